package flow

import (
	"slices"

	"golang.org/x/tools/go/ssa"
)

// Follows reports whether control can come from first to second. A function literal runs,
// as far as that matters, where it is made.
func Follows(second, first ssa.Instruction) bool {
	for _, fn := range around(first) {
		if !slices.Contains(around(second), fn) {
			continue
		}
		from, to := lifted(first, fn), lifted(second, fn)
		return from != nil && to != nil && (from == to && first != second || follows(to, from))
	}
	return false
}

// around returns the function of instr and those around it, the innermost first.
func around(instr ssa.Instruction) (all []*ssa.Function) {
	for fn := instr.Parent(); fn != nil; fn = fn.Parent() {
		all = append(all, fn)
	}
	return all
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

func follows(second, first ssa.Instruction) bool {
	if first.Block() == second.Block() && slices.Index(first.Block().Instrs, first) < slices.Index(second.Block().Instrs, second) {
		return true
	}
	return comesTo(first.Block(), second.Block(), nil)
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
	return comesTo(first.Block(), second.Block(), without.Block())
}

// comesTo reports whether control comes from the end of one block to the beginning of
// another, not through the block without.
func comesTo(from, to, without *ssa.BasicBlock) bool {
	seen := make(map[*ssa.BasicBlock]bool)
	queue := slices.Clone(from.Succs)
	for len(queue) > 0 {
		block := queue[0]
		queue = queue[1:]
		if block == to {
			return true
		}
		if !seen[block] && block != without {
			seen[block] = true
			queue = append(queue, block.Succs...)
		}
	}
	return false
}
