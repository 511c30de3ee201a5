package flow_test

import (
	"strings"
	"testing"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/flow"
)

// BenchmarkBudget asks about each of 400 calls that follow each other in one
// loop, until the budget of the function is spent: the most that the walks of
// one function cost.
func BenchmarkBudget(b *testing.B) {
	const attempt = "if try() != nil { continue }\n"
	fn := build(b, calls+"func f() { for {\n"+strings.Repeat(attempt, 400)+"return }}")["f"]
	for b.Loop() {
		loops := flow.Loops(fn)
		for _, block := range fn.Blocks {
			for _, instr := range block.Instrs {
				if call, ok := instr.(*ssa.Call); ok {
					flow.ComesBack(loops[0], call, flow.Failed, atWait)
				}
			}
		}
		if _, ok := flow.ComesBack(loops[0], callOf(b, fn, "try"), flow.Failed, atWait); ok {
			b.Fatal("the budget is not spent")
		}
	}
}
