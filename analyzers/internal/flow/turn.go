package flow

import (
	"slices"

	"golang.org/x/tools/go/ssa"
)

// A Turn is a piece of a function that runs again and again: what one tick of a loop
// starts, up to the next tick; or a whole function, up to its return.
type Turn struct {
	Tick   ssa.Instruction // the receive, select or call that begins it; nil for a whole function
	blocks map[*ssa.BasicBlock]bool
	first  *ssa.BasicBlock // in which it begins, behind the tick if that is there
	head   *ssa.BasicBlock // of the loop, if a turn goes on there; or nil
}

// WholeTurn returns the turn of a function that somebody calls again and again.
func WholeTurn(fn *ssa.Function) *Turn {
	t := &Turn{first: fn.Blocks[0], blocks: make(map[*ssa.BasicBlock]bool)}
	for _, block := range fn.Blocks {
		t.blocks[block] = true
	}
	return t
}

// TickTurn returns the turn of the loop that the tick, an instruction of it, begins. If
// it is a select, that is what the case begins, else case is not looked at.
func TickTurn(loop *Loop, tick ssa.Instruction, chosen int) *Turn {
	t := &Turn{Tick: tick, first: tick.Block()}
	sel, isSelect := tick.(*ssa.Select)
	if isSelect {
		if t.first = caseBlock(sel, chosen); t.first == nil {
			return nil
		}
	}
	if !isSelect && loop.isPassed(tick.Block()) {
		t.blocks, t.head = loop.blocks, loop.Head
		return t
	}
	t.blocks = make(map[*ssa.BasicBlock]bool)
	for block := range loop.blocks {
		if t.first.Dominates(block) {
			t.blocks[block] = true
		}
	}
	return t
}

// isPassed reports whether each turn of the loop passes b.
func (l *Loop) isPassed(b *ssa.BasicBlock) bool {
	return !slices.ContainsFunc(l.Head.Preds, func(pred *ssa.BasicBlock) bool {
		return l.Holds(pred) && !b.Dominates(pred)
	})
}

// caseBlock returns where the case of the select begins; nil if control comes there
// from other cases too.
func caseBlock(sel *ssa.Select, chosen int) *ssa.BasicBlock {
	for _, block := range sel.Parent().Blocks {
		branch, ok := block.Instrs[len(block.Instrs)-1].(*ssa.If)
		if !ok {
			continue
		}
		if of, i := SelectCase(branch.Cond); of == sel && i == chosen && len(block.Succs[0].Preds) == 1 {
			return block.Succs[0]
		}
	}
	return nil
}

// Holds reports whether instr belongs to the turn.
func (t *Turn) Holds(instr ssa.Instruction) bool { return t.blocks[instr.Block()] && instr != t.Tick }

// Instructions returns those of the turn, block by block.
func (t *Turn) Instructions() (all []ssa.Instruction) {
	for _, block := range t.first.Parent().Blocks {
		if t.blocks[block] {
			all = append(all, block.Instrs...)
		}
	}
	return all
}

// Goes reports whether control can come from a to b in one turn.
func (t *Turn) Goes(a, b ssa.Instruction) bool {
	from, to := t.place(a), t.place(b)
	if from == to {
		i, j := slices.Index(a.Block().Instrs, a), slices.Index(b.Block().Instrs, b)
		return i < j || t.isInside(a.Block())
	}
	return t.reaches(from, to, false)
}

// isInside reports whether b lies in a loop inside the turn.
func (t *Turn) isInside(b *ssa.BasicBlock) bool {
	return slices.ContainsFunc(b.Succs, func(succ *ssa.BasicBlock) bool {
		return t.blocks[succ] && succ != t.head && t.reaches(place{succ, false}, place{b, false}, false) && !(b == t.first && t.splits())
	})
}

// A Decision is a branch that decides whether an instruction is reached in a turn.
type Decision struct {
	If     *ssa.If
	Taken  bool // the value of the condition that leads there
	Always bool // no way leads there but past it
}

// Decisions returns the branches of the turn that decide whether control comes to
// instr: one side leads to it in this round of all loops around it, the other does not.
func (t *Turn) Decisions(instr ssa.Instruction) (found []Decision) {
	to := t.place(instr)
	for _, block := range t.first.Parent().Blocks {
		branch, ok := block.Instrs[len(block.Instrs)-1].(*ssa.If)
		if !ok || !t.blocks[block] {
			continue
		}
		if _, i := SelectCase(branch.Cond); i >= 0 && t.isOwnSelect(branch) {
			continue
		}
		yes, no := t.leads(block, 0, to), t.leads(block, 1, to)
		if yes != no {
			found = append(found, Decision{branch, yes, block.Dominates(instr.Block())})
		}
	}
	return found
}

func (t *Turn) isOwnSelect(branch *ssa.If) bool {
	sel, _ := SelectCase(branch.Cond)
	return sel != nil && sel == t.Tick
}

func (t *Turn) leads(block *ssa.BasicBlock, succ int, to place) bool {
	next := block.Succs[succ]
	if t.isCut(block, next) {
		return false
	}
	from := t.enter(next)
	return from == to || t.reaches(from, to, true)
}

// A place is a block, or the part of the first block before the tick, which comes last.
type place struct {
	block *ssa.BasicBlock
	isEnd bool
}

func (t *Turn) splits() bool { return t.Tick != nil && t.Tick.Block() == t.first }

func (t *Turn) place(instr ssa.Instruction) place {
	if !t.splits() || instr.Block() != t.first {
		return place{instr.Block(), false}
	}
	return place{t.first, slices.Index(t.first.Instrs, instr) < slices.Index(t.first.Instrs, t.Tick)}
}

// enter returns the place at which block is entered.
func (t *Turn) enter(block *ssa.BasicBlock) place {
	return place{block, t.splits() && block == t.first}
}

// isCut reports whether the edge leads out of the turn, or back to the head of a loop
// inside it.
func (t *Turn) isCut(from, to *ssa.BasicBlock) bool {
	return !t.blocks[to] || to.Dominates(from) && to != t.head
}

// reaches reports whether control comes from one place to another; forward only means
// without going round a loop inside the turn.
func (t *Turn) reaches(from, to place, forward bool) bool {
	seen := map[place]bool{from: true}
	queue := []place{from}
	for len(queue) > 0 {
		at := queue[0]
		queue = queue[1:]
		if at.isEnd {
			continue // the next tick
		}
		for _, succ := range at.block.Succs {
			if !t.blocks[succ] || forward && t.isCut(at.block, succ) {
				continue
			}
			if !t.splits() && succ == t.first && t.Tick != nil {
				continue // a turn of the same kind
			}
			next := t.enter(succ)
			if next == to {
				return true
			}
			if !seen[next] {
				seen[next] = true
				queue = append(queue, next)
			}
		}
	}
	return false
}
