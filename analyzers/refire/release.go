package refire

import (
	"fmt"
	"go/types"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
	"github.com/incidentlint/incidentlint/analyzers/internal/flow"
	"github.com/incidentlint/incidentlint/analyzers/internal/ir"
	"github.com/incidentlint/incidentlint/analyzers/internal/report"
)

// examineGuards says which guards are released before the work that they guard:
//
//	if !busy.CompareAndSwap(false, true) { return }
//	go work()
//	busy.Store(false)
func (f *function) examineGuards(say report.Func) {
	turn := flow.WholeTurn(f.fn)
	for instr := range ir.Instructions(f.fn) {
		guard, ok := instr.(*ssa.Call)
		if !ok || !f.isTaking(guard) || turn.Goes(guard, guard) {
			continue
		}
		variable := f.writes.Var(guard.Call.Args[0])
		for instr := range ir.Instructions(f.fn) {
			release, ok := instr.(ssa.CallInstruction)
			if !ok || variable == nil || f.examined[guard] || !f.releases(release, variable) || !turn.Goes(guard, release) {
				continue
			}
			if work := f.uncovered(turn, guard, release); work != nil {
				f.examined[guard] = true
				f.sayReleased(say, guard, release, work)
			}
		}
	}
}

func (f *function) sayReleased(say report.Func, guard *ssa.Call, release, work ssa.CallInstruction) {
	name := f.known.Name(work.Common())
	line := f.pass.Fset.Position(release.Pos()).Line
	say(report.Finding{
		Category: releasedEarly,
		Range:    flow.SiteOf(guard),
		Message:  fmt.Sprintf("guard is released at line %d, before %s has run, and keeps no second run from beginning", line, name),
		Related:  []analysis.RelatedInformation{{Pos: release.Pos(), Message: "released here"}, {Pos: work.Pos(), Message: name + " runs here"}},
	})
}

// isTaking reports whether call takes a guard and says whether it was free.
func (f *function) isTaking(call *ssa.Call) bool {
	fn := ir.Callee(&call.Call)
	return fn != nil && !call.Call.IsInvoke() && len(call.Call.Args) > 0 && isBool(call.Type()) &&
		catalog.EffectOf(fn).Has(catalog.Guards)
}

// releases reports whether the step gives the guard in the variable back: sets it to what
// it was before, or unlocks it.
func (f *function) releases(step ssa.CallInstruction, variable *types.Var) bool {
	call := step.Common()
	fn := ir.Callee(call)
	if _, isGo := step.(*ssa.Go); isGo || fn == nil || len(call.Args) == 0 || f.writes.Var(call.Args[0]) != variable {
		return false
	}
	if catalog.Unlocks(fn) {
		return true
	}
	if !f.known.Of(call).Has(catalog.Sets) || len(call.Args) != 2 {
		return false
	}
	value, ok := call.Args[1].(*ssa.Const)
	return ok && (value.Value == nil || value.Value.ExactString() == "false" || value.Value.ExactString() == "0")
}

// uncovered returns the last slow step that the guard decides about and that goes on
// behind the release: a call, or a goroutine begun before. It is nil if there is none, or
// the guard covers another one.
func (f *function) uncovered(turn *flow.Turn, guard *ssa.Call, release ssa.CallInstruction) (work ssa.CallInstruction) {
	if f.waitsBetween(turn, guard, release) {
		return nil
	}
	_, atTheEnd := release.(*ssa.Defer)
	isGuarded, isReleased, willRelease := turn.Behind(guard), turn.Behind(release), turn.Before(release)
	for instr := range ir.Instructions(f.fn) {
		step, ok := instr.(ssa.CallInstruction)
		if !ok || !isGuarded(step) || !f.isWork(step) || !isDecidedBy(turn, step, guard) {
			continue
		}
		_, isGo := step.(*ssa.Go)
		switch {
		case !isGo && (atTheEnd || willRelease(step)):
			return nil // that is what it guards
		case isGo && atTheEnd:
			if f.waitsBehind(turn, step) {
				return nil
			}
			work = step
		case isGo && willRelease(step) && !f.waitsBetween(turn, step, release), isReleased(step):
			work = step
		}
	}
	return work
}

// waitsBehind reports whether the function waits for something behind the step.
func (f *function) waitsBehind(turn *flow.Turn, step ssa.Instruction) bool {
	isBehind := turn.Behind(step)
	for instr := range ir.Instructions(f.fn) {
		later, isDefer := instr.(*ssa.Defer)
		if isBehind(instr) && f.known.Receives(instr) || isDefer && f.known.Of(&later.Call).Has(catalog.Receives) {
			return true
		}
	}
	return false
}

// isWork reports whether the step takes its time: a slow call, or a goroutine that is not
// seen to be quick.
func (f *function) isWork(step ssa.CallInstruction) bool {
	switch step := step.(type) {
	case *ssa.Go:
		target := step.Call.StaticCallee()
		return target != nil && !f.isQuick(target)
	case *ssa.Call:
		return f.isSlow(step)
	}
	return false
}

func (f *function) waitsBetween(turn *flow.Turn, a, b ssa.Instruction) bool {
	isBehind, isBefore := turn.Behind(a), turn.Before(b)
	for instr := range ir.Instructions(f.fn) {
		if isBehind(instr) && isBefore(instr) && f.known.Receives(instr) {
			return true
		}
	}
	return false
}

// isDecidedBy reports whether the answer of the guard decides about the step.
func isDecidedBy(turn *flow.Turn, step ssa.Instruction, guard *ssa.Call) bool {
	for _, decision := range turn.Decisions(step) {
		if decision.Always && flow.RestsOn(decision.If.Cond, guard) {
			return true
		}
	}
	return false
}
