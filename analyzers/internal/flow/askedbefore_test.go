package flow_test

import (
	"testing"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/flow"
	"github.com/incidentlint/incidentlint/analyzers/internal/ir"
)

// TestAskedBefore asks whether count, given the same key as getBy, decides whether control
// comes there.
func TestAskedBefore(t *testing.T) {
	tests := []struct {
		name, body string
		want       bool
	}{
		{"a number", `if count(id) == 0 { return nil }; r := getBy(id); return save(r)`, true},
		{"in a variable", `n := 0; countTo(id, &n); if n == 0 { return nil }; r := getBy(id); return save(r)`, true},
		{"made before", `if count(id) == 0 { must(saveID(id)) }; r := getBy(id); return save(r)`, true},
		{"outside", `if count(id) == 0 { return nil }; run(func() { must(save(getBy(id))) }); return nil`, true},
		{"another key", `if count(other) == 0 { return nil }; r := getBy(id); return save(r)`, false},
		{"on one way", `if stop() { if count(id) == 0 { return nil } }; r := getBy(id); return save(r)`, false},
		{"without a difference", `n := 0; if count(id) == 0 { n++ }; r := getBy(id); return saveID(r.id + n)`, false},
		{"behind", `r := getBy(id); if count(id) == 0 { return nil }; return save(r)`, false},
		{"nobody", `r := getBy(id); return save(r)`, false},
	}
	const asking = rows + `
func getBy(int) *row { return nil }
func count(int) int { return 0 }
func countTo(int, *int) {}
`
	rules := absenceRules
	rules.Keys = func(call *ssa.CallCommon) []ssa.Value { return call.Args }
	asks := func(call *ssa.Call) bool {
		fn := ir.Callee(&call.Call)
		return fn != nil && (fn.Name() == "count" || fn.Name() == "countTo")
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			fn := build(t, asking+"func f(id, other int) error {"+test.body+"}")["f"]
			query := callOf(t, withCall(fn, "getBy"), "getBy")
			absence := flow.Absence{At: query, Fn: query.Parent(), Keys: query.Call.Args}
			if got := flow.AskedBefore(absence, rules, asks); got != test.want {
				t.Errorf("asked before: %v, want %v", got, test.want)
			}
		})
	}
}

// withCall returns fn, or the literal in it that holds the call.
func withCall(fn *ssa.Function, callee string) *ssa.Function {
	for _, literal := range fn.AnonFuncs {
		for instr := range ir.Instructions(literal) {
			if call, ok := instr.(*ssa.Call); ok && call.Call.StaticCallee() != nil && call.Call.StaticCallee().Name() == callee {
				return literal
			}
		}
	}
	return fn
}
