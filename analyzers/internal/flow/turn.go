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
	first  *ssa.BasicBlock         // in which it begins, behind the tick if that is there
	head   *ssa.BasicBlock         // of the loop, if a turn goes on there; or nil
	order  map[ssa.Instruction]int // in their blocks; nil until it is asked for
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

// Behind returns a test for the instructions that control can come to from instr in one
// turn, going round the loops inside it.
func (t *Turn) Behind(instr ssa.Instruction) func(ssa.Instruction) bool {
	at := t.place(instr)
	reached := t.walk(at, false, t.successors)
	return t.test(instr, at, reached, func(i, j int) bool { return i < j })
}

// Before returns a test for the instructions from which control can come to instr in one
// turn.
func (t *Turn) Before(instr ssa.Instruction) func(ssa.Instruction) bool {
	at := t.place(instr)
	reached := t.walk(at, false, t.predecessors)
	return t.test(instr, at, reached, func(i, j int) bool { return i > j })
}

// Goes reports whether control can come from a to b in one turn.
func (t *Turn) Goes(a, b ssa.Instruction) bool { return t.Behind(a)(b) }

// test returns a test for what lies at a reached place; or at the same place as instr, on
// its right side.
func (t *Turn) test(instr ssa.Instruction, at place, reached map[place]bool, isBeside func(i, j int) bool) func(ssa.Instruction) bool {
	return func(other ssa.Instruction) bool {
		if other == t.Tick || !t.blocks[other.Block()] {
			return false
		}
		place := t.place(other)
		return reached[place] || place == at && isBeside(t.index(instr), t.index(other))
	}
}

// index returns the place of an instruction of the turn in its block.
func (t *Turn) index(instr ssa.Instruction) int {
	if t.order == nil {
		t.order = make(map[ssa.Instruction]int)
		for block := range t.blocks {
			for i, instr := range block.Instrs {
				t.order[instr] = i
			}
		}
	}
	return t.order[instr]
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
	ahead := t.walk(to, true, t.predecessors)
	leads := func(block *ssa.BasicBlock, i int) bool {
		next := t.enter(block.Succs[i])
		return !t.isCut(block, block.Succs[i]) && (next == to || ahead[next])
	}
	for _, block := range t.first.Parent().Blocks {
		branch, ok := block.Instrs[len(block.Instrs)-1].(*ssa.If)
		if !ok || !t.blocks[block] || t.isOwnSelect(branch) {
			continue
		}
		if yes := leads(block, 0); yes != leads(block, 1) {
			found = append(found, Decision{branch, yes, block.Dominates(instr.Block())})
		}
	}
	return found
}

func (t *Turn) isOwnSelect(branch *ssa.If) bool {
	sel, _ := SelectCase(branch.Cond)
	return sel != nil && sel == t.Tick
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
	return place{t.first, t.index(instr) < t.index(t.Tick)}
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

// walk returns the places that are reached from one by steps; forward only means without
// going round a loop inside the turn.
func (t *Turn) walk(from place, forward bool, step func(at place, forward bool) []place) map[place]bool {
	seen := make(map[place]bool)
	queue := []place{from}
	for len(queue) > 0 {
		at := queue[0]
		queue = queue[1:]
		for _, next := range step(at, forward) {
			if !seen[next] {
				seen[next] = true
				queue = append(queue, next)
			}
		}
	}
	return seen
}

// successors returns the places behind at, up to the next tick.
func (t *Turn) successors(at place, forward bool) (next []place) {
	if at.isEnd {
		return nil
	}
	for _, succ := range at.block.Succs {
		if t.isStep(at.block, succ, forward) {
			next = append(next, t.enter(succ))
		}
	}
	return next
}

// predecessors returns the places in front of at.
func (t *Turn) predecessors(at place, forward bool) (next []place) {
	if t.splits() && at.block == t.first && !at.isEnd {
		return nil // behind the tick
	}
	for _, pred := range at.block.Preds {
		if t.blocks[pred] && t.isStep(pred, at.block, forward) {
			next = append(next, place{pred, false})
		}
	}
	return next
}

// isStep reports whether the edge belongs to the turn: it does not lead out, nor begins
// the next one.
func (t *Turn) isStep(from, to *ssa.BasicBlock, forward bool) bool {
	beginsNext := t.Tick != nil && !t.splits() && to == t.first
	isCut := forward && t.isCut(from, to)
	return t.blocks[to] && !beginsNext && !isCut
}
