package flow

import "golang.org/x/tools/go/ssa"

// A Loop is a natural loop: a head, and all blocks from which control can come
// back to the head without leaving it. Or it is a function that calls itself:
// then the head is its first block, and the call the way back.
type Loop struct {
	Head   *ssa.BasicBlock
	Again  *ssa.Call // by which the function calls itself; nil for a natural loop
	blocks map[*ssa.BasicBlock]bool
	live   *liveness // nil until it is asked for
	budget *int      // shared by the loops of a function
	sites  *sites    // as well
}

// budget is how many blocks the walks through all loops of one function may
// visit together: 20 ms of work (BenchmarkBudget).
const budget = 10_000

// Holds reports whether b belongs to the loop. A block from which control
// cannot come back, such as one that returns, does not.
func (l *Loop) Holds(b *ssa.BasicBlock) bool { return l.blocks[b] }

// Loops returns the natural loops of fn, by head in block order. A loop that
// is entered at two places, by goto, is none.
func Loops(fn *ssa.Function) []*Loop {
	var loops []*Loop
	left, shared := budget, new(sites)
	for _, head := range fn.Blocks {
		var loop *Loop
		for _, pred := range head.Preds {
			if !head.Dominates(pred) {
				continue
			}
			if loop == nil {
				loop = &Loop{Head: head, blocks: map[*ssa.BasicBlock]bool{head: true}, budget: &left, sites: shared}
				loops = append(loops, loop)
			}
			loop.grow(pred)
		}
	}
	return loops
}

// grow adds b and all that lead to it from the head.
func (l *Loop) grow(b *ssa.BasicBlock) {
	if l.blocks[b] {
		return
	}
	l.blocks[b] = true
	for _, pred := range b.Preds {
		l.grow(pred)
	}
}

// Exits returns the branches by which control can leave the loop, in block order.
func (l *Loop) Exits() (exits []Exit) {
	for _, block := range l.Head.Parent().Blocks {
		branch, ok := block.Instrs[len(block.Instrs)-1].(*ssa.If)
		if !ok || !l.Holds(block) {
			continue
		}
		for _, exit := range []Exit{{branch, true}, {branch, false}} {
			if !l.Holds(exit.succ()) && !exit.isNoCase() {
				exits = append(exits, exit)
			}
		}
	}
	return exits
}

// Innermost returns the smallest of loops that holds b, or nil.
func Innermost(loops []*Loop, b *ssa.BasicBlock) *Loop {
	var found *Loop
	for _, loop := range loops {
		if loop.Holds(b) && (found == nil || len(loop.blocks) < len(found.blocks)) {
			found = loop
		}
	}
	return found
}
