package flow_test

import (
	"go/types"
	"testing"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/flow"
)

// TestDecidedBy asks what the exits of a loop rest on, seen from try.
func TestDecidedBy(t *testing.T) {
	tests := []struct {
		name, body string
		want       flow.Basis
	}{
		{"its error", `for { if is(try()) { return } }`, flow.OnFailure},
		{"its other result", `for { n, _ := pair(); if n > 0 { return } }`, flow.OnResult},
		{"a counter", `for n := 0; ; n++ { try(); if n > 5 { return } }`, flow.OnOther},
		{"a constant from outside", `limit := stop(); for { try(); if limit { return } }`, 0},
		{"another call", `for { try(); if stop() { return } }`, flow.OnOther},
		{"a stop channel", `done := make(chan struct{}); for { try(); select { case <-done: return; default: } }`, flow.OnSignal},
		{"a deadline channel", `late := time.After(1); for { try(); select { case <-late: return; default: } }`, flow.OnOther},
		{"a stop channel behind a tick", `done := make(chan struct{}); for { try(); select { case <-time.After(1): case <-done: return } }`, flow.OnSignal},
		{"errors.As", `for { err := try(); var e *failure; if errors.As(err, &e) && e.code == 4 { return } }`, flow.OnFailure},
		{"a method of the error", `for { err := try(); if e, ok := err.(temporary); ok && e.Temporary() { return } }`, flow.OnFailure},
		{"a captured counter", `n := 0; inc := func() { n++ }; for { try(); inc(); if n > 5 { return } }`, flow.OnOther},
		{"the error or a counter", `for n := 0; ; n++ { done := try() == nil || n > 5; if done { return } }`, flow.OnFailure | flow.OnOther},
		{"the error of another call", `for { try(); if _, err := pair(); err != nil { return } }`, flow.OnRecovery},
		{"a field", `for { try(); if state.closed { return } }`, flow.OnOther},
	}
	const more = `
type failure struct{ code int }
func (*failure) Error() string { return "" }
type temporary interface{ Temporary() bool }
var state struct{ closed bool }
`
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			fn := build(t, calls+more+"func f() {"+test.body+"}")["f"]
			name := "try"
			if test.want == flow.OnResult {
				name = "pair"
			}
			call := callOf(t, fn, name)
			loop := flow.Innermost(flow.Loops(fn), call.Block())
			back, _ := flow.ComesBack(loop, call, flow.Failed, nowhere)
			var got flow.Basis
			for _, exit := range back.Exits {
				got |= flow.ExitBasis(exit, loop, call, flow.Calls{
					IsContext: func(types.Type) bool { return false },
					IsPure: func(c *ssa.CallCommon) bool {
						return c.StaticCallee() != nil && c.StaticCallee().Pkg.Pkg.Path() == "errors"
					},
					ObservesContext: func(*ssa.CallCommon) bool { return false },
				})
			}
			if len(back.Exits) == 0 {
				t.Fatal("no exit is met")
			}
			if got != test.want {
				t.Errorf("the exits rest on %04b, want %04b", got, test.want)
			}
		})
	}
}
