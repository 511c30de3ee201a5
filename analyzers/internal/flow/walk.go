package flow

import (
	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/ir"
)

// limit is how many blocks one walk may visit. Beyond, it does not know.
const limit = 1000

// ComesBack asks: after call ended so, and whenever it ends so again, does
// control come back to it for ever inside the loop, and by which branches could
// it have left? It walks each path once, remembering what the branches passed say
// of errors, flags and constants. It reports false if the paths are too many to
// know.
func ComesBack(loop *Loop, call *ssa.Call, outcome Outcome, rules Rules) (Return, bool) {
	w := &walk{loop: loop, target: call, outcome: outcome, rules: rules,
		live:  loop.liveness(),
		turns: make(map[key]map[key]bool), ends: make(map[Exit]bool),
		found: Return{passed: make(map[edge]bool)}}
	w.again(new(facts))
	for len(w.next) > 0 && w.goesOn() {
		turn := w.next[0]
		w.next = w.next[1:]
		w.turn(turn)
	}
	w.found.Found = hasCycle(w.turns)
	return w.found, w.goesOn()
}

type walk struct {
	loop    *Loop
	target  *ssa.Call
	outcome Outcome
	rules   Rules
	live    *liveness
	steps   int // blocks visited

	turns map[key]map[key]bool // which states at the call lead to which
	next  []turn               // those that are still to be walked

	at    key          // the state that the present turn started from
	queue []step       // edges to walk in it
	seen  map[key]bool // states of blocks in it

	ends  map[Exit]bool // for the branches passed, whether the path ends there
	found Return
}

// goesOn reports whether the walk may visit more blocks.
func (w *walk) goesOn() bool { return w.steps <= limit && *w.loop.budget > 0 }

// A turn is the way from the call, once it has ended, to the call.
type turn struct {
	state key
	facts facts
}

// turn walks the paths of one turn.
func (w *walk) turn(t turn) {
	w.at, w.seen, w.queue = t.state, make(map[key]bool), w.queue[:0]
	w.instructions(w.target.Block(), instrsAfter(w.target), &t.facts, Exit{})
	for len(w.queue) > 0 && w.goesOn() {
		next := w.queue[len(w.queue)-1]
		w.queue = w.queue[:len(w.queue)-1]
		w.enter(next)
	}
}

// again notes that control is at the call, which ends so once more. What is
// known makes another state of it: a flag that remembers the first time can
// make a difference to the second.
func (w *walk) again(f *facts) {
	w.assume(f)
	state := f.at(w.target.Block())
	if w.at.block != nil {
		w.turns[w.at][state] = true
	}
	if w.turns[state] == nil {
		w.turns[state] = make(map[key]bool)
		w.next = append(w.next, turn{state, f.clone()})
	}
}

// assume notes how the call has ended.
func (w *walk) assume(f *facts) {
	for _, ref := range *w.target.Referrers() {
		if extract, ok := ref.(*ssa.Extract); ok {
			f.set(extract, known{})
		}
	}
	failure := ir.ErrorOf(w.target)
	if failure == nil {
		return
	}
	k := known{nilness: isNotNil}
	if w.outcome == Succeeded {
		k.nilness = isNil
	}
	f.set(failure, k)
}
