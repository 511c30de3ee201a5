package flow

import (
	"slices"

	"golang.org/x/tools/go/ssa"
)

// AlwaysAhead asks: does every path from b to the target, inside the loop, meet
// an instruction at which stop is true? It reports false if no such path
// reaches the target at all. What it visits counts as what a walk visits.
func AlwaysAhead(loop *Loop, b *ssa.BasicBlock, target ssa.Instruction, stop func(ssa.Instruction) bool) bool {
	s := freePath{loop: loop, target: target, stop: stop, seen: make(map[*ssa.BasicBlock]bool)}
	return !s.from(b) && s.stopped
}

// Reaches asks: does a path from b to the target, inside the loop, meet no
// instruction at which stop is true?
func Reaches(loop *Loop, b *ssa.BasicBlock, target ssa.Instruction, stop func(ssa.Instruction) bool) bool {
	s := freePath{loop: loop, target: target, stop: stop, seen: make(map[*ssa.BasicBlock]bool)}
	return s.from(b)
}

// A freePath looks for a path to the target that nothing stops.
type freePath struct {
	loop    *Loop
	target  ssa.Instruction
	stop    func(ssa.Instruction) bool
	seen    map[*ssa.BasicBlock]bool
	stopped bool // some path
}

func (s *freePath) from(b *ssa.BasicBlock) bool {
	if s.seen[b] || !s.loop.Holds(b) {
		return false
	}
	s.seen[b] = true
	*s.loop.budget--
	for _, instr := range b.Instrs {
		if instr == s.target {
			return true
		}
		if s.stop(instr) {
			s.stopped = true
			return false
		}
	}
	return slices.ContainsFunc(b.Succs, s.from)
}

// RestsOn asks: is v, a value of the loop, made from on, directly or through a
// variable of the function?
func RestsOn(v, on ssa.Value) bool {
	return restsOn(v, on, make(map[ssa.Value]bool))
}

func restsOn(v, on ssa.Value, seen map[ssa.Value]bool) bool {
	if v == on || seen[v] {
		return v == on
	}
	seen[v] = true
	if alloc, ok := v.(*ssa.Alloc); ok {
		return slices.ContainsFunc(*alloc.Referrers(), func(ref ssa.Instruction) bool {
			store, ok := ref.(*ssa.Store)
			return ok && store.Addr == alloc && restsOn(store.Val, on, seen)
		})
	}
	instr, ok := v.(ssa.Instruction)
	if !ok {
		return false
	}
	return slices.ContainsFunc(instr.Operands(nil), func(operand *ssa.Value) bool {
		return *operand != nil && restsOn(*operand, on, seen)
	})
}
