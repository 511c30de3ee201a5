package report

import (
	"fmt"
	"reflect"
	"runtime/debug"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/incidentlint/incidentlint/analyzers/internal/page"
	"github.com/incidentlint/incidentlint/analyzers/internal/wiring"
)

// A Spec is what an analyzer is made of.
type Spec struct {
	Page       *page.Page
	Categories []Category
	Requires   []*analysis.Analyzer

	// Supposes says that Run can be asked once more, with an effects.Result that
	// supposes what the methods of interfaces do, and that its findings say what they
	// rest on.
	Supposes bool

	// FactTypes and Result are for the one analyzer that has facts.
	FactTypes []analysis.Fact
	Result    reflect.Type

	// Run looks for findings and hands each to say, which decides whether it
	// is shown. Its result is the analyzer's result; nil where there is none.
	// It must not fail: an error would lose the findings of all analyzers.
	Run func(pass *analysis.Pass, say Func) any
}

// Func takes one finding of an analyzer. It reports false if the category is
// switched off, so that the next one that fits can be said.
type Func func(Finding) bool

// A Finding is one bug, at the expression that a person would edit.
type Finding struct {
	Category string
	Range    analysis.Range
	Message  string // by the message law, see linttest
	Related  []analysis.RelatedInformation
	Fixes    []analysis.SuggestedFix

	// RestsOn is what is supposed of interfaces for it to be a finding; none if it is one.
	RestsOn []wiring.Condition
}

// New builds an analyzer with a switch for each category, named by its ID, and
// the flag "tests", which has findings in test files shown too.
func New(spec Spec) *analysis.Analyzer {
	a := &analysis.Analyzer{
		Name:       spec.Page.Name,
		Doc:        spec.Page.AnalyzerDoc(),
		URL:        spec.Page.URL(),
		Requires:   spec.Requires,
		FactTypes:  spec.FactTypes,
		ResultType: spec.Result,
	}
	show := new(switches)
	show.define(&a.Flags, spec.Categories)
	if spec.Supposes {
		supposing = append(supposing, supposer{a, spec, show})
	}
	a.Run = func(pass *analysis.Pass) (result any, err error) {
		out := newSink(pass, spec, show)
		inner := *pass
		inner.Report = func(analysis.Diagnostic) { panic("findings go through report") }
		defer func() {
			if r := recover(); r != nil {
				out.internalError(r, debug.Stack())
				result = zero(spec.Result)
			}
		}()
		result = spec.Run(&inner, out.say)
		out.wired()
		out.unusedIgnores()
		return result, nil
	}
	return a
}

// zero returns an empty result of type t, so that the analyzers that require
// this one can go on after a panic; nil if t is nil.
func zero(t reflect.Type) any {
	if t == nil {
		return nil
	}
	return reflect.New(t.Elem()).Interface()
}

// internalError reports a panic at the package clause of the first file.
func (s *sink) internalError(cause any, stack []byte) {
	if len(s.pass.Files) == 0 {
		return
	}
	s.pass.Report(analysis.Diagnostic{
		Category: InternalError,
		Pos:      s.pass.Files[0].Name.Pos(),
		End:      s.pass.Files[0].Name.End(),
		Message:  fmt.Sprintf("internal error in %s at %s: %v, package %s is not analysed", s.pass.Analyzer.Name, panicSite(string(stack)), cause, s.pass.Pkg.Path()),
	})
}

// panicSite returns "file.go:12" of the innermost frame below panic in a
// stack trace of runtime/debug.
func panicSite(stack string) string {
	lines := strings.Split(stack, "\n")
	for i := len(lines) - 1; i >= 0; i-- { // the outermost panic call is the last one
		if strings.HasPrefix(lines[i], "panic(") && i+3 < len(lines) {
			site, _, _ := strings.Cut(strings.TrimSpace(lines[i+3]), " ")
			return site[strings.LastIndexByte(site, '/')+1:]
		}
	}
	return "an unknown place"
}
