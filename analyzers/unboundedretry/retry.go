package unboundedretry

import (
	"fmt"
	"go/ast"
	"go/token"
	"slices"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
	"github.com/incidentlint/incidentlint/analyzers/internal/effects"
	"github.com/incidentlint/incidentlint/analyzers/internal/flow"
	"github.com/incidentlint/incidentlint/analyzers/internal/report"
)

// A retry is a candidate: a remote call, given the same on every turn, and the
// innermost loop around it.
type retry struct {
	known *effects.Result
	fn    *ssa.Function
	loop  *flow.Loop
	stmt  ast.Stmt // the for or range statement
	call  *ssa.Call

	gaveUp bool // a question about it has no answer
}

// retryLoop are the candidates of one loop, in block order.
type retryLoop []*retry

// first returns the first candidate for which is reports true, or nil.
func (l retryLoop) first(is func(*retry) bool) *retry {
	if i := slices.IndexFunc(l, is); i >= 0 {
		return l[i]
	}
	return nil
}

// gaveUp reports whether it is not known if some candidate fits.
func (l retryLoop) gaveUp() bool {
	return slices.ContainsFunc(l, func(r *retry) bool { return r.gaveUp })
}

// loopsOf returns the loops of fn that make remote calls.
func loopsOf(known *effects.Result, fn *ssa.Function) []retryLoop {
	loops := flow.Loops(fn)
	found := make(map[*flow.Loop]retryLoop)
	for _, block := range fn.Blocks {
		loop := flow.Innermost(loops, block)
		if loop == nil {
			continue
		}
		for _, instr := range block.Instrs {
			call, ok := instr.(*ssa.Call)
			if ok && known.Of(&call.Call).Has(catalog.Remote) && flow.SameInput(loop, call, inputs(known)) {
				found[loop] = append(found[loop], &retry{known: known, fn: fn, loop: loop, call: call})
			}
		}
	}
	var out []retryLoop
	for _, loop := range loops {
		stmt := loop.Statement(fn)
		if len(found[loop]) == 0 || stmt == nil {
			continue // a loop made by goto has no statement
		}
		for _, retry := range found[loop] {
			retry.stmt = stmt
		}
		out = append(out, found[loop])
	}
	return out
}

// inputs returns what is known of arguments.
func inputs(known *effects.Result) flow.Inputs {
	return flow.Inputs{
		IsFresh:   func(call *ssa.CallCommon) bool { return known.Of(call).Has(catalog.Fresh) },
		IsContext: catalog.IsContext,
	}
}

// hotMessage returns what a hot retry does: each attempt is a request, or a
// look at a stream that is broken and stays so.
func (r *retry) hotMessage() string {
	if r.known.Of(&r.call.Call).Has(catalog.Receives) {
		return "retry of %s has no wait on failure, it spins on a connection that is broken"
	}
	return "retry of %s has no wait on failure, it floods a failing service with calls"
}

// finding says format, which takes the name of the call, at the for keyword.
func (r *retry) finding(category, format string) report.Finding {
	name := r.known.Name(&r.call.Call)
	if via := r.known.Via(&r.call.Call); via != "" {
		name += " (" + via + ")"
	}
	return report.Finding{
		Category: category,
		Range:    keyword{r.stmt.Pos()},
		Message:  fmt.Sprintf(format, name),
		Related: []analysis.RelatedInformation{{
			Pos: r.call.Pos(), Message: name + " is called here",
		}},
	}
}

// keyword is the range of the word for.
type keyword struct{ pos token.Pos }

func (k keyword) Pos() token.Pos { return k.pos }
func (k keyword) End() token.Pos { return k.pos + token.Pos(len("for")) }
