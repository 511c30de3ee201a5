package refire

import (
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
	"github.com/incidentlint/incidentlint/analyzers/internal/ir"
)

// isNumber reports whether t is a number, or an atomic one.
func isNumber(t types.Type) bool {
	if basic, ok := t.Underlying().(*types.Basic); ok {
		return basic.Info()&types.IsNumeric != 0
	}
	return catalog.IsAtomic(t)
}

// isCallOf reports whether instr calls a function for which is is true.
func isCallOf(instr ssa.Instruction, is func(*types.Func) bool) bool {
	call, ok := instr.(*ssa.Call)
	if !ok {
		return false
	}
	fn := ir.Callee(&call.Call)
	return fn != nil && is(fn)
}

// rootOf returns the variable or value that v is read from, through fields.
func rootOf(v ssa.Value) ssa.Value {
	for {
		switch x := v.(type) {
		case *ssa.UnOp:
			v = x.X
		case *ssa.FieldAddr:
			v = x.X
		case *ssa.Field:
			v = x.X
		case *ssa.IndexAddr:
			v = x.X
		case *ssa.Call:
			if len(x.Call.Args) == 0 || x.Call.StaticCallee() == nil || x.Call.Signature().Recv() == nil {
				return v
			}
			v = x.Call.Args[0]
		default:
			return v
		}
	}
}

// functionOf returns the function that v, a value of function type, is; or nil.
func functionOf(v ssa.Value) *ssa.Function {
	switch v := v.(type) {
	case *ssa.Function:
		return v
	case *ssa.MakeClosure:
		return v.Fn.(*ssa.Function)
	case *ssa.ChangeType:
		return functionOf(v.X)
	case *ssa.MakeInterface:
		return functionOf(v.X)
	}
	return nil
}
