package ir

import (
	"go/token"
	"iter"

	"golang.org/x/tools/go/ssa"
)

// Instructions returns those of fn, block by block.
func Instructions(fn *ssa.Function) iter.Seq[ssa.Instruction] {
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

// Outermost returns the declared function that fn, a literal, stands in; or fn.
func Outermost(fn *ssa.Function) *ssa.Function {
	for fn.Parent() != nil {
		fn = fn.Parent()
	}
	return fn
}

// ReturnsWithout reports whether a path leads from the entry of fn to a
// return on which stop is true of no instruction.
func ReturnsWithout(fn *ssa.Function, stop func(ssa.Instruction) bool) bool {
	return len(fn.Blocks) > 0 && (&search{stop: stop, isGoal: isReturn}).from(fn.Blocks[0].Instrs)
}

// ComesTo reports whether a path leads from the entry of fn to an instruction for which
// isGoal is true on which stop is true of none.
func ComesTo(fn *ssa.Function, isGoal, stop func(ssa.Instruction) bool) bool {
	return len(fn.Blocks) > 0 && (&search{stop: stop, isGoal: isGoal}).from(fn.Blocks[0].Instrs)
}

// FailsQuietly reports whether control comes from the entry of the function to
// call, and on to a return when call, or a later step, has failed with an error,
// with no instruction at which stop is true: on some way to the call, and on all
// from the failure on. Who waits after some failures knows which ones want it.
func FailsQuietly(call *ssa.Call, stop func(ssa.Instruction) bool) bool {
	entry := call.Parent().Blocks[0]
	isCall := func(instr ssa.Instruction) bool { return instr == call }
	if !(&search{stop: stop, isGoal: isCall}).from(entry.Instrs) {
		return false
	}
	failure := ErrorOf(call)
	if failure == nil || !isAsked(failure) {
		return returnsQuietly(behind(call), stop)
	}
	for _, block := range call.Parent().Blocks {
		side := failingSide(block)
		if side != nil && returnsQuietly(side.Instrs, stop) && (&search{stop: stop, isGoal: endOf(block)}).from(behind(call)) {
			return true
		}
	}
	return false
}

// returnsQuietly reports whether control comes from instrs to a return, and never
// to an instruction at which stop is true.
func returnsQuietly(instrs []ssa.Instruction, stop func(ssa.Instruction) bool) bool {
	return (&search{stop: never, isGoal: isReturn}).from(instrs) && !(&search{stop: never, isGoal: stop}).from(instrs)
}

// isAsked reports whether a branch asks whether v, an error, is nil.
func isAsked(v ssa.Value) bool {
	for _, ref := range *v.Referrers() {
		if cond, ok := ref.(*ssa.BinOp); ok && (cond.Op == token.EQL || cond.Op == token.NEQ) {
			return true
		}
	}
	return false
}

// failingSide returns the successor of block that is taken because an error is not
// nil, or nil if the block asks for none.
func failingSide(block *ssa.BasicBlock) *ssa.BasicBlock {
	branch, ok := block.Instrs[len(block.Instrs)-1].(*ssa.If)
	if !ok {
		return nil
	}
	cond, ok := branch.Cond.(*ssa.BinOp)
	if !ok || !IsError(cond.X.Type()) {
		return nil
	}
	if c, ok := cond.Y.(*ssa.Const); !ok || !c.IsNil() {
		return nil
	}
	switch cond.Op {
	case token.NEQ:
		return block.Succs[0]
	case token.EQL:
		return block.Succs[1]
	}
	return nil
}

// endOf returns a test for the branch at the end of block.
func endOf(block *ssa.BasicBlock) func(ssa.Instruction) bool {
	last := block.Instrs[len(block.Instrs)-1]
	return func(instr ssa.Instruction) bool { return instr == last }
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
	return ErrorOf(call) != nil && (&search{stop: never, isGoal: returnsNil, failed: ErrorOf(call)}).from(behind(call))
}

// FailsTo reports whether a path leads from call, when it has failed, to a return for
// which isGoal is true.
func FailsTo(call *ssa.Call, isGoal func(*ssa.Return) bool) bool {
	goal := func(instr ssa.Instruction) bool {
		ret, ok := instr.(*ssa.Return)
		return ok && isGoal(ret)
	}
	return ErrorOf(call) != nil && (&search{stop: never, isGoal: goal, failed: ErrorOf(call)}).from(behind(call))
}

// FailsWithout reports whether a path leads from call, when it has failed, to a return,
// on which stop is true of no instruction.
func FailsWithout(call *ssa.Call, stop func(ssa.Instruction) bool) bool {
	return (&search{stop: stop, isGoal: isReturn, failed: ErrorOf(call)}).from(behind(call))
}

// ReturnsNilWithout reports whether a path leads from the entry of fn to a return of
// a nil error, on which stop is true of no instruction.
func ReturnsNilWithout(fn *ssa.Function, stop func(ssa.Instruction) bool) bool {
	return len(fn.Blocks) > 0 && (&search{stop: stop, isGoal: returnsNil}).from(fn.Blocks[0].Instrs)
}

func never(ssa.Instruction) bool { return false }

// returnsNil reports whether instr returns a nil error last.
func returnsNil(instr ssa.Instruction) bool {
	ret, ok := instr.(*ssa.Return)
	if !ok || len(ret.Results) == 0 {
		return false
	}
	last, ok := ret.Results[len(ret.Results)-1].(*ssa.Const)
	return ok && last.IsNil()
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
