package flow

import (
	"go/ast"
	"go/token"

	"golang.org/x/tools/go/ssa"
)

// A Loop is a natural loop: a head, and all blocks from which control can come
// back to the head without leaving it.
type Loop struct {
	Head   *ssa.BasicBlock
	blocks map[*ssa.BasicBlock]bool
	live   liveness // nil until it is asked for
	budget *int     // shared by the loops of a function
}

// budget is how many blocks the walks through all loops of one function may
// visit together: 40 ms of work (BenchmarkBudget).
const budget = 20_000

// Holds reports whether b belongs to the loop. A block from which control
// cannot come back, such as one that returns, does not.
func (l *Loop) Holds(b *ssa.BasicBlock) bool { return l.blocks[b] }

// Loops returns the natural loops of fn, by head in block order. A loop that
// is entered at two places, by goto, is none.
func Loops(fn *ssa.Function) []*Loop {
	var loops []*Loop
	left := budget
	for _, head := range fn.Blocks {
		var loop *Loop
		for _, pred := range head.Preds {
			if !head.Dominates(pred) {
				continue
			}
			if loop == nil {
				loop = &Loop{Head: head, blocks: map[*ssa.BasicBlock]bool{head: true}, budget: &left}
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

// Statement returns the innermost for or range statement of fn that the whole
// loop lies in, or nil for a loop made by goto.
func (l *Loop) Statement(fn *ssa.Function) ast.Stmt {
	first, last := l.extent()
	if fn.Syntax() == nil || !first.IsValid() {
		return nil
	}
	var found ast.Stmt
	ast.Inspect(fn.Syntax(), func(n ast.Node) bool {
		if n == nil || n.Pos() > first || n.End() <= last {
			return false
		}
		switch n := n.(type) {
		case *ast.ForStmt:
			found = n
		case *ast.RangeStmt:
			found = n
		}
		return true
	})
	return found
}

// extent returns the first and last position of an instruction of the loop.
func (l *Loop) extent() (first, last token.Pos) {
	for block := range l.blocks {
		for _, instr := range block.Instrs {
			if _, isPhi := instr.(*ssa.Phi); isPhi {
				continue // stands where its variable is declared
			}
			pos := instr.Pos()
			if !pos.IsValid() {
				continue
			}
			if !first.IsValid() || pos < first {
				first = pos
			}
			last = max(last, pos)
		}
	}
	return first, last
}
