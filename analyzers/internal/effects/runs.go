package effects

import (
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
	"github.com/incidentlint/incidentlint/analyzers/internal/flow"
	"github.com/incidentlint/incidentlint/analyzers/internal/ir"
)

// running returns which parameter of fn is the text of a statement that fn runs, if nobody
// learns from fn how many rows it has changed but by what it returns:
//
//	func (s *store) exec(ctx context.Context, text string, args ...any) error {
//		_, err := s.db.ExecContext(ctx, text, args...)
//		return err
//	}
func (p *packageEffects) running(fn *ssa.Function) Does {
	for i, param := range fn.Params {
		if p.runs(fn, param, fn.Params[i+1:]) {
			return Does{Runs: i + 1}
		}
	}
	return Does{}
}

// runs reports whether text is that parameter, and behind, those behind it, what the
// statement is given.
func (p *packageEffects) runs(fn *ssa.Function, text *ssa.Parameter, behind []*ssa.Parameter) bool {
	if !isString(text.Type()) || len(behind) > 1 || len(behind) == 1 && !fn.Signature.Variadic() {
		return false
	}
	found := false
	for instr := range ir.Instructions(fn) {
		call, ok := instr.(*ssa.Call)
		if !ok || p.textOf(&call.Call) != ssa.Value(text) {
			continue
		}
		args := call.Call.Args
		if len(behind) == 1 && args[len(args)-1] != ssa.Value(behind[0]) {
			return false // it is given something else
		}
		if onlyError(fn.Signature) && p.countIsRead(call) || refusesNone(call) {
			return false
		}
		found = true
	}
	return found
}

func isString(t types.Type) bool {
	basic, ok := t.Underlying().(*types.Basic)
	return ok && basic.Kind() == types.String
}

// textOf returns the text of the statement that call is given; nil if it takes none.
func (p *packageEffects) textOf(call *ssa.CallCommon) ssa.Value {
	fn := ir.Callee(call)
	if fn == nil {
		return nil
	}
	if operands, runs := flow.Operands(call), p.of(fn).Runs; runs > 0 && runs <= len(operands) {
		return operands[runs-1]
	}
	if catalog.VerbOf(fn) != catalog.Executes {
		return nil
	}
	for _, arg := range call.Args {
		if isString(arg.Type()) {
			return arg
		}
	}
	return nil
}
