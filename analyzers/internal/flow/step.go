package flow

import "golang.org/x/tools/go/ssa"

// A step is an edge of the control-flow graph, with what is known on it.
type step struct {
	from, to *ssa.BasicBlock
	facts    facts
}

// enter walks the block that s leads to, unless it did so knowing the same.
func (w *walk) enter(s step) {
	f := s.facts
	var phis []known // all of them read what was known before any is set
	for _, phi := range phisOf(s.to) {
		phis = append(phis, f.get(phi.Edges[predIndex(s)]))
	}
	for i, phi := range phisOf(s.to) {
		f.set(phi, phis[i])
	}
	w.forgetDead(s.to, f)
	key := w.key(s.to, f)
	if w.seen[key] {
		return
	}
	w.seen[key] = true
	w.steps++
	*w.loop.budget--
	w.instructions(s.to, s.to.Instrs[len(phis):], f)
}

// instructions walks the rest of a block.
func (w *walk) instructions(block *ssa.BasicBlock, instrs []ssa.Instruction, f facts) {
	for _, instr := range instrs {
		if instr == w.target {
			w.again(f)
			return
		}
		if w.loop.Again != nil && instr == w.loop.Again {
			// A new activation, with variables of its own.
			w.follow(block, w.loop.Head, facts{values: make(map[ssa.Value]known), cells: make(map[Cell]known)})
			return
		}
		if _, isBranch := instr.(*ssa.If); !isBranch && (w.rules.At(instr) || w.crashes(instr)) {
			return
		}
		w.execute(instr, f)
	}
	if branch, ok := block.Instrs[len(block.Instrs)-1].(*ssa.If); ok {
		w.branch(branch, f)
		return
	}
	for _, succ := range block.Succs { // one at most: the cases of a select are branches
		w.follow(block, succ, f)
	}
}

// branch follows the ways that the branch can go.
func (w *walk) branch(branch *ssa.If, f facts) {
	block := branch.Block()
	value, certain := f.get(branch.Cond).truth()
	for i, taken := range []bool{true, false} {
		if certain && value != taken {
			continue
		}
		if !certain && w.endsOn(Exit{branch, taken}) {
			continue
		}
		next := f.clone()
		next.learn(branch.Cond, taken)
		w.follow(block, block.Succs[i], next)
	}
}

// endsOn reports whether the path ends on that side of a branch that could go
// both ways, and notes the side if it leaves the loop.
func (w *walk) endsOn(side Exit) bool {
	ends, asked := w.ends[side]
	if asked {
		return ends
	}
	if !w.loop.Holds(side.succ()) && !side.isNoCase() {
		w.found.Exits = append(w.found.Exits, side)
	}
	w.ends[side] = w.rules.OnEdge(side.If, side.On)
	return w.ends[side]
}

// follow queues the edge unless it leaves the loop.
func (w *walk) follow(from, to *ssa.BasicBlock, f facts) {
	if w.loop.Holds(to) {
		w.found.passed[edge{from, to}] = true
		w.queue = append(w.queue, step{from, to, f})
	}
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
