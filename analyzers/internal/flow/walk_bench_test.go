package flow_test

import (
	"strings"
	"testing"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/flow"
	"github.com/incidentlint/incidentlint/analyzers/internal/ir"
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

// BenchmarkWhenAbsent asks about each of 100 queries of one function, which share a budget.
func BenchmarkWhenAbsent(b *testing.B) {
	const query = "if r, err := get(); err == nil { if err := save(r); err != nil { return err } }\n"
	fn := build(b, rows+"func f() error {\n"+strings.Repeat(query, 100)+"return nil }")["f"]
	calls := callsOf(fn, "get")
	if len(calls) != 100 {
		b.Fatalf("%d queries", len(calls))
	}
	for b.Loop() {
		budget := flow.Budget{Blocks: 1500}
		for _, call := range calls {
			flow.WhenAbsent(flow.Absence{At: call, Fn: fn, Err: ir.ErrorOf(call), Budget: &budget}, absenceRules)
		}
	}
}

// BenchmarkAfter asks of each of 400 calls which of the others can follow it.
func BenchmarkAfter(b *testing.B) {
	fn := build(b, calls+"func f() {\n"+strings.Repeat("if try() != nil { return }\n", 400)+"}")["f"]
	all := callsOf(fn, "try")
	for b.Loop() {
		for i, first := range all {
			isAfter := flow.After(first)
			for j, second := range all {
				if isAfter(second) != (i < j) {
					b.Fatalf("call %d after call %d: %v", j, i, i >= j)
				}
			}
		}
	}
}

// callsOf returns the calls of the named function in fn.
func callsOf(fn *ssa.Function, name string) (all []*ssa.Call) {
	for instr := range ir.Instructions(fn) {
		if call, ok := instr.(*ssa.Call); ok && call.Call.StaticCallee() != nil && call.Call.StaticCallee().Name() == name {
			all = append(all, call)
		}
	}
	return all
}
