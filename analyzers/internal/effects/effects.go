package effects

import (
	_ "embed"
	"go/ast"
	"reflect"
	"slices"
	"sync"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
	"github.com/incidentlint/incidentlint/analyzers/internal/directive"
	"github.com/incidentlint/incidentlint/analyzers/internal/ir"
	"github.com/incidentlint/incidentlint/analyzers/internal/ledger"
	"github.com/incidentlint/incidentlint/analyzers/internal/page"
	"github.com/incidentlint/incidentlint/analyzers/internal/report"
)

//go:embed doc.go
var doc string

// Page is the documentation of the analyzer.
var Page = page.Parse(doc)

// Categories are the analyzer's own.
var Categories = []report.Category{
	{ID: report.Directive, On: true, Level: report.Error, Certainty: report.Proven, Summary: "directives that cannot be read"},
}

// Analyzer is the one analyzer with facts. Its result is a *Result.
var Analyzer = report.New(report.Spec{
	Page:       Page,
	Categories: Categories,
	FactTypes:  []analysis.Fact{new(Does), new(Copies), new(Retires), new(Stages), new(Wired), new(Layer)},
	Result:     reflect.TypeFor[*Result](),
	Run:        run,
})

// HasFacts reports whether the package at path may have facts of its own.
func HasFacts(path string) bool { return catalog.HasFacts(path) }

// A Result answers what the calls of one package do.
// The zero Result, that of a package whose analysis failed, knows nothing.
type Result struct {
	analysis func() *packageEffects
	retired  []ledger.Entry
	stages   stages
	marks    []directive.Mark

	open map[string][]analysis.Range // by analyzer: the findings that rest on implementations
	here []wiredFinding              // those that this package makes true
}

func run(pass *analysis.Pass, say report.Func) any {
	directives := directive.Parse(pass.Fset, pass.Files)
	for _, problem := range directives.Problems {
		say(report.Finding{Category: report.Directive, Range: problem.Comment, Message: problem.Message})
	}
	r := &Result{analysis: sync.OnceValue(func() *packageEffects { return analyse(pass, directives) })}
	r.retired, r.marks = retiredIn(pass, directives), directives.Marks
	r.stagesIn(pass, directives)
	// Where no fact is wanted, nothing is worked out until a reporter asks.
	if catalog.HasFacts(pass.Pkg.Path()) {
		r.analysis().export()
		if r.wire(r.analysis()) && report.ShowNotAnalysed {
			say(tooWide(pass))
		}
	}
	if report.ShowNotAnalysed {
		for _, node := range r.analysis().ir.LeftAlone {
			say(report.Gap(node, "is too big"))
		}
	}
	return r
}

// Functions returns the analysed functions, literals behind the function that
// holds them, in source order. Those that a test calls, with its *testing.T, are
// test code wherever they stand, and left out as that is.
func (r *Result) Functions() []*ssa.Function {
	if r.analysis == nil {
		return nil
	}
	all := r.analysis().ir.Functions
	if report.ShowsTests() {
		return all
	}
	return slices.DeleteFunc(slices.Clone(all), isTestCode)
}

// isTestCode reports whether fn, or the function around it, takes a *testing.T or its like.
func isTestCode(fn *ssa.Function) bool {
	for ; fn != nil; fn = fn.Parent() {
		for param := range fn.Signature.Params().Variables() {
			if catalog.IsTesting(param.Type()) {
				return true
			}
		}
	}
	return false
}

// Of returns what the callee of call does; zero if that is not known.
func (r *Result) Of(call *ssa.CallCommon) catalog.Effect {
	if r.analysis == nil {
		return 0
	}
	return r.analysis().ofCall(call).Effects
}

// OfFunction returns what fn, declared or a literal, does; zero if that is not known.
func (r *Result) OfFunction(fn *ssa.Function) catalog.Effect {
	if r.analysis == nil {
		return 0
	}
	return r.analysis().ofFunction(fn).Effects
}

// Via returns the name of the library call that makes call remote, or "" if
// the callee is that itself.
func (r *Result) Via(call *ssa.CallCommon) string {
	if r.analysis == nil {
		return ""
	}
	return r.analysis().ofCall(call).Via
}

// LeftAlone returns the declarations that are too big to look into; all is true
// if there was a panic, and nothing was looked into.
func (r *Result) LeftAlone() (nodes []ast.Node, all bool) {
	if r.analysis == nil {
		return nil, true
	}
	return r.analysis().ir.LeftAlone, false
}

// Waits reports whether instr lets time pass: a call that does, or a receive
// from a timer or ticker.
func (r *Result) Waits(instr ssa.Instruction) bool {
	return r.analysis != nil && r.analysis().Waits(instr)
}

// Receives reports whether instr blocks until another party does something.
func (r *Result) Receives(instr ssa.Instruction) bool {
	return r.analysis != nil && r.analysis().Receives(instr)
}

// IsClosedForGood reports whether ch is a channel that its library closes when what
// it reports on is lost.
func (r *Result) IsClosedForGood(ch ssa.Value) bool {
	if catalog.IsClosedChannelType(ch.Type()) {
		return true
	}
	if extract, ok := ch.(*ssa.Extract); ok && extract.Index == 0 {
		ch = extract.Tuple
	}
	call, ok := ch.(*ssa.Call)
	if !ok {
		return false
	}
	fn := ir.Callee(&call.Call)
	return fn != nil && catalog.ReturnsClosedChannel(fn)
}
