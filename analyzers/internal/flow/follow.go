package flow

import (
	"slices"

	"golang.org/x/tools/go/ssa"
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
	blocks map[*ssa.BasicBlock]bool
}

func behindOf(from ssa.Instruction) *behind {
	b := &behind{make(map[ssa.Instruction]bool), reachable(from.Block(), nil)}
	rest := from.Block().Instrs
	for _, instr := range rest[slices.Index(rest, from)+1:] {
		b.rest[instr] = true
	}
	return b
}

func (b *behind) holds(instr ssa.Instruction) bool { return b.blocks[instr.Block()] || b.rest[instr] }

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
	return comesTo(first.Block(), second.Block(), without.Block())
}

// comesTo reports whether control comes from the end of one block to the beginning of
// another, not through the block without.
func comesTo(from, to, without *ssa.BasicBlock) bool { return reachable(from, without)[to] }

// reachable returns the blocks to whose beginning control comes from the end of one, not
// through the block without.
func reachable(from, without *ssa.BasicBlock) map[*ssa.BasicBlock]bool {
	reached := make(map[*ssa.BasicBlock]bool)
	queue := slices.Clone(from.Succs)
	for len(queue) > 0 {
		block := queue[len(queue)-1]
		queue = queue[:len(queue)-1]
		if !reached[block] {
			reached[block] = true
			if block != without {
				queue = append(queue, block.Succs...)
			}
		}
	}
	return reached
}
