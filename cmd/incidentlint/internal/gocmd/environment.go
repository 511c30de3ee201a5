package gocmd

import (
	"strings"

	"github.com/incidentlint/incidentlint/analyzers"
)

// environment returns env for a run of the go subcommand. GOFLAGS may hold
// flags of the suite, which go vet takes and any other subcommand calls an
// error (Go 1.26).
func environment(env []string, subcommand string) []string {
	if subcommand == "vet" {
		return env
	}
	for i, variable := range env {
		if flags, ok := strings.CutPrefix(variable, "GOFLAGS="); ok {
			env[i] = "GOFLAGS=" + withoutSuiteFlags(flags)
		}
	}
	return env
}

func withoutSuiteFlags(flags string) string {
	var kept []string
	for _, f := range strings.Fields(flags) {
		name, _, _ := strings.Cut(strings.TrimLeft(f, "-"), "=")
		analyzer, _, _ := strings.Cut(name, ".")
		if _, ok := analyzers.ByName(analyzer); !ok {
			kept = append(kept, f)
		}
	}
	return strings.Join(kept, " ")
}
