package main

import (
	"golang.org/x/tools/go/analysis"

	"github.com/incidentlint/incidentlint/analyzers"
)

// init makes an analyzer panic: in package inside below the code that recovers,
// in package outside above it.
func init() {
	entry, _ := analyzers.ByName("unboundedretry")
	run := entry.Analyzer.Run
	entry.Analyzer.Run = func(pass *analysis.Pass) (any, error) {
		switch pass.Pkg.Name() {
		case "inside":
			broken := *pass
			broken.ResultOf = nil
			pass = &broken
		case "outside":
			panic("sabotage")
		case "refused":
			return nil, errSabotage
		}
		return run(pass)
	}
}

type sabotage struct{}

func (sabotage) Error() string { return "sabotage" }

var errSabotage error = sabotage{}
