package emptywrite

import (
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

// onlyBehindOne returns the blocks that only one of the two leads to.
func onlyBehindOne(a, b *ssa.BasicBlock) []*ssa.BasicBlock {
	return append(behindFirst(a, b), behindFirst(b, a)...)
}

// behindFirst returns the blocks that only the first of the two leads to.
func behindFirst(one, other *ssa.BasicBlock) (blocks []*ssa.BasicBlock) {
	ofOther := ir.After(other)
	for _, block := range ir.After(one).Blocks {
		if !ofOther.Holds(block) {
			blocks = append(blocks, block)
		}
	}
	return blocks
}

// isRepeatedAnywhere reports whether block, or the literal that holds it, lies in a loop: what
// is skipped is one of many.
func isRepeatedAnywhere(block *ssa.BasicBlock) bool {
	if ir.IsRepeated(block) {
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
