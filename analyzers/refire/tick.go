package refire

import (
	"go/token"
	"go/types"
	"time"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
	"github.com/incidentlint/incidentlint/analyzers/internal/flow"
	"github.com/incidentlint/incidentlint/analyzers/internal/ir"
)

// A tick is what a loop does each time that a period is over.
type tick struct {
	turn   *flow.Turn
	period time.Duration // 0 if it is not known
}

// ticks returns those of the function's loops: a receive from a channel of times, a
// case of a select, or a sleep in a loop that nothing else drives.
func (f *function) ticks() (found []tick) {
	for _, block := range f.fn.Blocks {
		loop := flow.Innermost(f.loops, block)
		if loop == nil {
			continue
		}
		for _, instr := range block.Instrs {
			found = append(found, f.ticksAt(loop, instr)...)
		}
	}
	return found
}

func (f *function) ticksAt(loop *flow.Loop, instr ssa.Instruction) (found []tick) {
	add := func(ch ssa.Value, chosen int) {
		period := periodOf(ch)
		if !catalog.IsTick(ch.Type()) || period >= longest || f.isBounded(loop) || isTimer(ch) && !f.rearms(loop) {
			return
		}
		if turn := flow.TickTurn(loop, instr, chosen); turn != nil {
			found = append(found, tick{turn, period})
		}
	}
	switch instr := instr.(type) {
	case *ssa.UnOp:
		if instr.Op == token.ARROW {
			add(instr.X, 0)
		}
	case *ssa.Select:
		for i, state := range instr.States {
			if instr.Blocking && state.Dir == types.RecvOnly {
				add(state.Chan, i)
			}
		}
	case *ssa.Call:
		if d, ok := f.sleeps(instr); ok && d < longest && f.isDrivenBySleep(loop) {
			found = append(found, tick{flow.TickTurn(loop, instr, 0), d})
		}
	}
	return found
}

// sleeps reports whether call does nothing but let time pass, and for how long if that
// is constant.
func (f *function) sleeps(call *ssa.Call) (time.Duration, bool) {
	sig := call.Call.Signature()
	if sig.Params().Len() != 1 || sig.Results().Len() != 0 || !catalog.IsDuration(sig.Params().At(0).Type()) || !f.known.Waits(call) {
		return 0, false
	}
	return duration(call.Call.Args[len(call.Call.Args)-1]), true
}

// isDrivenBySleep reports whether the loop has no condition, and receives nothing: each
// turn begins because time has passed.
func (f *function) isDrivenBySleep(loop *flow.Loop) bool {
	if f.isBounded(loop) {
		return false
	}
	for _, block := range f.fn.Blocks {
		if !loop.Holds(block) {
			continue
		}
		for _, instr := range block.Instrs {
			if f.known.Receives(instr) {
				return false
			}
		}
	}
	return true
}

// rearms reports whether the loop sets a timer again, which ticks but once by itself.
func (f *function) rearms(loop *flow.Loop) bool {
	for _, block := range f.fn.Blocks {
		if !loop.Holds(block) {
			continue
		}
		for _, instr := range block.Instrs {
			if call, ok := instr.(*ssa.Call); ok {
				if fn := ir.Callee(&call.Call); fn != nil && catalog.Rearms(fn) {
					return true
				}
			}
		}
	}
	return false
}
