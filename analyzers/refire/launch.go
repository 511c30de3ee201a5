package refire

import (
	"fmt"
	"slices"
	"time"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
	"github.com/incidentlint/incidentlint/analyzers/internal/flow"
	"github.com/incidentlint/incidentlint/analyzers/internal/ir"
	"github.com/incidentlint/incidentlint/analyzers/internal/lazyregexp"
	"github.com/incidentlint/incidentlint/analyzers/internal/report"
)

// A launch is a candidate: a go statement, and the turn that comes to it again.
type launch struct {
	*function
	start  ssa.CallInstruction // a go statement; or a call, if callers come side by side
	target *ssa.Function       // nil if that is not known
	turn   *flow.Turn
	tick   *tick   // that begins the turn; nil if the function is called, by whomever
	outer  *launch // the call by which the turn comes to the function; nil if it is in it

	threshold *threshold // found by isGuarded: that decides about it

	before, behind func(ssa.Instruction) bool // nil until they are asked for
}

// isBefore reports whether the turn can come from instr to the launch.
func (l *launch) isBefore(instr ssa.Instruction) bool {
	if l.before == nil {
		l.before = l.turn.Before(l.start)
	}
	return l.before(instr)
}

// isBehind reports whether the turn can come from the launch to instr.
func (l *launch) isBehind(instr ssa.Instruction) bool {
	if l.behind == nil {
		l.behind = l.turn.Behind(l.start)
	}
	return l.behind(instr)
}

// launches returns the candidates: what ticks start, here or in a function that they
// call, and what any function starts.
func (f *function) launches() (found []*launch) {
	for _, tick := range f.ticks() {
		found = append(found, f.launchesIn(tick.turn, &tick, nil)...)
	}
	if period, ok := f.isPolled(f.fn); ok {
		turn := flow.WholeTurn(f.fn)
		found = append(found, f.launchesIn(turn, &tick{turn, period}, nil)...)
	}
	whole := flow.WholeTurn(f.fn)
	for instr := range ir.Instructions(f.fn) {
		start, ok := instr.(ssa.CallInstruction)
		if ok && f.starts(start) && !slices.ContainsFunc(found, func(l *launch) bool { return l.start == start }) {
			found = append(found, f.launch(start, whole, nil))
		}
	}
	return found
}

// starts reports whether the step starts something that runs on: a go statement, or a
// call that has what it is given run later.
func (f *function) starts(step ssa.CallInstruction) bool {
	switch step := step.(type) {
	case *ssa.Go:
		return true
	case *ssa.Call:
		return f.does(step).Has(catalog.RunsLater)
	}
	return false
}

// callDepth is how many calls lie at most between a tick and what it launches.
const callDepth = 3

// launchesIn returns what the turn starts, itself or by a function of this package.
func (f *function) launchesIn(turn *flow.Turn, tick *tick, outer *launch) (found []*launch) {
	for _, instr := range turn.Instructions() {
		switch instr := instr.(type) {
		case *ssa.Go:
			l := f.launch(instr, turn, tick)
			l.outer = outer
			found = append(found, l)
		case *ssa.Call:
			if f.starts(instr) {
				l := f.launch(instr, turn, tick)
				l.outer = outer
				found = append(found, l)
				continue
			}
			callee := instr.Call.StaticCallee()
			if callee == nil || !f.mayStart(callee, callDepth-outer.depth()) || f.known.Guards(callee) {
				continue
			}
			through := f.launch(instr, turn, tick)
			through.outer = outer
			inner := &function{f.pkg, callee, flow.Loops(callee)}
			found = append(found, inner.launchesIn(flow.WholeTurn(callee), tick, through)...)
		}
	}
	return found
}

// mayStart reports whether a function of this package starts something, itself or some
// calls deep; depth is how many.
func (p *pkg) mayStart(fn *ssa.Function, depth int) bool {
	if depth <= 0 || len(fn.Blocks) == 0 {
		return false
	}
	key := reach{fn, depth}
	if known, ok := p.starting[key]; ok {
		return known
	}
	p.starting[key] = false // while it is worked out
	found := false
	for instr := range ir.Instructions(fn) {
		switch instr := instr.(type) {
		case *ssa.Go:
			found = true
		case *ssa.Call:
			callee := instr.Call.StaticCallee()
			found = found || p.known.Of(&instr.Call).Has(catalog.RunsLater) || callee != nil && p.mayStart(callee, depth-1)
		}
	}
	p.starting[key] = found
	return found
}

