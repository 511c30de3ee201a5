package ir

import (
	"golang.org/x/tools/go/ssa"
)

// A Reach is the blocks of one function that control comes to, or comes from. The zero Reach
// is none.
type Reach struct {
	Blocks []*ssa.BasicBlock // each once; the nearest first
	in     []bool            // by the index of the block
}

// Reachable returns the blocks of from, and those that next leads to from there.
func Reachable(next func(*ssa.BasicBlock) []*ssa.BasicBlock, from ...*ssa.BasicBlock) (r Reach) {
	if len(from) > 0 {
		r.in = make([]bool, len(from[0].Parent().Blocks))
	}
	r.add(from)
	for i := 0; i < len(r.Blocks); i++ {
		r.add(next(r.Blocks[i]))
	}
	return r
}

func (r *Reach) add(blocks []*ssa.BasicBlock) {
	for _, block := range blocks {
		if !r.in[block.Index] {
			r.in[block.Index] = true
			r.Blocks = append(r.Blocks, block)
		}
	}
}

// Holds reports whether block is one of them.
func (r Reach) Holds(block *ssa.BasicBlock) bool {
	return len(r.Blocks) > 0 && block.Parent() == r.Blocks[0].Parent() && r.in[block.Index]
}

// After returns block and those that control comes to from there.
func After(block *ssa.BasicBlock) Reach { return Reachable(Successors, block) }

// Before returns block and those that control comes from.
func Before(block *ssa.BasicBlock) Reach {
	return Reachable(func(b *ssa.BasicBlock) []*ssa.BasicBlock { return b.Preds }, block)
}

// Successors returns the blocks that control goes to from b.
func Successors(b *ssa.BasicBlock) []*ssa.BasicBlock { return b.Succs }

// IsRepeated reports whether block lies in a loop.
func IsRepeated(block *ssa.BasicBlock) bool {
	return Reachable(Successors, block.Succs...).Holds(block)
}
