package emptywrite

import (
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
	"github.com/incidentlint/incidentlint/analyzers/internal/flow"
	"github.com/incidentlint/incidentlint/analyzers/internal/ir"
)

// joinsAtOnce reports whether nothing is called on the way from empty to what written, the
// block with the write, leads to as well; or nothing but what replies that all went well.
func (l *lookup) joinsAtOnce(empty, written *ssa.BasicBlock) bool {
	shared := ir.After(written)
	replies, joins := false, false
	for _, block := range ir.After(empty).Blocks {
		if shared.Holds(block) {
			joins = joins || block == empty || slices.Contains(empty.Succs, block)
			continue
		}
		for _, instr := range block.Instrs {
			call, ok := instr.(ssa.CallInstruction)
			if ok && !l.known.IsSuccess(call.Common()) {
				return false
			}
			replies = replies || ok
		}
	}
	return replies || joins
}

// repliesDiffer reports whether the reply behind both ways is made of what differs between
// them: a phi there, or a variable that one of them alone stores to.
func repliesDiffer(empty, full *ssa.BasicBlock) bool {
	stored := make(map[ssa.Value]bool)
	for _, block := range onlyBehindOne(empty, full) {
		for _, instr := range block.Instrs {
			if store, ok := instr.(*ssa.Store); ok {
				if cell, ok := flow.CellOf(store.Addr); ok {
					stored[cell.Root] = true
				}
			}
		}
	}
	shared := ir.After(full)
	for _, block := range ir.After(empty).Blocks {
		if !shared.Holds(block) {
			continue
		}
		for _, instr := range block.Instrs {
			if _, isPhi := instr.(*ssa.Phi); isPhi {
				return true
			}
			if load, ok := instr.(*ssa.UnOp); ok {
				if cell, ok := flow.CellOf(load.X); ok && stored[cell.Root] {
					return true
				}
			}
		}
	}
	return false
}

// repliesItself reports whether the query is given what the reply is written to.
func (l *lookup) repliesItself() bool {
	callee := ir.Callee(&l.Call.Call)
	return callee != nil && catalog.ServesRequests(callee.Signature(), callee.Name())
}

// isShown reports whether a call behind the branch is given the object: it shows that there
// is none.
func (l *lookup) isShown() bool {
	return slices.ContainsFunc(l.course.Ends, func(end flow.AbsentEnd) bool { return end.Shown })
}

// tellsOtherwise reports whether one of the two ways alone stores something that outlives
// the function: by that the caller may see whether there was something.
func tellsOtherwise(empty, full *ssa.BasicBlock) bool {
	return slices.ContainsFunc(onlyBehindOne(empty, full), func(block *ssa.BasicBlock) bool {
		return slices.ContainsFunc(block.Instrs, func(instr ssa.Instruction) bool {
			store, ok := instr.(*ssa.Store)
			if !ok {
				return false
			}
			switch store.Addr.(type) {
			case *ssa.FreeVar:
				return !ir.IsError(store.Val.Type())
			case *ssa.Parameter:
				return true
			}
			return false
		})
	})
}

// isHandedOut reports whether a variable of the function around has what was found.
func (l *lookup) isHandedOut() bool {
	values := append([]ssa.Value{l.Object}, l.Absence.False...)
	return slices.ContainsFunc(values, func(v ssa.Value) bool {
		if v == nil {
			return false
		}
		return slices.ContainsFunc(*v.Referrers(), func(ref ssa.Instruction) bool {
			store, ok := ref.(*ssa.Store)
			if !ok || store.Val != v {
				return false
			}
			_, isFree := store.Addr.(*ssa.FreeVar)
			return isFree
		})
	})
}
