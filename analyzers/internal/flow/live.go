package flow

import "golang.org/x/tools/go/ssa"

// A liveness holds, for each block of a loop, the values that are set before it,
// or by its phis, and may still be read inside the loop. What is known of others
// makes no difference, and would only multiply the states of a walk.
type liveness map[*ssa.BasicBlock]map[ssa.Value]bool

// liveness works it out once.
func (l *Loop) liveness() liveness {
	if l.live != nil {
		return l.live
	}
	l.live = make(liveness)
	for block := range l.blocks {
		l.live[block] = make(map[ssa.Value]bool)
	}
	for block := range l.blocks {
		l.live.read(block)
	}
	return l.live
}

// read notes what the instructions of block read.
func (l liveness) read(block *ssa.BasicBlock) {
	for _, instr := range block.Instrs {
		if phi, ok := instr.(*ssa.Phi); ok {
			for i, pred := range block.Preds {
				l.until(pred, phi.Edges[i])
			}
			continue
		}
		for _, operand := range instr.Operands(nil) {
			l.until(block, *operand)
		}
	}
}

// until notes that v is read in block, or behind it: from where it is set up to
// there, it lives.
func (l liveness) until(block *ssa.BasicBlock, v ssa.Value) {
	if v == nil || v.Referrers() == nil || !matters(v.Type()) {
		return // a constant, function or global is not learned about
	}
	instr, _ := v.(ssa.Instruction)
	_, isPhi := v.(*ssa.Phi)
	open := []*ssa.BasicBlock{block}
	for len(open) > 0 {
		block := open[len(open)-1]
		open = open[:len(open)-1]
		live, inLoop := l[block]
		isSetHere := instr != nil && instr.Block() == block
		if !inLoop || live[v] || isSetHere && !isPhi {
			continue
		}
		live[v] = true
		if !isSetHere {
			open = append(open, block.Preds...)
		}
	}
}

// forgetDead drops what is known of values that nobody reads from block on.
func (w *walk) forgetDead(block *ssa.BasicBlock, f facts) {
	for v := range f.values {
		if !w.live[block][v] {
			delete(f.values, v)
		}
	}
}
