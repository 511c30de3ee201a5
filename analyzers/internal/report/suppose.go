package report

import (
	"cmp"
	"path/filepath"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/incidentlint/incidentlint/analyzers/internal/wiring"
)

// A supposer is an analyzer that can be asked under suppositions.
type supposer struct {
	analyzer *analysis.Analyzer
	spec     Spec
	show     *switches
}

// supposing are those of the program.
var supposing []supposer

// Wired is what a result of an analyzer that the others require can tell them: the findings
// of theirs that rest on what implementations do.
type Wired interface {
	// Open returns those of this package, which are said where its interfaces are wired.
	Open(analyzer string) []analysis.Range
	// Here returns those, of whatever package, that this package makes true.
	Here(analyzer string) []Finding
}

// Suppose asks each analyzer that can be asked so what it finds in the package if the results
// of those that it requires are these, and returns the findings that rest on a supposition,
// and where they stand. What a directive ignores is not returned, but its place is.
func Suppose(pass *analysis.Pass, results map[*analysis.Analyzer]any) (found []wiring.Finding, at map[string][]analysis.Range) {
	at = make(map[string][]analysis.Range)
	for _, s := range slices.SortedFunc(slices.Values(supposing), func(a, b supposer) int { return cmp.Compare(a.analyzer.Name, b.analyzer.Name) }) {
		inner := *pass
		inner.Analyzer, inner.ResultOf = s.analyzer, results
		inner.Report = func(analysis.Diagnostic) { panic("findings go through report") }
		out := newSink(&inner, s.spec, s.show)
		s.spec.Run(&inner, func(f Finding) bool {
			if !s.show.shows(f.Category) {
				return false
			}
			posn := pass.Fset.Position(f.Range.Pos())
			switch {
			case len(f.RestsOn) == 0 || out.silent[pass.Fset.File(f.Range.Pos())]:
			case out.ignored(f):
				at[s.analyzer.Name] = append(at[s.analyzer.Name], f.Range)
			default:
				found = append(found, wiring.Finding{
					Analyzer: s.analyzer.Name, Category: f.Category, Message: f.Message,
					Package: pass.Pkg.Path(), File: filepath.Base(posn.Filename), Line: posn.Line, Column: posn.Column,
					If: f.RestsOn,
				})
			}
			return true
		})
	}
	return found, at
}

// wired says the findings that the package makes true by what it gives to whom, and notes
// which directives ignore such findings of its own.
func (s *sink) wired() {
	for _, result := range s.pass.ResultOf {
		r, ok := result.(Wired)
		if !ok {
			continue
		}
		for _, at := range r.Open(s.pass.Analyzer.Name) {
			for category := range s.known {
				s.ignored(Finding{Category: category, Range: at})
			}
		}
		for _, f := range r.Here(s.pass.Analyzer.Name) {
			s.say(f)
		}
	}
}
