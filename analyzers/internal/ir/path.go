package ir

import "golang.org/x/tools/go/ssa"

// ReturnsWithout reports whether a path leads from the entry of fn to a
// return on which stop is true of no instruction.
func ReturnsWithout(fn *ssa.Function, stop func(ssa.Instruction) bool) bool {
	seen := make(map[*ssa.BasicBlock]bool)
	var reach func(*ssa.BasicBlock) bool
	reach = func(b *ssa.BasicBlock) bool {
		if seen[b] {
			return false
		}
		seen[b] = true
		for _, instr := range b.Instrs {
			if stop(instr) {
				return false
			}
			if _, ok := instr.(*ssa.Return); ok {
				return true
			}
		}
		for _, succ := range b.Succs {
			if reach(succ) {
				return true
			}
		}
		return false
	}
	return len(fn.Blocks) > 0 && reach(fn.Blocks[0])
}
