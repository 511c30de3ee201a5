package flow

import (
	"slices"

	"golang.org/x/tools/go/ssa"
)

// A step is an edge of the control-flow graph, with what is known on it.
type step struct {
	from, to *ssa.BasicBlock
	facts    facts
	last     Exit // the last side taken of a branch that could have gone both ways
}

// enter walks the block that s leads to, unless it did so knowing the same.
func (w *walk) enter(s step) {
	f := &s.facts
	var phis []known // all of them read what was known before any is set
	for _, phi := range phisOf(s.to) {
		phis = append(phis, f.get(phi.Edges[predIndex(s)]))
	}
	for i, phi := range phisOf(s.to) {
		f.set(phi, phis[i])
	}
	w.forgetDead(s.to, f)
	key := f.at(s.to)
	if w.seen[key] {
		return
	}
	w.seen[key] = true
	w.steps++
	*w.loop.budget--
	w.instructions(s.to, s.to.Instrs[len(phis):], f, s.last)
}

// instructions walks the rest of a block.
func (w *walk) instructions(block *ssa.BasicBlock, instrs []ssa.Instruction, f *facts, last Exit) {
	for _, instr := range instrs {
		if instr == w.target {
			w.again(f)
			return
		}
		if w.loop.Again != nil && instr == w.loop.Again {
			// A new activation, with variables of its own.
			w.follow(step{block, w.loop.Head, facts{}, last})
			return
		}
		if _, isBranch := instr.(*ssa.If); !isBranch && (w.rules.At(instr) || w.crashes(instr)) {
			return
		}
		w.execute(instr, f)
	}
	if branch, ok := block.Instrs[len(block.Instrs)-1].(*ssa.If); ok {
		w.branch(branch, f, last)
		return
	}
	for _, succ := range block.Succs { // one at most: the cases of a select are branches
		w.follow(step{block, succ, *f, last})
	}
}

// branch follows the ways that the branch can go.
func (w *walk) branch(branch *ssa.If, f *facts, last Exit) {
	block := branch.Block()
	value, certain := f.get(branch.Cond).truth()
	for i, taken := range []bool{true, false} {
		if certain && value != taken {
			continue
		}
		if !certain {
			last = Exit{branch, taken}
			if w.endsOn(last) {
				continue
			}
		}
		next := *f
		if !certain && taken {
			next = f.clone() // the other way is still to come
		}
		next.learn(branch.Cond, taken)
		w.follow(step{block, block.Succs[i], next, last})
	}
}

// endsOn reports whether the path ends on that side of a branch that could go
// both ways, and notes the side if it leaves the loop.
func (w *walk) endsOn(side Exit) bool {
	ends, asked := w.ends[side]
	if asked {
		return ends
	}
	if !w.loop.Holds(side.succ()) {
		w.leave(side)
	}
	w.ends[side] = w.rules.OnEdge(side.If, side.On)
	return w.ends[side]
}

// leave notes that control left the loop because of the side. The branch may lie
// before the one that leaves, which is certain then:
//
//	if isBusy(err) { continue }
//	if err != nil { return err }
func (w *walk) leave(side Exit) {
	if side.If != nil && !side.isNoCase() && !slices.Contains(w.found.Exits, side) {
		w.found.Exits = append(w.found.Exits, side)
	}
}

// follow queues the edge unless it leaves the loop.
func (w *walk) follow(s step) {
	if !w.loop.Holds(s.to) {
		w.leave(s.last)
		return
	}
	w.found.passed[edge{s.from, s.to}] = true
	w.queue = append(w.queue, s)
}

func phisOf(b *ssa.BasicBlock) []*ssa.Phi {
	var phis []*ssa.Phi
	for _, instr := range b.Instrs {
		phi, ok := instr.(*ssa.Phi)
		if !ok {
			break
		}
		phis = append(phis, phi)
	}
	return phis
}

func predIndex(s step) int {
	for i, pred := range s.to.Preds {
		if pred == s.from {
			return i
		}
	}
	return 0
}

// instrsAfter returns the instructions of the call's block behind it.
func instrsAfter(call *ssa.Call) []ssa.Instruction {
	instrs := call.Block().Instrs
	for i, instr := range instrs {
		if instr == call {
			return instrs[i+1:]
		}
	}
	return nil
}
