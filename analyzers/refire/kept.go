package refire

import (
	"go/types"
	"time"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
	"github.com/incidentlint/incidentlint/analyzers/internal/ir"
	"github.com/incidentlint/incidentlint/analyzers/internal/lazyregexp"
)

// isKept reports whether something on the way to the launch keeps the turn back while
// the last run is in flight, or ends that: a slot, a lock, a guard, the cancel function
// of the last run.
func (l *launch) isKept() bool {
	for _, instr := range l.turn.Instructions() {
		if !l.isBefore(instr) {
			continue
		}
		if l.known.Receives(instr) && !l.known.Waits(instr) || l.does(instr).Has(catalog.Guards) || isCallOf(instr, catalog.AcquiresByName) || stopsLast(instr) && !l.isOwn(instr) || takesOut(instr) || l.endsSoon(instr) || l.isPaired(instr) {
			return true
		}
	}
	return false
}

// takesOut reports whether instr takes something out of where the next turn would find it:
// the work is about that, more often than not.
func takesOut(instr ssa.Instruction) bool {
	call, ok := instr.(*ssa.Call)
	return ok && removes.MatchString(nameOf(&call.Call))
}

// endsSoon reports whether instr makes a context that ends in time, with a deadline before
// the next tick, or one of which that is not known.
func (l *launch) endsSoon(instr ssa.Instruction) bool {
	call, ok := instr.(*ssa.Call)
	return ok && l.tick != nil && isTimed(&call.Call) && !isLater(argument(&call.Call), l.tick.period)
}

// isLater reports whether a deadline is known to come later than the next tick. One that
// comes with it leaves two runs in flight for a moment only.
func isLater(deadline, period time.Duration) bool {
	return deadline > 0 && (period == 0 || deadline > period)
}

// isPaired reports whether instr calls a method of an object of which the work defers a
// call of another, or which it gives back: slots.Enter before, defer slots.Leave inside.
func (l *launch) isPaired(instr ssa.Instruction) bool {
	call, ok := instr.(*ssa.Call)
	if !ok {
		return false
	}
	object := l.receiver(&call.Call)
	if fn := ir.Callee(&call.Call); fn == nil || object == nil || fn.Pkg() == nil || catalog.IsStandard(fn.Pkg().Path()) {
		object = nil
	}
	body := l.target
	if _, isGo := l.start.(*ssa.Go); !isGo {
		body = l.fn
	}
	if body == nil {
		return false
	}
	for later := range ir.Instructions(body) {
		defers, ok := later.(*ssa.Defer)
		if !ok {
			continue
		}
		given := l.receiver(&defers.Call)
		if given != nil && (given == object || gives.MatchString(nameOf(&defers.Call)) && l.isKeptIn(call, given)) {
			return true
		}
	}
	return false
}

var gives = lazyregexp.New(`^(?i:release|unlock|leave|free)`)

// isKeptIn reports whether what call answers is stored in the variable.
func (l *launch) isKeptIn(call *ssa.Call, v *types.Var) bool {
	for instr := range ir.Instructions(l.fn) {
		store, ok := instr.(*ssa.Store)
		if !ok || l.writes.Var(store.Addr) != v {
			continue
		}
		if extract, ok := store.Val.(*ssa.Extract); ok && extract.Tuple == call || store.Val == call {
			return true
		}
	}
	return false
}

// isOwn reports whether what instr closes or cancels was made in this turn: it is not the
// last run's.
func (l *launch) isOwn(instr ssa.Instruction) bool {
	call, ok := instr.(*ssa.Call)
	if !ok {
		return false
	}
	closed := call.Call.Value
	if !call.Call.IsInvoke() && call.Call.Signature().Recv() != nil && len(call.Call.Args) > 0 {
		closed = call.Call.Args[0]
	}
	switch made := rootOf(closed).(type) {
	case *ssa.Call:
		return l.turn.Holds(made)
	case *ssa.Extract:
		return l.turn.Holds(made)
	}
	return false
}
