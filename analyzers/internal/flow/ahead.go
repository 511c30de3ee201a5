package flow

import "golang.org/x/tools/go/ssa"

// AlwaysAhead asks: does every path from b to the call, inside the loop, meet
// an instruction at which stop is true? It reports false if no such path
// reaches the call at all. What it visits counts as what a walk visits.
func AlwaysAhead(loop *Loop, b *ssa.BasicBlock, call *ssa.Call, stop func(ssa.Instruction) bool) bool {
	seen := make(map[*ssa.BasicBlock]bool)
	stopped := false
	var free func(*ssa.BasicBlock) bool // reports whether the call is reached without a stop
	free = func(b *ssa.BasicBlock) bool {
		if seen[b] || !loop.Holds(b) {
			return false
		}
		seen[b] = true
		*loop.budget--
		for _, instr := range b.Instrs {
			if instr == call {
				return true
			}
			if stop(instr) {
				stopped = true
				return false
			}
		}
		for _, succ := range b.Succs {
			if free(succ) {
				return true
			}
		}
		return false
	}
	return !free(b) && stopped
}
