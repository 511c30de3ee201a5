package refire

import (
	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
	"github.com/incidentlint/incidentlint/analyzers/internal/ir"
	"github.com/incidentlint/incidentlint/analyzers/internal/lazyregexp"
)

var stops = lazyregexp.New(`^(?i:stop|cancel|close|shutdown|kill|terminate|interrupt)`)

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

var joins = lazyregexp.New(`^(?i:wait|join|await)`)

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
