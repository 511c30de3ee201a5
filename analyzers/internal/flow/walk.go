package flow

import (
	"go/constant"

	"golang.org/x/tools/go/ssa"
)

// Outcome is how a call is taken to have ended.
type Outcome int

// The outcomes.
const (
	Failed    Outcome = iota // its last result, an error, is not nil
	Succeeded                // its last result is nil
)

// Rules says what a walk meets: where its paths end, besides at the loop's
// exits, and what calls mean. At and OnEdge must not be nil.
type Rules struct {
	// At reports whether the path ends at the instruction.
	At func(ssa.Instruction) bool
	// Answer says what is known of the answer of a call; it can be nil.
	Answer func(*ssa.Call) Answer
	// OnEdge reports whether the path ends when the branch, which could go
	// both ways, turns out to be taken.
	OnEdge func(branch *ssa.If, taken bool) bool
}

// An Answer is what is known of what a call answers. The zero Answer is nothing.
type Answer struct {
	NonNil bool      // an error, never nil
	CodeOf ssa.Value // the error of which it is a code, zero if that is nil and only then
}

// An Exit is a branch by which a path could have left the loop.
type Exit struct {
	If *ssa.If
	On bool // the value of the condition that leaves
}

// A Return says how control came back to a call, or did not.
type Return struct {
	Found bool   // some path leads back to the call
	Exits []Exit // met on the paths, each once, in the order met
}

// limit is how many blocks a walk may visit. Beyond, it does not know.
const limit = 1000

// ComesBack asks: after call ended so, and whenever it ends so again, does
// control come back to it for ever inside the loop, and by which branches could
// it have left? It walks each path once, remembering what the branches passed say
// of errors, flags and constants. It reports false if the paths are too many to
// know.
func ComesBack(loop *Loop, call *ssa.Call, outcome Outcome, rules Rules) (Return, bool) {
	w := &walk{loop: loop, target: call, outcome: outcome, rules: rules,
		live: liveness(loop), ids: make(map[ssa.Value]int),
		turns: make(map[string]map[string]bool), exits: make(map[Exit]bool)}
	w.again(facts{values: make(map[ssa.Value]known), cells: make(map[Cell]known)})
	for len(w.next) > 0 && w.steps <= limit {
		turn := w.next[0]
		w.next = w.next[1:]
		w.turn(turn)
	}
	w.found.Found = hasCycle(w.turns)
	return w.found, w.steps <= limit
}

// ErrorOf returns the error that call returns last: the call itself, or the
// extraction of its last result; nil if the error is thrown away.
func ErrorOf(call *ssa.Call) ssa.Value {
	results := call.Call.Signature().Results()
	if results.Len() == 1 {
		return call
	}
	for _, ref := range *call.Referrers() {
		if extract, ok := ref.(*ssa.Extract); ok && extract.Index == results.Len()-1 {
			return extract
		}
	}
	return nil
}

type walk struct {
	loop    *Loop
	target  *ssa.Call
	outcome Outcome
	rules   Rules
	live    map[*ssa.BasicBlock]map[ssa.Value]bool
	ids     map[ssa.Value]int // for keys
	steps   int               // blocks visited

	turns map[string]map[string]bool // which states at the call lead to which
	next  []turn                     // those that are still to be walked

	at    string          // the state that the present turn started from
	queue []step          // edges to walk in it
	seen  map[string]bool // states of blocks in it

	exits map[Exit]bool
	found Return
}

// A step is an edge of the control-flow graph, with what is known on it.
type step struct {
	from, to *ssa.BasicBlock
	facts    facts
}

// A turn is the way from the call, once it has ended, to the call.
type turn struct {
	state string
	facts facts
}

// turn walks the paths of one turn.
func (w *walk) turn(t turn) {
	w.at, w.seen, w.queue = t.state, make(map[string]bool), nil
	w.instructions(w.target.Block(), instrsAfter(w.target), t.facts)
	for len(w.queue) > 0 && w.steps <= limit {
		next := w.queue[len(w.queue)-1]
		w.queue = w.queue[:len(w.queue)-1]
		w.enter(next)
	}
}

// again notes that control is at the call, which ends so once more. What is
// known makes another state of it: a flag that remembers the first time can
// make a difference to the second.
func (w *walk) again(f facts) {
	w.assume(f)
	state := w.key(w.target.Block(), f)
	if w.at != "" {
		w.turns[w.at][state] = true
	}
	if w.turns[state] == nil {
		w.turns[state] = make(map[string]bool)
		w.next = append(w.next, turn{state, f.clone()})
	}
}

