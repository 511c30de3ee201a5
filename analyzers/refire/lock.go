package refire

import (
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
	"github.com/incidentlint/incidentlint/analyzers/internal/flow"
	"github.com/incidentlint/incidentlint/analyzers/internal/ir"
)

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

// isLockedThroughout reports whether the function begins by taking a lock that it gives back
// when it returns: runs of it come one after the other.
func isLockedThroughout(fn *ssa.Function) bool {
	if len(fn.Blocks) == 0 {
		return false
	}
	locks := slices.ContainsFunc(fn.Blocks[0].Instrs, func(instr ssa.Instruction) bool { return isCallOf(instr, catalog.Locks) })
	return locks && slices.ContainsFunc(fn.Blocks[0].Instrs, func(instr ssa.Instruction) bool {
		later, ok := instr.(*ssa.Defer)
		if !ok {
			return false
		}
		callee := ir.Callee(&later.Call)
		return callee != nil && catalog.Unlocks(callee)
	})
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

// isMadeForMany reports whether the work is made to run side by side with itself: it takes a
// lock, and is started at several places.
func (p *pkg) isMadeForMany(work *ssa.Function) bool {
	locks := false
	for instr := range ir.Instructions(work) {
		locks = locks || isCallOf(instr, catalog.Locks)
	}
	if !locks {
		return false
	}
	starters := make(map[*ssa.Function]bool)
	for _, fn := range p.known.Functions() {
		for instr := range ir.Instructions(fn) {
			if start, ok := instr.(*ssa.Go); ok && start.Call.StaticCallee() == work {
				starters[fn] = true
			}
		}
	}
	return len(starters) > 1
}
