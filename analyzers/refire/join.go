package refire

import (
	"go/types"
	"regexp"
	"slices"
	"time"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
	"github.com/incidentlint/incidentlint/analyzers/internal/ir"
)

// isKept reports whether something on the way to the launch keeps the turn back while
// the last run is in flight, or ends that: a slot, a lock, a guard, the cancel function
// of the last run.
func (l *launch) isKept() bool {
	for _, instr := range l.turn.Instructions() {
		if !l.isBefore(instr) {
			continue
		}
		if l.known.Receives(instr) && !l.known.Waits(instr) || l.does(instr).Has(catalog.Guards) || isCallOf(instr, catalog.AcquiresByName) || stopsLast(instr) || takesOut(instr) || l.endsSoon(instr) || l.isPaired(instr) {
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

// isLater reports whether a deadline is known to come no sooner than the next tick.
func isLater(deadline, period time.Duration) bool {
	return deadline > 0 && (period == 0 || deadline >= period)
}

// isPaired reports whether instr calls a method of an object of which the work defers a
// call of another, or which it gives back: slots.Enter before, defer slots.Leave inside.
func (l *launch) isPaired(instr ssa.Instruction) bool {
	call, ok := instr.(*ssa.Call)
	if !ok {
		return false
	}
	object := l.receiver(&call.Call)
	if fn := calleeOf(&call.Call); fn == nil || object == nil || fn.Pkg() == nil || catalog.IsStandard(fn.Pkg().Path()) {
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

var gives = regexp.MustCompile(`^(?i:release|unlock|leave|free)`)

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

var stops = regexp.MustCompile(`^(?i:stop|cancel|close|shutdown|kill|terminate|interrupt)`)

// stopsLast reports whether instr ends what runs: it calls a function to cancel a
// context, or a method that is named so.
func stopsLast(instr ssa.Instruction) bool {
	call, ok := instr.(*ssa.Call)
	return ok && stopsByCall(&call.Call)
}

func stopsByCall(call *ssa.CallCommon) bool {
	if builtin, ok := call.Value.(*ssa.Builtin); ok {
		return builtin.Name() == "close"
	}
	if name := nameOf(call); name != "" {
		return stops.MatchString(name)
	}
	sig := call.Signature() // a function value: cancel()
	return sig.Params().Len() == 0 && sig.Results().Len() == 0
}

// isJoined reports whether the turn waits, behind the launch, for what it has launched:
// it receives something, defers to, or goes on with the object that works.
func (l *launch) isJoined() bool {
	for _, instr := range l.turn.Instructions() {
		if !l.isBehind(instr) {
			continue
		}
		if l.known.Receives(instr) && !l.known.Waits(instr) || l.usesWorker(instr) || stopsLast(instr) || soundsLikeJoining(instr) {
			return true
		}
	}
	if l.turn.Tick != nil {
		return false
	}
	for instr := range ir.Instructions(l.fn) {
		later, ok := instr.(*ssa.Defer)
		if ok && (l.known.Of(&later.Call).Has(catalog.Receives) || stopsByCall(&later.Call)) {
			return true
		}
	}
	return false
}

var joins = regexp.MustCompile(`^(?i:wait|join|await)`)

// soundsLikeJoining reports whether instr calls a method of an interface that is named for
// waiting.
func soundsLikeJoining(instr ssa.Instruction) bool {
	call, ok := instr.(*ssa.Call)
	return ok && call.Call.IsInvoke() && joins.MatchString(call.Call.Method.Name())
}

// usesWorker reports whether instr calls a method of the object made in this turn whose
// method was launched: go l.grab(); l.lockOrStop().
func (l *launch) usesWorker(instr ssa.Instruction) bool {
	call, ok := instr.(*ssa.Call)
	if !ok || len(l.start.Common().Args) == 0 || len(call.Call.Args) == 0 || call.Call.Signature().Recv() == nil || l.start.Common().Signature().Recv() == nil {
		return false
	}
	worker, ok := l.start.Common().Args[0].(ssa.Instruction)
	return ok && call.Call.Args[0] == l.start.Common().Args[0] && l.turn.Holds(worker)
}

var removes = regexp.MustCompile(`^(?i:accept|acquire|claim|consume|dequeue|drain|drop|evict|lease|next|pop|poll|receive|recv|remove|reserve|take|unregister)`)

// isHandOff reports whether the goroutine is given an item that this turn has taken out
// of where the next would find it.
func (l *launch) isHandOff() bool {
	seen := make(map[ssa.Value]bool)
	return slices.ContainsFunc(inputs(l.start), func(v ssa.Value) bool { return l.isTaken(v, seen) })
}

// inputs returns what the goroutine is given: arguments, or captured values.
func inputs(start ssa.CallInstruction) []ssa.Value {
	call := start.Common()
	if closure, ok := call.Value.(*ssa.MakeClosure); ok {
		return slices.Concat(closure.Bindings, call.Args)
	}
	return call.Args
}

func (l *launch) isTaken(v ssa.Value, seen map[ssa.Value]bool) bool {
	if v == nil || seen[v] {
		return false
	}
	seen[v] = true
	instr, ok := v.(ssa.Instruction)
	if !ok || !l.turn.Holds(instr) {
		return false
	}
	switch v := v.(type) {
	case *ssa.Call:
		if _, isBuiltin := v.Call.Value.(*ssa.Builtin); !isBuiltin {
			return removes.MatchString(nameOf(&v.Call)) || isContainer(v.Type()) && l.mayTakeOut(&v.Call)
		}
	case *ssa.Extract:
		if call, ok := v.Tuple.(*ssa.Call); ok {
			return removes.MatchString(nameOf(&call.Call)) || isContainer(v.Type()) && l.mayTakeOut(&call.Call)
		}
	case *ssa.Alloc:
		for _, ref := range *v.Referrers() {
			if l.storesTaken(ref, v, seen) {
				return true
			}
		}
		return false
	}
	if variable := l.variable(v); variable != nil && isContainer(variable.Type()) && l.setsInTurn(variable, true) {
		return true
	}
	return slices.ContainsFunc(instr.Operands(nil), func(operand *ssa.Value) bool { return l.isTaken(*operand, seen) })
}

// storesTaken reports whether ref, a use of the variable, stores in it, or in an element of
// it, what is taken out.
func (l *launch) storesTaken(ref ssa.Instruction, alloc *ssa.Alloc, seen map[ssa.Value]bool) bool {
	switch ref := ref.(type) {
	case *ssa.Store:
		return ref.Addr == alloc && l.isTaken(ref.Val, seen)
	case *ssa.IndexAddr:
		return slices.ContainsFunc(*ref.Referrers(), func(use ssa.Instruction) bool {
			store, ok := use.(*ssa.Store)
			return ok && l.isTaken(store.Val, seen)
		})
	}
	return false
}

// mayTakeOut reports whether the next call of the function may answer other items: it
// changes something, or is not seen.
func (l *launch) mayTakeOut(call *ssa.CallCommon) bool {
	fn := calleeOf(call)
	if fn == nil || call.IsInvoke() || fn.Pkg() != l.pass.Pkg {
		return fn == nil || fn.Pkg() == nil || !catalog.IsStandard(fn.Pkg().Path())
	}
	return l.writes.Changes(call.StaticCallee())
}

func isContainer(t types.Type) bool {
	switch t.Underlying().(type) {
	case *types.Slice, *types.Map:
		return true
	}
	return false
}

// nameOf returns the name of the callee, "" if it is a function value.
func nameOf(call *ssa.CallCommon) string {
	switch {
	case call.IsInvoke():
		return call.Method.Name()
	case call.StaticCallee() != nil:
		return call.StaticCallee().Name()
	}
	return ""
}
