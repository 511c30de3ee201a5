package flow

import (
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/ir"
)

// Follows reports whether control can come from first to second. A function literal runs,
// as far as that matters, where it is made.
func Follows(second, first ssa.Instruction) bool { return After(first)(second) }

// After returns Follows for many that may follow the first.
func After(first ssa.Instruction) func(second ssa.Instruction) bool {
	all := make(map[*ssa.Function]*behind)
	return func(second ssa.Instruction) bool {
		for fn := first.Parent(); fn != nil; fn = fn.Parent() {
			if !isIn(second, fn) {
				continue
			}
			from, to := lifted(first, fn), lifted(second, fn)
			if from == nil || to == nil {
				return false
			}
			if all[fn] == nil {
				all[fn] = behindOf(from)
			}
			return from == to && first != second || all[fn].holds(to)
		}
		return false
	}
}

// A behind is what control can come to from one instruction, in its function.
type behind struct {
	rest   map[ssa.Instruction]bool // of its block
	blocks ir.Reach
}

func behindOf(from ssa.Instruction) *behind {
	b := &behind{make(map[ssa.Instruction]bool), ir.Reachable(ir.Successors, from.Block().Succs...)}
	rest := from.Block().Instrs
	for _, instr := range rest[slices.Index(rest, from)+1:] {
		b.rest[instr] = true
	}
	return b
}

func (b *behind) holds(instr ssa.Instruction) bool {
	return b.blocks.Holds(instr.Block()) || b.rest[instr]
}

// isIn reports whether instr belongs to fn, or to a literal in it.
func isIn(instr ssa.Instruction, fn *ssa.Function) bool {
	for in := instr.Parent(); in != nil; in = in.Parent() {
		if in == fn {
			return true
		}
	}
	return false
}

// lifted returns the instruction of fn in which instr happens; nil if that is not seen.
func lifted(instr ssa.Instruction, fn *ssa.Function) ssa.Instruction {
	for instr != nil && instr.Parent() != fn {
		instr = makingOf(instr.Parent())
	}
	return instr
}

// makingOf returns where the literal is made, or called if it captures nothing.
func makingOf(literal *ssa.Function) ssa.Instruction {
	if refs := literal.Referrers(); refs != nil && len(*refs) > 0 {
		return (*refs)[0]
	}
	return nil
}

// FollowsWithout reports the same of ways on which without does not happen in between; all
// three lie in one function.
func FollowsWithout(second, first, without ssa.Instruction) bool {
	if first.Parent() != second.Parent() || first.Parent() != without.Parent() {
		return false
	}
	index := func(instr ssa.Instruction) int { return slices.Index(instr.Block().Instrs, instr) }
	between := func(block *ssa.BasicBlock, from, to int) bool {
		return without.Block() == block && from < index(without) && index(without) < to
	}
	if first.Block() == second.Block() && index(first) < index(second) {
		return !between(first.Block(), index(first), index(second))
	}
	if between(first.Block(), index(first), len(first.Block().Instrs)) || between(second.Block(), -1, index(second)) {
		return false
	}
	return ir.Reachable(func(b *ssa.BasicBlock) []*ssa.BasicBlock {
		if b == without.Block() {
			return nil
		}
		return b.Succs
	}, first.Block().Succs...).Holds(second.Block())
}
