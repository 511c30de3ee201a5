package flow_test

import (
	"go/types"
	"testing"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/flow"
)

func TestSameInput(t *testing.T) {
	const declarations = `
type query struct{}
func (*query) where(string) *query { return nil }
func (*query) do(string) error { return nil }
func (*query) next() string { return "" }
func open() *query { return nil }
func ask(context.Context, any) error { return nil }
func now() string { return "" }
func name(parts ...string) string { return "" }
`
	tests := []struct {
		name, body, call string
		want             bool
	}{
		{"a constant", `for { ask(nil, "a") }`, "ask", true},
		{"set before the loop", `s := now(); for { ask(nil, s) }`, "ask", true},
		{"made of the same", `for { ask(nil, name("a")) }`, "ask", true},
		{"a new context", `for { ask(context.TODO(), "a") }`, "ask", true},
		{"a chain of calls", `for { open().where("a").do("b") }`, "do", true},
		{"handed out", `q := open(); for { ask(nil, q.next()) }`, "ask", false},
		{"made of something fresh", `for { ask(nil, name("a", now())) }`, "ask", false},
		{"a chain with something fresh", `for { open().where(now()).do("b") }`, "do", false},
		{"received", `c := make(chan int); for { ask(nil, <-c) }`, "ask", false},
		{"counted", `for i := 0; ; i++ { ask(nil, i) }`, "ask", true}, // the counter is a matter of bounds
		{"in a variable", `var s string; p := &s; for { s = name(now()); ask(nil, *p) }`, "ask", false},
	}
	inputs := flow.Inputs{
		IsFresh:   func(c *ssa.CallCommon) bool { return c.StaticCallee() != nil && c.StaticCallee().Name() == "now" },
		IsContext: func(t types.Type) bool { return t.String() == "context.Context" },
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			fn := build(t, declarations+"func f() {"+test.body+"}")["f"]
			call := callOf(t, fn, test.call)
			if got := flow.SameInput(flow.Innermost(flow.Loops(fn), call.Block()), call, inputs); got != test.want {
				t.Errorf("got %v, want %v", got, test.want)
			}
		})
	}
}
