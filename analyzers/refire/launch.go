package refire

import (
	"fmt"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
	"github.com/incidentlint/incidentlint/analyzers/internal/flow"
	"github.com/incidentlint/incidentlint/analyzers/internal/report"
)

// A launch is a candidate: a go statement, and the turn that comes to it again.
type launch struct {
	*function
	start  ssa.CallInstruction // a go statement; or a call, if callers come side by side
	target *ssa.Function       // nil if that is not known
	turn   *flow.Turn
	tick   *tick // that begins the turn; nil if the function is called, by whomever

	threshold *threshold // found by isGuarded: that decides about it
}

// launches returns the candidates: what ticks start, here or in a function that they
// call, and what any function starts.
func (f *function) launches() (found []*launch) {
	ticks := f.ticks()
	for i := range ticks {
		found = append(found, f.launchesIn(ticks[i].turn, &ticks[i])...)
	}
	for instr := range allInstructions(f.fn) {
		spawn, ok := instr.(*ssa.Go)
		if ok && !slices.ContainsFunc(found, func(l *launch) bool { return l.start == spawn }) {
			found = append(found, f.launch(spawn, flow.WholeTurn(f.fn), nil))
		}
	}
	return found
}

func (f *function) launchesIn(turn *flow.Turn, tick *tick) (found []*launch) {
	for _, instr := range turn.Instructions() {
		if spawn, ok := instr.(*ssa.Go); ok {
			found = append(found, f.launch(spawn, turn, tick))
		}
	}
	return found
}

func (f *function) launch(start ssa.CallInstruction, turn *flow.Turn, tick *tick) *launch {
	return &launch{function: f, start: start, target: start.Common().StaticCallee(), turn: turn, tick: tick}
}

func allInstructions(fn *ssa.Function) func(func(ssa.Instruction) bool) {
	return func(yield func(ssa.Instruction) bool) {
		for _, block := range fn.Blocks {
			for _, instr := range block.Instrs {
				if !yield(instr) {
					return
				}
			}
		}
	}
}

// examine says what is wrong with the launch.
func (l *launch) examine(say report.Func) {
	if l.examined[l.start] || !l.overlaps() {
		return
	}
	l.examined[l.start] = true
	name := l.name()
	switch {
	case l.threshold != nil:
		say(report.Finding{
			Category: thresholdAsync,
			Range:    flow.SiteOf(l.start),
			Message:  fmt.Sprintf("%s is started whenever %s, again on each check until its own end resets that", name, l.threshold),
		})
	case l.tick != nil:
		say(report.Finding{
			Category: tickGo,
			Range:    flow.SiteOf(l.start),
			Message:  fmt.Sprintf("%s is started on every tick and nothing waits for the last one, slow runs pile up", name),
		})
	}
}

// name names what is launched, for a message.
func (l *launch) name() string {
	if l.target != nil && l.target.Parent() != nil {
		return "a goroutine"
	}
	return l.known.Name(l.start.Common())
}

// overlaps asks: can the turn come round again, and launch, while what it has launched
// is in flight?
func (l *launch) overlaps() bool {
	if l.target == nil && !l.start.Common().IsInvoke() {
		return false // a function value; anything may be in it
	}
	if l.target != nil && (l.known.Guards(l.target) || l.isQuick(l.target) || l.endsInTime()) {
		return false
	}
	if l.isKept() || l.isJoined() || l.isHandOff() {
		return false
	}
	return !l.isGuarded()
}

// endsInTime reports whether the work has a constant deadline before the next tick.
func (l *launch) endsInTime() bool {
	if l.tick == nil || l.tick.period == 0 {
		return false
	}
	for instr := range allInstructions(l.target) {
		call, ok := instr.(*ssa.Call)
		if !ok || call.Call.StaticCallee() == nil || !isTimed(&call.Call) {
			continue
		}
		if d := argument(call); d > 0 && d < l.tick.period {
			return true
		}
	}
	return false
}

// does returns what the call at instr does; 0 if it is none.
func (f *function) does(instr ssa.Instruction) catalog.Effect {
	call, ok := instr.(*ssa.Call)
	if !ok {
		return 0
	}
	return f.known.Of(&call.Call)
}

func isTimed(call *ssa.CallCommon) bool {
	fn := calleeOf(call)
	return fn != nil && catalog.IsTimed(fn)
}
