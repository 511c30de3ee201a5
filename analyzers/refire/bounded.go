package refire

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/flow"
)

// isBounded reports whether the loop ends by itself, after so many turns or so much time: what
// it starts piles up no longer than that.
func (f *function) isBounded(loop *flow.Loop) bool {
	return slices.ContainsFunc(loop.Exits(), func(exit flow.Exit) bool {
		return exit.If.Block() == loop.Head && (isCount(exit.If.Cond) || f.isDeadline(exit.If.Cond))
	})
}

func isCount(cond ssa.Value) bool {
	switch cond := cond.(type) {
	case *ssa.Extract: // of a range
		_, isNext := cond.Tuple.(*ssa.Next)
		return isNext
	case *ssa.BinOp:
		sel, _ := flow.SelectCase(cond)
		return sel == nil && isInteger(cond.X.Type())
	}
	return false
}

func isInteger(t types.Type) bool {
	basic, ok := t.Underlying().(*types.Basic)
	return ok && basic.Info()&types.IsInteger != 0
}

// isDeadline reports whether cond says how much time is over.
func (f *function) isDeadline(cond ssa.Value) bool {
	var x, y ssa.Value
	switch cond := cond.(type) {
	case *ssa.BinOp:
		x, y = cond.X, cond.Y
	case *ssa.Call: // time.Now().Before(end)
		if len(cond.Call.Args) == 2 {
			x, y = cond.Call.Args[0], cond.Call.Args[1]
		}
	}
	return f.clock(x) != f.clock(y)
}
