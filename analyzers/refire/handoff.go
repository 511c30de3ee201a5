package refire

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
	"github.com/incidentlint/incidentlint/analyzers/internal/ir"
	"github.com/incidentlint/incidentlint/analyzers/internal/lazyregexp"
)

var removes = lazyregexp.New(`^(?i:accept|acquire|claim|consume|dequeue|drain|drop|evict|lease|next|pop|poll|receive|recv|remove|reserve|take|unregister)`)

// isHandOff reports whether the goroutine is given an item that this turn has taken out
// of where the next would find it.
func (l *launch) isHandOff() bool {
	seen := make(map[ssa.Value]bool)
	return slices.ContainsFunc(inputs(l.start), func(v ssa.Value) bool { return l.isTaken(v, seen) })
}

// inputs returns what the goroutine is given: arguments, or captured values.
func inputs(start ssa.CallInstruction) []ssa.Value {
	call := start.Common()
	if closure, ok := call.Value.(*ssa.MakeClosure); ok {
		return slices.Concat(closure.Bindings, call.Args)
	}
	return call.Args
}

func (l *launch) isTaken(v ssa.Value, seen map[ssa.Value]bool) bool {
	if v == nil || seen[v] {
		return false
	}
	seen[v] = true
	instr, ok := v.(ssa.Instruction)
	if !ok || !l.turn.Holds(instr) {
		return false
	}
	switch v := v.(type) {
	case *ssa.Call:
		if _, isBuiltin := v.Call.Value.(*ssa.Builtin); !isBuiltin {
			return removes.MatchString(nameOf(&v.Call)) || isContainer(v.Type()) && l.mayTakeOut(&v.Call)
		}
	case *ssa.Extract:
		if call, ok := v.Tuple.(*ssa.Call); ok {
			return removes.MatchString(nameOf(&call.Call)) || isContainer(v.Type()) && l.mayTakeOut(&call.Call)
		}
	case *ssa.Alloc:
		for _, ref := range *v.Referrers() {
			if l.storesTaken(ref, v, seen) {
				return true
			}
		}
		return false
	}
	if variable := l.variable(v); variable != nil && isContainer(variable.Type()) && l.setsInTurn(variable, true) {
		return true
	}
	return slices.ContainsFunc(instr.Operands(nil), func(operand *ssa.Value) bool { return l.isTaken(*operand, seen) })
}

// storesTaken reports whether ref, a use of the variable, stores in it, or in an element of
// it, what is taken out.
func (l *launch) storesTaken(ref ssa.Instruction, alloc *ssa.Alloc, seen map[ssa.Value]bool) bool {
	switch ref := ref.(type) {
	case *ssa.Store:
		return ref.Addr == alloc && l.isTaken(ref.Val, seen)
	case *ssa.IndexAddr:
		return slices.ContainsFunc(*ref.Referrers(), func(use ssa.Instruction) bool {
			store, ok := use.(*ssa.Store)
			return ok && l.isTaken(store.Val, seen)
		})
	}
	return false
}

// mayTakeOut reports whether the next call of the function may answer other items: it
// changes something, or is not seen.
func (l *launch) mayTakeOut(call *ssa.CallCommon) bool {
	fn := ir.Callee(call)
	if fn == nil || call.IsInvoke() || fn.Pkg() != l.pass.Pkg {
		return fn == nil || fn.Pkg() == nil || !catalog.IsStandard(fn.Pkg().Path())
	}
	return l.writes.Changes(call.StaticCallee())
}

func isContainer(t types.Type) bool {
	switch t.Underlying().(type) {
	case *types.Slice, *types.Map:
		return true
	}
	return false
}
