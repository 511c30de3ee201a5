package refire

import (
	"fmt"
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
		if say(report.Finding{Category: stampede, Range: flow.SiteOf(call), Message: message}) {
			return
		}
	}
}

// isRequest reports whether call asks another party, as far as is known.
func (f *function) isRequest(call *ssa.Call) bool {
	const asks = catalog.Remote | catalog.MayBeRemote | catalog.Swallows
	return f.does(call)&asks != 0
}

// stampedes asks: is the call made again by whoever comes before it has returned?
func (l *launch) stampedes() bool {
	if l.target != nil && l.known.Guards(l.target) || l.isKept() || isLocked(l.turn, l.start) {
		return false
	}
	for _, decision := range l.turn.Decisions(l.start) {
		t := l.thresholdOf(decision)
		switch {
		case t == nil || !t.isClock || !l.isShared(t):
			if decision.Always && l.mayKeep(decision.If.Cond, make(map[ssa.Value]bool)) {
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

// isShared reports whether another caller sees the same threshold: it is a field or a
// variable of the package, and no field of what this function makes.
func (l *launch) isShared(t *threshold) bool {
	for i, v := range t.vars {
		if !v.IsField() && v.Parent() != v.Pkg().Scope() {
			return false
		}
		if i < len(t.owners) {
			if alloc, ok := t.owners[i].(*ssa.Alloc); ok && !isParameter(alloc) {
				return false
			}
		}
	}
	return len(t.vars) > 0
}

// isParameter reports whether the variable is a parameter, or holds a pointer that came
// from somewhere.
func isParameter(alloc *ssa.Alloc) bool {
	for _, ref := range *alloc.Referrers() {
		if store, ok := ref.(*ssa.Store); ok && store.Addr == alloc {
			switch store.Val.(type) {
			case *ssa.Parameter, *ssa.Call, *ssa.Extract, *ssa.UnOp:
				return true
			}
		}
	}
	return false
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
		return l.target != nil && (l.stampsFirst(v) || l.writes.Asks(l.target, v))
	})
}

// resets returns the instruction behind the call that sets the threshold, or nil.
func (l *launch) resets(t *threshold) ssa.Instruction {
	for _, instr := range l.turn.Instructions() {
		if l.isBehind(instr) && slices.ContainsFunc(t.vars, func(v *types.Var) bool { return l.sets(instr, v, true) }) {
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
		return restsOn(decision.If.Cond, l.start.Value(), make(map[ssa.Value]bool))
	})
}

// restsOn reports whether v is made from source.
func restsOn(v, source ssa.Value, seen map[ssa.Value]bool) bool {
	if v == source {
		return true
	}
	instr, ok := v.(ssa.Instruction)
	if !ok || seen[v] {
		return false
	}
	seen[v] = true
	return slices.ContainsFunc(instr.Operands(nil), func(operand *ssa.Value) bool {
		return *operand != nil && restsOn(*operand, source, seen)
	})
}
