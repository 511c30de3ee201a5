package refire

import (
	"fmt"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
	"github.com/incidentlint/incidentlint/analyzers/internal/flow"
	"github.com/incidentlint/incidentlint/analyzers/internal/ir"
	"github.com/incidentlint/incidentlint/analyzers/internal/report"
)

// examineStampedes says which calls every caller makes while the first one makes them:
// the function is entered side by side, a threshold decides about the call, and only
// what comes after the call, or is done in it, sets the threshold.
func (f *function) examineStampedes(say report.Func) {
	if !f.isEntered(f.fn) || f.isGivenToGuard() {
		return
	}
	for instr := range ir.Instructions(f.fn) {
		call, ok := instr.(*ssa.Call)
		if !ok || !f.isRequest(call) {
			continue
		}
		l := f.launch(call, flow.WholeTurn(f.fn), nil)
		if !l.stampedes() {
			continue
		}
		message := fmt.Sprintf("%s is called whenever %s, which holds until it returns: who comes meanwhile calls it too", f.known.Name(&call.Call), l.threshold)
		if l.resetsOnSuccessOnly() {
			message = fmt.Sprintf("%s is called whenever %s, which holds until it succeeds: while it fails, by every caller", f.known.Name(&call.Call), l.threshold)
		}
		if say(report.Finding{Category: stampede, Range: flow.SiteOf(call), Message: message, RestsOn: f.known.RestsOn(f.known.Requests(&call.Call))}) {
			return
		}
	}
}

// isRequest reports whether call asks another party, as far as is known.
func (f *function) isRequest(call *ssa.Call) bool {
	return f.does(call)&(catalog.Remote|catalog.MayBeRemote|catalog.Swallows) != 0
}

// stampedes asks: is the call made again by whoever comes before it has returned?
func (l *launch) stampedes() bool {
	if l.target != nil && l.known.Guards(l.target) || l.isKept() || isLocked(l.turn, l.start) || l.isGivenTheRequest() {
		return false
	}
	for _, decision := range l.turn.Decisions(l.start) {
		t := l.thresholdOf(decision)
		switch {
		case t == nil || !t.isClock || !l.isShared(t):
			if decision.Always && (&condition{l, true, make(map[ssa.Value]bool)}).mayKeep(decision.If.Cond) {
				return false
			}
		case l.isStampedBefore(t):
			return false
		case l.resets(t) != nil || l.resetsInside(t):
			l.threshold = t
		}
	}
	return l.threshold != nil
}

// isShared reports whether another caller sees the same threshold: a variable of the
// package, or a field of the receiver, or of what the function locks.
func (l *launch) isShared(t *threshold) bool {
	for _, v := range t.vars {
		if !v.IsField() && v.Parent() != v.Pkg().Scope() {
			return false
		}
	}
	return len(t.vars) > 0 && !slices.ContainsFunc(t.owners, func(owner ssa.Value) bool { return !l.isSharedObject(owner) })
}

func (l *launch) isSharedObject(owner ssa.Value) bool {
	if alloc, ok := owner.(*ssa.Alloc); ok {
		owner = parameterIn(alloc)
	}
	if free, ok := owner.(*ssa.FreeVar); ok {
		cell, _ := flow.CellOf(free)
		if alloc, ok := cell.Root.(*ssa.Alloc); ok {
			owner = parameterIn(alloc)
		} else {
			owner = cell.Root
		}
	}
	if _, isGlobal := owner.(*ssa.Global); isGlobal || isReceiver(owner) {
		return true
	}
	for instr := range ir.Instructions(l.fn) {
		call, ok := instr.(*ssa.Call)
		if ok && owner != nil && isCallOf(call, catalog.UsesMutex) && rootOf(call.Call.Args[0]) == owner {
			return true // nobody locks what is its own
		}
	}
	return false
}

// parameterIn returns the parameter that is kept in the variable, or nil.
func parameterIn(alloc *ssa.Alloc) ssa.Value {
	for _, ref := range *alloc.Referrers() {
		if store, ok := ref.(*ssa.Store); ok && store.Addr == alloc {
			if param, ok := store.Val.(*ssa.Parameter); ok {
				return param
			}
		}
	}
	return nil
}

// isGivenTheRequest reports whether the call is given what the function was given, a
// context apart: then it does what it was asked for, and refreshes nothing.
func (l *launch) isGivenTheRequest() bool {
	seen := make(map[ssa.Value]bool)
	return slices.ContainsFunc(inputs(l.start), func(v ssa.Value) bool { return l.isOfRequest(v, seen) })
}

func (l *launch) isOfRequest(v ssa.Value, seen map[ssa.Value]bool) bool {
	if v == nil || seen[v] || catalog.IsContext(v.Type()) {
		return false
	}
	seen[v] = true
	if param, ok := v.(*ssa.Parameter); ok {
		return !l.isSharedObject(param)
	}
	instr, ok := v.(ssa.Instruction)
	return ok && slices.ContainsFunc(instr.Operands(nil), func(operand *ssa.Value) bool { return l.isOfRequest(*operand, seen) })
}

// isStampedBefore reports whether the threshold is set on the way to the call, or first
// of all in it, or asked there again, under a lock as a rule.
func (l *launch) isStampedBefore(t *threshold) bool {
	return slices.ContainsFunc(t.vars, func(v *types.Var) bool {
		for _, instr := range l.turn.Instructions() {
			if instr != l.start && l.isBefore(instr) && l.sets(instr, v, true) {
				return true
			}
		}
		return l.target != nil && (l.stampsFirst(v) || l.asksAgain(v, t))
	})
}

// resets returns the instruction behind the call that sets the threshold, or nil.
func (l *launch) resets(t *threshold) ssa.Instruction {
	for _, instr := range l.turn.Instructions() {
		sets := func(v *types.Var) bool { return l.sets(instr, v, true) }
		if l.isBehind(instr) && slices.ContainsFunc(slices.Concat(t.vars, t.holders), sets) && !l.isOnFailure(instr) {
			return instr
		}
	}
	return nil
}

func (l *launch) resetsInside(t *threshold) bool {
	return slices.ContainsFunc(t.vars, l.changesInside)
}

// resetsOnSuccessOnly reports whether it rests on what the call answers whether the
// threshold is set.
func (l *launch) resetsOnSuccessOnly() bool {
	reset := l.resets(l.threshold)
	if reset == nil {
		return false
	}
	return slices.ContainsFunc(l.turn.Decisions(reset), func(decision flow.Decision) bool {
		return flow.RestsOn(decision.If.Cond, l.start.Value())
	})
}

// isOnFailure reports whether control comes to instr only when the call has failed: what
// is set there makes callers wait after a failure.
func (l *launch) isOnFailure(instr ssa.Instruction) bool {
	call, ok := l.start.(*ssa.Call)
	failure := ir.ErrorOf(call)
	if !ok || failure == nil {
		return false
	}
	return slices.ContainsFunc(l.turn.Decisions(instr), func(decision flow.Decision) bool {
		compare, ok := decision.If.Cond.(*ssa.BinOp)
		return ok && compare.X == failure && decision.Taken == (compare.Op == token.NEQ)
	})
}
