package refire

import (
	"time"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
	"github.com/incidentlint/incidentlint/analyzers/internal/flow"
	"github.com/incidentlint/incidentlint/analyzers/internal/ir"
)

// isPolled reports whether fn is called again and again, each time when the last call has
// returned, or by a scheduler; and how often, 0 if that is not constant.
func (p *pkg) isPolled(fn *ssa.Function) (period time.Duration, ok bool) {
	if p.polled == nil {
		p.findPolled()
	}
	period, ok = p.polled[fn]
	return period, ok && period < longest
}

func (p *pkg) findPolled() {
	p.polled = make(map[*ssa.Function]time.Duration)
	if !p.repeats {
		return
	}
	for _, fn := range p.known.Functions() {
		for instr := range ir.Instructions(fn) {
			call, ok := instr.(ssa.CallInstruction)
			if !ok || calleeOf(call.Common()) == nil {
				continue
			}
			work, period, ok := p.polls(call.Common())
			if !ok {
				continue
			}
			if fn := p.job(work); fn != nil {
				p.polled[fn] = period
			}
		}
	}
}

// polls returns what the call has called again and again, and how often; false if it is
// no such call.
func (p *pkg) polls(call *ssa.CallCommon) (work ssa.Value, period time.Duration, ok bool) {
	if line := catalog.PollerOf(calleeOf(call)); line != nil {
		return argumentAt(call, line.Work), argument(call), true
	}
	line := schedulerOf(call)
	if line == nil || line.Role != catalog.AddsJob {
		return nil, 0, false
	}
	c := p.configurationOf(call, line)
	if c.isRare {
		period = longest
	}
	return argumentAt(call, line.Job), period, true
}

// isEntered reports whether fn is called side by side: a server calls it for each
// request, or a loop starts it in goroutines; or such a function calls it, and holds no
// lock meanwhile.
func (p *pkg) isEntered(fn *ssa.Function) bool {
	if p.entered == nil {
		p.findEntered()
	}
	return p.entered[fn]
}

func (p *pkg) findEntered() {
	p.entered = make(map[*ssa.Function]bool)
	var queue []*ssa.Function
	enter := func(fn *ssa.Function) {
		if fn != nil && len(fn.Blocks) > 0 && !p.entered[fn] {
			p.entered[fn] = true
			queue = append(queue, fn)
		}
	}
	for _, fn := range p.known.Functions() {
		if catalog.ServesRequests(fn.Signature, fn.Name()) {
			enter(fn)
		}
		loops := flow.Loops(fn)
		for instr := range ir.Instructions(fn) {
			if spawn, ok := instr.(*ssa.Go); ok && isFannedOut(spawn, flow.Innermost(loops, spawn.Block())) {
				enter(spawn.Call.StaticCallee())
			}
		}
	}
	for len(queue) > 0 {
		fn := queue[0]
		queue = queue[1:]
		turn := flow.WholeTurn(fn)
		for instr := range ir.Instructions(fn) {
			if call, ok := instr.(*ssa.Call); ok && call.Call.StaticCallee() != nil && !isOwn(call) && !isLocked(turn, call) {
				enter(call.Call.StaticCallee())
			}
		}
	}
}

// isOwn reports whether call is of a method of an object that its function has made or got
// for itself.
func isOwn(call *ssa.Call) bool {
	if call.Call.Signature().Recv() == nil || len(call.Call.Args) == 0 {
		return false
	}
	switch root := rootOf(call.Call.Args[0]).(type) {
	case *ssa.Call, *ssa.Extract:
		return true
	case *ssa.Alloc:
		return parameterIn(root) == nil
	}
	return false
}

// isFannedOut reports whether the loop starts methods of one object side by side.
func isFannedOut(spawn *ssa.Go, loop *flow.Loop) bool {
	callee := spawn.Call.StaticCallee()
	if loop == nil || callee == nil || callee.Signature.Recv() == nil {
		return false
	}
	object, ok := rootOf(spawn.Call.Args[0]).(ssa.Instruction)
	return !ok || !loop.Holds(object.Block())
}

// isLocked reports whether a lock that one holder has at a time is held at instr: it is
// taken on every way there, and not given back in between.
func isLocked(turn *flow.Turn, instr ssa.Instruction) bool {
	for lock := range ir.Instructions(instr.Parent()) {
		if isUnlockLater(lock) {
			return true
		}
		if !isCallOf(lock, catalog.Locks) || !lock.Block().Dominates(instr.Block()) || !turn.Goes(lock, instr) {
			continue
		}
		if !isUnlockedBetween(turn, lock, instr) {
			return true
		}
	}
	return false
}

// isSameMutex reports whether the two calls are of methods of one mutex.
func isSameMutex(a, b ssa.Instruction) bool {
	x, ok := a.(*ssa.Call)
	y, isCall := b.(*ssa.Call)
	if !ok || !isCall || len(x.Call.Args) == 0 || len(y.Call.Args) == 0 {
		return true // of an interface
	}
	mutex, known := flow.CellOf(x.Call.Args[0])
	other, isKnown := flow.CellOf(y.Call.Args[0])
	return !known || !isKnown || mutex.Path == other.Path
}

// isUnlockLater reports whether instr defers what a call has answered: defer s.lock()().
func isUnlockLater(instr ssa.Instruction) bool {
	later, ok := instr.(*ssa.Defer)
	if !ok {
		return false
	}
	_, isAnswer := later.Call.Value.(*ssa.Call)
	return isAnswer
}

func isUnlockedBetween(turn *flow.Turn, lock, instr ssa.Instruction) bool {
	for unlock := range ir.Instructions(instr.Parent()) {
		if isCallOf(unlock, catalog.Unlocks) && isSameMutex(lock, unlock) && turn.Goes(lock, unlock) && turn.Goes(unlock, instr) {
			return true
		}
	}
	return false
}

// isGivenToGuard reports whether the function is a literal that a guard calls: the
// argument of singleflight's Do.
func (f *function) isGivenToGuard() bool {
	parent := f.fn.Parent()
	if parent == nil {
		return false
	}
	for instr := range ir.Instructions(parent) {
		call, ok := instr.(*ssa.Call)
		if !ok || !f.known.Of(&call.Call).Has(catalog.Guards) {
			continue
		}
		for _, arg := range call.Call.Args {
			if functionOf(arg) == f.fn {
				return true
			}
		}
	}
	return false
}

// functionOf returns the function that v, a value of function type, is; or nil.
func functionOf(v ssa.Value) *ssa.Function {
	switch v := v.(type) {
	case *ssa.Function:
		return v
	case *ssa.MakeClosure:
		return v.Fn.(*ssa.Function)
	case *ssa.ChangeType:
		return functionOf(v.X)
	case *ssa.MakeInterface:
		return functionOf(v.X)
	}
	return nil
}
