package refire

import (
	"go/types"
	"regexp"
	"slices"

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
		if l.known.Receives(instr) && !l.known.Waits(instr) || l.does(instr).Has(catalog.Guards) || stopsLast(instr) {
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
	if !ok {
		return false
	}
	switch {
	case call.Call.IsInvoke():
		return stops.MatchString(call.Call.Method.Name())
	case call.Call.StaticCallee() != nil:
		return stops.MatchString(call.Call.StaticCallee().Name())
	}
	sig := call.Call.Signature() // a function value: cancel()
	_, isBuiltin := call.Call.Value.(*ssa.Builtin)
	return !isBuiltin && sig.Params().Len() == 0 && sig.Results().Len() == 0
}

// isJoined reports whether the turn waits, behind the launch, for what it has launched:
// it receives something, defers to, or goes on with the object that works.
func (l *launch) isJoined() bool {
	for _, instr := range l.turn.Instructions() {
		if !l.isBehind(instr) {
			continue
		}
		if l.known.Receives(instr) && !l.known.Waits(instr) || l.usesWorker(instr) {
			return true
		}
	}
	for instr := range ir.Instructions(l.fn) {
		if later, ok := instr.(*ssa.Defer); ok && l.turn.Tick == nil && l.known.Of(&later.Call).Has(catalog.Receives) {
			return true
		}
	}
	return false
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

var removes = regexp.MustCompile(`^(?i:accept|acquire|claim|consume|dequeue|drain|lease|next|pop|poll|receive|recv|remove|reserve|take)`)

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
		return removes.MatchString(nameOf(&v.Call))
	case *ssa.Alloc:
		for _, ref := range *v.Referrers() {
			if store, ok := ref.(*ssa.Store); ok && store.Addr == v && l.isTaken(store.Val, seen) {
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
