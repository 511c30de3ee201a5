package effects

import (
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/flow"
	"github.com/incidentlint/incidentlint/analyzers/internal/ir"
)

// refusesNone reports whether a branch on how many rows the call has changed leads to an
// error: what is not there is not changed without a word.
//
//	if res.RowsAffected == 0 { return errMissing }
func refusesNone(call ssa.CallInstruction) bool {
	v := call.Value()
	return v != nil && isRefused(v, make(map[ssa.Value]bool))
}

// isRefused reports whether a branch on what v says, its error left out, leads to one.
func isRefused(v ssa.Value, seen map[ssa.Value]bool) bool {
	if seen[v] || ir.IsError(v.Type()) {
		return false
	}
	seen[v] = true
	return slices.ContainsFunc(*v.Referrers(), func(ref ssa.Instruction) bool {
		switch ref := ref.(type) {
		case *ssa.If:
			return decidesOnError(ref)
		case *ssa.FieldAddr:
			return statusField(ref) != flow.ErrorField && isRefused(ref, seen)
		case *ssa.Store:
			variable, ok := ref.Addr.(*ssa.Alloc)
			return ok && ref.Val == v && isRefused(variable, seen)
		case ssa.Value:
			return isRefused(ref, seen)
		}
		return false
	})
}

// decidesOnError reports whether an error is made or returned on one side of the branch only.
func decidesOnError(branch *ssa.If) bool {
	yes, no := ir.After(branch.Block().Succs[0]), ir.After(branch.Block().Succs[1])
	return slices.ContainsFunc(branch.Parent().Blocks, func(block *ssa.BasicBlock) bool {
		return yes.Holds(block) != no.Holds(block) && (returnsSomeError(block) || slices.ContainsFunc(block.Succs, func(succ *ssa.BasicBlock) bool {
			return bringsSomeError(block, succ)
		}))
	})
}

func returnsSomeError(block *ssa.BasicBlock) bool {
	ret, ok := block.Instrs[len(block.Instrs)-1].(*ssa.Return)
	return ok && slices.ContainsFunc(ret.Results, isSomeError)
}

// bringsSomeError reports whether a variable has an error in block to if control comes from
// the other.
func bringsSomeError(from, to *ssa.BasicBlock) bool {
	return slices.ContainsFunc(to.Instrs, func(instr ssa.Instruction) bool {
		phi, ok := instr.(*ssa.Phi)
		return ok && isSomeError(phi.Edges[slices.Index(to.Preds, from)])
	})
}

func isSomeError(v ssa.Value) bool {
	c, isConst := v.(*ssa.Const)
	return ir.IsError(v.Type()) && (!isConst || !c.IsNil())
}
