package emptywrite

import (
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/flow"
	"github.com/incidentlint/incidentlint/analyzers/internal/ir"
)

// ways returns where control goes when there is nothing, and when there is something.
func ways(asked flow.Asked) (empty, full *ssa.BasicBlock) {
	empty, full = asked.If.Block().Succs[0], asked.If.Block().Succs[1]
	if !asked.On {
		empty, full = full, empty
	}
	return empty, full
}

// reachable returns block and those that next leads to from there.
func reachable(block *ssa.BasicBlock, next func(*ssa.BasicBlock) []*ssa.BasicBlock) []*ssa.BasicBlock {
	all := []*ssa.BasicBlock{block}
	for i := 0; i < len(all); i++ {
		for _, other := range next(all[i]) {
			if !slices.Contains(all, other) {
				all = append(all, other)
			}
		}
	}
	return all
}

func successors(b *ssa.BasicBlock) []*ssa.BasicBlock { return b.Succs }

func predecessors(b *ssa.BasicBlock) []*ssa.BasicBlock { return b.Preds }

// onlyBehindOne returns the blocks that only one of the two leads to.
func onlyBehindOne(a, b *ssa.BasicBlock) []*ssa.BasicBlock {
	return append(behindFirst(a, b), behindFirst(b, a)...)
}

// behindFirst returns the blocks that only the first of the two leads to.
func behindFirst(one, other *ssa.BasicBlock) (blocks []*ssa.BasicBlock) {
	ofOther := reachable(other, successors)
	for _, block := range reachable(one, successors) {
		if !slices.Contains(ofOther, block) {
			blocks = append(blocks, block)
		}
	}
	return blocks
}

// isRepeated reports whether block lies in a loop: what is skipped is one of many.
func isRepeated(block *ssa.BasicBlock) bool {
	return slices.ContainsFunc(block.Succs, func(succ *ssa.BasicBlock) bool {
		return slices.Contains(reachable(succ, successors), block)
	})
}

// isRepeatedAnywhere reports whether block, or the literal that holds it, lies in a loop.
func isRepeatedAnywhere(block *ssa.BasicBlock) bool {
	if isRepeated(block) {
		return true
	}
	fn := block.Parent()
	if fn.Parent() == nil {
		return false
	}
	for instr := range ir.Instructions(fn.Parent()) {
		if closure, ok := instr.(*ssa.MakeClosure); ok && closure.Fn == fn && isRepeatedAnywhere(closure.Block()) {
			return true
		}
	}
	return false
}
