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
			release, ok := instr.(*ssa.Call)
			if !ok || variable == nil || !f.releases(release, variable) || !turn.Goes(guard, release) {
				continue
			}
			if work := f.uncovered(turn, guard, release); work != nil && !f.examined[guard] {
				f.examined[guard] = true
				f.sayReleased(say, guard, release, work)
			}
		}
	}
}

func (f *function) sayReleased(say report.Func, guard, release *ssa.Call, work ssa.CallInstruction) {
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
	fn := calleeOf(&call.Call)
	return fn != nil && !call.Call.IsInvoke() && len(call.Call.Args) > 0 && isBool(call.Type()) &&
		catalog.EffectOf(fn).Has(catalog.Guards|catalog.Sets)
}

// releases reports whether call sets the variable to what it was before it was taken.
func (f *function) releases(call *ssa.Call, variable *types.Var) bool {
	if !f.known.Of(&call.Call).Has(catalog.Sets) || len(call.Call.Args) != 2 || f.writes.Var(call.Call.Args[0]) != variable {
		return false
	}
	value, ok := call.Call.Args[1].(*ssa.Const)
	return ok && (value.Value == nil || value.Value.ExactString() == "false" || value.Value.ExactString() == "0")
}

// uncovered returns the first slow step that the guard decides about and that goes on
// behind the release: a call, or a goroutine begun before. It is nil if there is none, or
// the guard covers another one.
func (f *function) uncovered(turn *flow.Turn, guard, release *ssa.Call) (work ssa.CallInstruction) {
	if f.waitsBetween(turn, guard, release) {
		return nil
	}
	isGuarded, isReleased, willRelease := turn.Behind(guard), turn.Behind(release), turn.Before(release)
	for instr := range ir.Instructions(f.fn) {
		step, ok := instr.(ssa.CallInstruction)
		if !ok || !isGuarded(step) || !f.isWork(step) || !isDecidedBy(turn, step, guard) {
			continue
		}
		_, isGo := step.(*ssa.Go)
		switch {
		case !isGo && willRelease(step):
			return nil // that is what it guards
		case isGo && willRelease(step) && !f.waitsBetween(turn, step, release), isReleased(step):
			work = step
		}
	}
	return work
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
		if decision.Always && restsOn(decision.If.Cond, guard, make(map[ssa.Value]bool)) {
			return true
		}
	}
	return false
}
