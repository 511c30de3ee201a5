package flow_test

import (
	"testing"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/flow"
)

const calls = `
func try() error { return nil }
func pair() (int, error) { return 0, nil }
func wait() {}
func is(error) bool { return false }
func stop() bool { return false }
func wrap() error { return errors.New("") }
func code(error) int { return 0 }
`

// TestComesBack asks after failure and after success, with wait as the stop.
func TestComesBack(t *testing.T) {
	tests := []struct {
		name, body                      string
		afterFailure, afterSuccess, all bool // all: control comes back after failure if waits are passed
		exits                           int  // after failure, waits passed
	}{
		{"failure continues", `for { if try() == nil { return } }`, true, false, true, 0},
		{"failure leaves", `for { if try() != nil { return } }`, false, true, false, 0},
		{"failure waits", `for { if try() == nil { return }; wait() }`, false, false, true, 0},
		{"error variable is reused", `var err error; for { err = try(); if err == nil { return }; err = nil; if err != nil { return } }`, true, false, true, 0},
		{"condition of two", `ok := false; for !ok { err := try(); ok = err == nil && stop() }`, true, true, true, 0},
		{"exit by something else", `for { if try() == nil || stop() { return } }`, true, false, true, 1},
		{"exit by predicate", `for { if err := try(); err == nil || is(err) { return } }`, true, false, true, 1},
		{"flag set by failure waits", `slow := false; for { if slow { wait() }; slow = try() != nil; if !slow { return } }`, false, false, true, 0},
		{"captured error", `var err error; defer func() { _ = err }(); for { err = try(); if err == nil { return } }`, true, false, true, 0},
		{"error made anew", `for { err := try(); if err != nil { err = wrap() }; if err == nil { return } }`, true, false, true, 0},
		{"code of the error", `for { switch code(try()) { case 0: return }; }`, true, false, true, 0},
		{"another code", `for { switch code(try()) { case 7: default: return } }`, true, false, true, 1},
		{"tried once more", `tried := false; for { if try() == nil || tried { return }; tried = true }`, false, false, false, 1},
		{"second attempt remembers the first", `var first error; for { err := try(); if err == nil { return }; if first == nil { first = err; continue }; return }`, false, false, false, 1},
		{"second result", `for { if _, err := pair(); err == nil { return } }`, true, false, true, 0},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			fn := build(t, calls+"func f() {"+test.body+"}")["f"]
			name := "try"
			if test.name == "second result" {
				name = "pair"
			}
			call := callOf(t, fn, name)
			loop := flow.Innermost(flow.Loops(fn), call.Block())
			if loop == nil {
				t.Fatal("the call is in no loop")
			}
			ask := func(outcome flow.Outcome, rules flow.Rules) flow.Return {
				back, ok := flow.ComesBack(loop, call, outcome, rules)
				if !ok {
					t.Fatal("too many paths")
				}
				return back
			}
			if got := ask(flow.Failed, atWait).Found; got != test.afterFailure {
				t.Errorf("after failure, without a wait: %v, want %v", got, test.afterFailure)
			}
			if got := ask(flow.Succeeded, atWait).Found; got != test.afterSuccess {
				t.Errorf("after success, without a wait: %v, want %v", got, test.afterSuccess)
			}
			back := ask(flow.Failed, nowhere)
			if back.Found != test.all || len(back.Exits) != test.exits {
				t.Errorf("after failure: %v by %d exits, want %v by %d", back.Found, len(back.Exits), test.all, test.exits)
			}
		})
	}
}

// TestTooManyPaths: a walk that would take too long says that it does not know.
func TestTooManyPaths(t *testing.T) {
	body := "a, b, c, d, e, g, h, i, j, k, l, m := stop(), stop(), stop(), stop(), stop(), stop(), stop(), stop(), stop(), stop(), stop(), stop()\nfor { if try() == nil { return }\n"
	for range 2 {
		for _, flag := range "abcdeghijklm" {
			body += "if " + string(flag) + " { stop() }\n"
		}
	}
	fn := build(t, calls+"func f() {"+body+"} }")["f"]
	call := callOf(t, fn, "try")
	if _, ok := flow.ComesBack(flow.Innermost(flow.Loops(fn), call.Block()), call, flow.Failed, nowhere); ok {
		t.Error("the walk claims to know")
	}
}

var (
	nowhere = flow.Rules{At: func(ssa.Instruction) bool { return false }, OnEdge: func(*ssa.If, bool) bool { return false }, Answer: answer}
	atWait  = flow.Rules{At: isWait, OnEdge: nowhere.OnEdge, Answer: answer}
)

func isWait(instr ssa.Instruction) bool {
	call, ok := instr.(*ssa.Call)
	return ok && call.Call.StaticCallee() != nil && call.Call.StaticCallee().Name() == "wait"
}

func answer(call *ssa.Call) flow.Answer {
	switch callee := call.Call.StaticCallee(); {
	case callee != nil && callee.Name() == "wrap":
		return flow.Answer{NonNil: true}
	case callee != nil && callee.Name() == "code":
		return flow.Answer{CodeOf: call.Call.Args[0]}
	}
	return flow.Answer{}
}