// A reach is a function, and how many calls deep it is looked into.
type reach struct {
	fn    *ssa.Function
	depth int
}

// depth returns how many calls lie behind l.
func (l *launch) depth() int {
	if l == nil {
		return 0
	}
	return 1 + l.outer.depth()
}

func (f *function) launch(start ssa.CallInstruction, turn *flow.Turn, tick *tick) *launch {
	return &launch{function: f, start: start, target: f.work(start), turn: turn, tick: tick}
}

// isGo reports whether the step is a go statement, or a call of a library that is no more:
// wg.Go.
func (f *function) isGo(step ssa.CallInstruction) bool {
	fn := ir.Callee(step.Common())
	_, isGo := step.(*ssa.Go)
	return isGo || fn != nil && catalog.EffectOf(fn).Has(catalog.RunsLater)
}

// work returns the function that the step starts, or nil.
func (f *function) work(step ssa.CallInstruction) *ssa.Function {
	if _, isGo := step.(*ssa.Go); !isGo && f.isGo(step) {
		return functionOf(step.Common().Args[len(step.Common().Args)-1])
	}
	return step.Common().StaticCallee()
}

// examine says what is wrong with the launch.
func (l *launch) examine(say report.Func) {
	if l.examined[l.start] || !l.overlaps() {
		return
	}
	name := l.name()
	isGo := l.isGo(l.start)
	l.examined[l.start] = l.threshold != nil || l.tick != nil && isGo
	switch {
	case l.threshold != nil:
		say(report.Finding{
			Category: thresholdAsync,
			Range:    flow.SiteOf(l.start),
			Message:  fmt.Sprintf("%s is started whenever %s, again on each check until its own end resets that", name, l.threshold),
		})
	case l.tick != nil && isGo:
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
	if l.target != nil && (l.known.Guards(l.target) || l.isQuick(l.target) || l.tick != nil && l.endsWithin(l.target, l.tick.period)) {
		return false
	}
	if l.tick != nil && l.target != nil && l.isMadeForMany(l.target) {
		return false
	}
	for at := l; at != nil; at = at.outer {
		if at.isKept() || at.isJoined() || at.isHandOff() || at.isGuarded() {
			return false
		}
		if l.threshold == nil {
			l.threshold = at.threshold
		}
	}
	return true
}

// endsWithin reports whether the work, or a function of this package that it calls, sets
// itself a deadline, unless that is known to come later than the next tick.
func (p *pkg) endsWithin(work *ssa.Function, period time.Duration) bool {
	return p.setsDeadline(work, period, make(map[*ssa.Function]bool))
}

func (p *pkg) setsDeadline(work *ssa.Function, period time.Duration, seen map[*ssa.Function]bool) bool {
	seen[work] = true
	for instr := range ir.Instructions(work) {
		call, ok := instr.(*ssa.Call)
		if !ok {
			continue
		}
		if isTimed(&call.Call) && !isLater(argument(&call.Call), period) || deadlines.MatchString(nameOf(&call.Call)) {
			return true
		}
		callee := call.Call.StaticCallee()
		if callee != nil && !seen[callee] && p.setsDeadline(callee, period, seen) {
			return true
		}
	}
	return false
}

// deadlines are the methods of connections that set one.
var deadlines = lazyregexp.New(`^Set(Read|Write)?Deadline$`)

// does returns what the call at instr does; 0 if it is none.
func (f *function) does(instr ssa.Instruction) catalog.Effect {
	call, ok := instr.(*ssa.Call)
	if !ok {
		return 0
	}
	return f.known.Of(&call.Call)
}

func isTimed(call *ssa.CallCommon) bool {
	fn := ir.Callee(call)
	return fn != nil && catalog.IsTimed(fn)
}
