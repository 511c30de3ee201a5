package ir

import (
	"go/token"

	"golang.org/x/tools/go/ssa"
)

// ReturnsWithout reports whether a path leads from the entry of fn to a
// return on which stop is true of no instruction.
func ReturnsWithout(fn *ssa.Function, stop func(ssa.Instruction) bool) bool {
	return len(fn.Blocks) > 0 && (&search{stop: stop, isGoal: isReturn}).from(fn.Blocks[0].Instrs)
}

// FailsQuietly reports whether a path leads from the entry of the function to
// call, and on to a return when call has failed, on which stop is true of no
// instruction but perhaps the call.
func FailsQuietly(call *ssa.Call, stop func(ssa.Instruction) bool) bool {
	entry := call.Parent().Blocks[0]
	isReached := (&search{stop: stop, isGoal: func(instr ssa.Instruction) bool { return instr == call }}).from(entry.Instrs)
	if !isReached {
		return false
	}
	return (&search{stop: stop, isGoal: isReturn, failed: ErrorOf(call)}).from(behind(call))
}

// behind returns the instructions of the call's block behind it.
func behind(call *ssa.Call) []ssa.Instruction {
	instrs := call.Block().Instrs
	for i, instr := range instrs {
		if instr == call {
			return instrs[i+1:]
		}
	}
	return nil
}

// FailsWithNil reports whether a path leads from call, when it has failed, to a
// return of a nil error.
func FailsWithNil(call *ssa.Call) bool {
	returnsNil := func(instr ssa.Instruction) bool {
		ret, ok := instr.(*ssa.Return)
		if !ok || len(ret.Results) == 0 {
			return false
		}
		last, ok := ret.Results[len(ret.Results)-1].(*ssa.Const)
		return ok && last.IsNil()
	}
	never := func(ssa.Instruction) bool { return false }
	return ErrorOf(call) != nil && (&search{stop: never, isGoal: returnsNil, failed: ErrorOf(call)}).from(behind(call))
}

func isReturn(instr ssa.Instruction) bool {
	_, ok := instr.(*ssa.Return)
	return ok
}

// A search looks for a path to a goal.
type search struct {
	isGoal, stop func(ssa.Instruction) bool
	failed       ssa.Value // an error known not to be nil; or nil
	seen         map[*ssa.BasicBlock]bool
}

// from searches from instrs, the rest of a block, on.
func (s *search) from(instrs []ssa.Instruction) bool {
	for _, instr := range instrs {
		if s.isGoal(instr) {
			return true
		}
		if s.stop(instr) {
			return false
		}
	}
	last := instrs[len(instrs)-1]
	for i, succ := range last.Block().Succs {
		if s.seen[succ] || s.excludes(last, i) {
			continue
		}
		if s.seen == nil {
			s.seen = make(map[*ssa.BasicBlock]bool)
		}
		s.seen[succ] = true
		if s.from(succ.Instrs) {
			return true
		}
	}
	return false
}

// excludes reports whether successor i is the way on which the error is nil.
func (s *search) excludes(last ssa.Instruction, i int) bool {
	branch, ok := last.(*ssa.If)
	if !ok || s.failed == nil {
		return false
	}
	cond, ok := branch.Cond.(*ssa.BinOp)
	if !ok || cond.X != s.failed && cond.Y != s.failed {
		return false
	}
	return cond.Op == token.EQL && i == 0 || cond.Op == token.NEQ && i == 1
}
