package refire

import (
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/flow"
)

// isGuarded reports whether a condition on the way to the launch can keep a second run
// from beginning, as far as is known: what is not understood may do so. A condition that
// holds until the run resets it is no guard but a threshold, and noted.
func (l *launch) isGuarded() bool {
	for _, decision := range l.turn.Decisions(l.start) {
		if threshold := l.thresholdOf(decision); threshold != nil {
			switch {
			case l.isStamped(threshold, decision):
				return true
			case l.isEvident(threshold):
				l.threshold = threshold
			case decision.Always:
				return true // who sets it is not seen
			}
			continue
		}
		if asksWhetherDone(decision) || l.endsLoop(decision) {
			continue
		}
		keeps := condition{l, decision.Always, make(map[ssa.Value]bool)}
		if keeps.mayKeep(decision.If.Cond) {
			return true
		}
	}
	return false
}

// endsLoop reports whether the other side of the decision leaves the loop that the tick
// drives: then there is no next tick that it could keep from anything.
func (l *launch) endsLoop(decision flow.Decision) bool {
	if l.turn.Tick == nil {
		return false
	}
	other := decision.If.Block().Succs[0]
	if decision.Taken {
		other = decision.If.Block().Succs[1]
	}
	loop := flow.Innermost(l.loops, l.turn.Tick.Block())
	return loop != nil && !loop.Holds(other)
}

// asksWhetherDone reports whether the decision is that nothing came from a channel: a
// select with a default that asks whether all is over.
func asksWhetherDone(decision flow.Decision) bool {
	sel, chosen := flow.SelectCase(decision.If.Cond)
	return sel != nil && !decision.Taken && sel.States[chosen].Dir == types.RecvOnly
}

// headOfTick returns the head of the loop that the tick drives, or nil.
func (l *launch) headOfTick() *ssa.BasicBlock {
	if l.turn.Tick == nil {
		return nil
	}
	if loop := flow.Innermost(l.loops, l.turn.Tick.Block()); loop != nil {
		return loop.Head
	}
	return nil
}

func isBool(t types.Type) bool {
	basic, ok := t.Underlying().(*types.Basic)
	return ok && basic.Info()&types.IsBoolean != 0
}