// assume notes how the call has ended.
func (w *walk) assume(f facts) {
	for _, ref := range *w.target.Referrers() {
		if extract, ok := ref.(*ssa.Extract); ok {
			f.set(extract, known{})
		}
	}
	failure := ErrorOf(w.target)
	if failure == nil {
		return
	}
	k := known{nilness: isNotNil}
	if w.outcome == Succeeded {
		k.nilness = isNil
	}
	f.set(failure, k)
}

// enter walks the block that s leads to.
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
	w.instructions(s.to, s.to.Instrs[len(phis):], f)
}

// instructions walks the rest of a block.
func (w *walk) instructions(block *ssa.BasicBlock, instrs []ssa.Instruction, f facts) {
	for _, instr := range instrs {
		if instr == w.target {
			w.again(f)
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
	for _, succ := range block.Succs {
		w.follow(block, succ, f)
	}
}

// crashes reports whether instr uses, as a pointer or interface, what the failed
// call returned beside its error: that is nil by convention, and the path ends
// there, in a way that is not the question.
func (w *walk) crashes(instr ssa.Instruction) bool {
	if w.outcome != Failed {
		return false
	}
	var used ssa.Value
	switch instr := instr.(type) {
	case *ssa.Call:
		if !instr.Call.IsInvoke() {
			return false
		}
		used = instr.Call.Value
	case *ssa.FieldAddr:
		used = instr.X
	}
	extract, ok := used.(*ssa.Extract)
	return ok && extract.Tuple == w.target && extract != ErrorOf(w.target)
}

// execute notes what instr does to what is known.
func (w *walk) execute(instr ssa.Instruction, f facts) {
	switch instr := instr.(type) {
	case *ssa.Store:
		if cell, ok := CellOf(instr.Addr); ok && isPrivate(cell.Root) {
			f.setCell(cell, f.get(instr.Val))
		}
	case ssa.CallInstruction:
		forgetArguments(instr.Common(), f)
		if v := instr.Value(); v != nil {
			f.set(v, w.answer(v, f))
		}
	case ssa.Value:
		if extract, ok := instr.(*ssa.Extract); ok && extract.Tuple == w.target {
			return // the assumption stands until the call is met again
		}
		if matters(instr.Type()) {
			f.set(instr, f.result(instr))
		}
	}
}

// answer returns what is known of the answer of call.
func (w *walk) answer(call *ssa.Call, f facts) known {
	if w.rules.Answer == nil {
		return known{}
	}
	answer := w.rules.Answer(call)
	switch {
	case answer.NonNil:
		return known{nilness: isNotNil}
	case answer.CodeOf == nil:
		return known{}
	case f.get(answer.CodeOf).nilness == isNil:
		return known{constant: constant.MakeInt64(0)}
	}
	return known{nilness: f.get(answer.CodeOf).nilness}
}

// forgetArguments drops what is known of memory whose address a call is given.
func forgetArguments(call *ssa.CallCommon, f facts) {
	forget := func(v ssa.Value) {
		if cell, ok := CellOf(v); ok {
			f.setCell(cell, known{})
		}
	}
	values := append([]ssa.Value{call.Value}, call.Args...)
	for _, v := range values {
		forget(v)
		if closure, ok := v.(*ssa.MakeClosure); ok {
			for _, binding := range closure.Bindings {
				forget(binding)
			}
		}
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
		succ := block.Succs[i]
		if !certain {
			w.noteExit(Exit{branch, taken}, succ)
			if w.rules.OnEdge(branch, taken) {
				continue
			}
		}
		next := f.clone()
		next.learn(branch.Cond, taken)
		w.follow(block, succ, next)
	}
}

func (w *walk) noteExit(exit Exit, succ *ssa.BasicBlock) {
	if !w.loop.Holds(succ) && !w.exits[exit] {
		w.exits[exit] = true
		w.found.Exits = append(w.found.Exits, exit)
	}
}

// follow queues the edge unless it leaves the loop.
func (w *walk) follow(from, to *ssa.BasicBlock, f facts) {
	if w.loop.Holds(to) {
		w.queue = append(w.queue, step{from, to, f.clone()})
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
