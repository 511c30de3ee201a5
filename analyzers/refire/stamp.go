package refire

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/flow"
	"github.com/incidentlint/incidentlint/analyzers/internal/ir"
)

// isStamped reports whether the threshold is set to a new value on the way to the launch,
// or first of all in what is launched, or asked there again.
func (l *launch) isStamped(t *threshold, decision flow.Decision) bool {
	if t.isMeasured {
		return false // asked before
	}
	if slices.ContainsFunc(t.owners, l.tellsInTurn) {
		return true
	}
	return slices.ContainsFunc(slices.Concat(t.vars, t.holders), func(v *types.Var) bool {
		return l.setsInTurn(v, false) || l.countsBehind(v, decision) || l.target != nil && (l.stampsFirst(v) || l.asksAgain(v, t))
	})
}

// tellsInTurn reports whether the turn calls a method of the object that answers nothing
// or an error, besides asking it by a predicate.
func (l *launch) tellsInTurn(owner ssa.Value) bool {
	object := l.writes.Var(owner)
	if object == nil {
		return false
	}
	return slices.ContainsFunc(l.turn.Instructions(), func(instr ssa.Instruction) bool {
		return (l.isBefore(instr) || l.isBehind(instr)) && instr != l.start && l.tells(instr, object)
	})
}

// countsBehind reports whether the turn counts the variable between the decision and the
// launch: it takes what it has come to, or a slot.
func (l *launch) countsBehind(v *types.Var, decision flow.Decision) bool {
	isBehind := l.turn.Behind(decision.If)
	return slices.ContainsFunc(l.turn.Instructions(), func(instr ssa.Instruction) bool {
		return l.isBefore(instr) && isBehind(instr) && l.sets(instr, v, true)
	})
}

// asksAgain reports whether what is launched asks for the variable itself, under a lock as
// a rule.
func (l *launch) asksAgain(v *types.Var, t *threshold) bool {
	return l.writes.Asks(l.target, v) || t.isClock && l.writes.Reads(l.target, v)
}

// stampsFirst reports whether what is launched sets v before it does anything slow.
func (l *launch) stampsFirst(v *types.Var) bool {
	isStamp := func(instr ssa.Instruction) bool {
		call, isCall := instr.(*ssa.Call)
		takesTime := isCall && (l.isSlow(call) || slices.ContainsFunc(call.Call.Args, isFunction))
		return l.sets(instr, v, false) && !takesTime
	}
	return ir.ComesTo(l.target, isStamp, func(instr ssa.Instruction) bool { return l.isSlow(instr) })
}

func isFunction(v ssa.Value) bool { return functionOf(v) != nil }
