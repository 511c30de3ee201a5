package flow

import "golang.org/x/tools/go/ssa"

// A liveness holds, for each block of a loop or function, the values that are set
// before it, or by its phis, and may still be read inside. What is known of others
// makes no difference, and would only multiply the states of a walk.
type liveness struct {
	sets   map[*ssa.BasicBlock]bits
	number map[ssa.Value]int  // of a value, in the sets
	shared map[ssa.Value]bool // with a function literal
}

// bits are a set of small numbers.
type bits []uint64

func (b bits) has(n int) bool { return n/64 < len(b) && b[n/64]&(1<<(n%64)) != 0 }

func (b bits) with(n int) bits {
	for len(b) <= n/64 {
		b = append(b, 0)
	}
	b[n/64] |= 1 << (n % 64)
	return b
}

func newLiveness() *liveness {
	return &liveness{make(map[*ssa.BasicBlock]bits), make(map[ssa.Value]int), make(map[ssa.Value]bool)}
}

// holds reports whether v lives at the beginning of block.
func (l *liveness) holds(block *ssa.BasicBlock, v ssa.Value) bool {
	n, ok := l.number[v]
	return ok && l.sets[block].has(n)
}

// liveness works it out once.
func (l *Loop) liveness() *liveness {
	if l.live != nil {
		return l.live
	}
	l.live = newLiveness()
	for block := range l.blocks {
		l.live.sets[block] = nil
	}
	for block := range l.blocks {
		l.live.read(block)
	}
	return l.live
}

// read notes what the instructions of block read.
func (l *liveness) read(block *ssa.BasicBlock) { eachRead(block, l.until) }

// readCells notes that what the block has addresses of lives up to there, and for ever if a
// function literal shares it.
func (l *liveness) readCells(block *ssa.BasicBlock) {
	eachRead(block, func(in *ssa.BasicBlock, v ssa.Value) {
		if cell, ok := CellOf(v); ok && cell.Root != v {
			l.until(in, cell.Root)
		}
	})
	for _, instr := range block.Instrs {
		closure, ok := instr.(*ssa.MakeClosure)
		if !ok {
			continue
		}
		for _, binding := range closure.Bindings {
			if cell, ok := CellOf(binding); ok {
				l.shared[cell.Root] = true
			}
		}
	}
}

// eachRead calls read for what the instructions of block read, with the block at whose end,
// or in which, they do.
func eachRead(block *ssa.BasicBlock, read func(*ssa.BasicBlock, ssa.Value)) {
	for _, instr := range block.Instrs {
		if phi, ok := instr.(*ssa.Phi); ok {
			for i, pred := range block.Preds {
				read(pred, phi.Edges[i])
			}
			continue
		}
		for _, operand := range instr.Operands(nil) {
			if *operand != nil {
				read(block, *operand)
			}
		}
	}
}

// holdsCell reports whether the cell may still be read at the beginning of block, or later.
func (l *liveness) holdsCell(block *ssa.BasicBlock, c Cell) bool {
	switch c.Root.(type) {
	case *ssa.Global, *ssa.FreeVar:
		return true
	}
	return !matters(c.Root.Type()) || l.shared[c.Root] || l.holds(block, c.Root)
}

// until notes that v is read in block, or behind it: from where it is set up to
// there, it lives.
func (l *liveness) until(block *ssa.BasicBlock, v ssa.Value) {
	if v.Referrers() == nil || !matters(v.Type()) {
		return // a constant, function or global is not learned about
	}
	n, ok := l.number[v]
	if !ok {
		n = len(l.number)
		l.number[v] = n
	}
	instr, _ := v.(ssa.Instruction)
	_, isPhi := v.(*ssa.Phi)
	open := []*ssa.BasicBlock{block}
	for len(open) > 0 {
		block := open[len(open)-1]
		open = open[:len(open)-1]
		live, inLoop := l.sets[block]
		isSetHere := instr != nil && instr.Block() == block
		if !inLoop || live.has(n) || isSetHere && !isPhi {
			continue
		}
		l.sets[block] = live.with(n)
		if !isSetHere {
			open = append(open, block.Preds...)
		}
	}
}

// forgetDead drops what is known of values that nobody reads from block on.
func (w *walk) forgetDead(block *ssa.BasicBlock, f *facts) {
	f.values.dropAll(func(v ssa.Value) bool { return !w.live.holds(block, v) })
}
