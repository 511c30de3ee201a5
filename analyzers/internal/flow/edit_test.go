package flow_test

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/flow"
)

const posts = `
type post struct { id int }
type user struct { posts []post; edges struct { posts []*post }; next *user }
func use([]post) {}
`

// TestEdits: how each statement edits which slices, and whether what is left is kept.
func TestEdits(t *testing.T) {
	for body, want := range map[string]string{
		`u.posts = append(u.posts[:i], u.posts[i+1:]...)`:                          "shifts .posts kept",
		`use(append(u.posts[:i], u.posts[i+1:]...))`:                               "shifts .posts",
		`s := u.posts; use(append(s[:i], s[i+1:]...))`:                             "shifts .posts",
		`use(append(u.posts[:i:i], u.posts[i+1:]...))`:                             "",
		`s := append([]post(nil), u.posts...); use(append(s[:i], s[i+1:]...))`:     "",
		`u.posts = append(u.posts, post{})`:                                        "grows .posts kept",
		`s := u.posts[:0]; for _, p := range u.posts { s = append(s, p) }; use(s)`: "overwrites .posts",
		`clear(u.posts)`:                                                           "clears .posts",
		`u.posts = u.posts[i:]`:                                                    "shortens .posts kept",
		`u.posts = u.posts[:]`:                                                     "",
		`for len(u.posts) > 0 { u.posts = u.posts[1:] }`:                           "shortens .posts kept drained",
		`for j := 0; j < len(u.posts); j++ { u.posts = u.posts[1:] }`:              "shortens .posts kept",
		`u.posts[i] = u.posts[len(u.posts)-1]; u.posts = u.posts[:len(u.posts)-1]`: "shifts .posts kept",
		`u.next.posts = u.next.posts[1:]`:                                          "shortens .next.posts kept",
		`p := &u.posts; if i > 0 { p = &u.next.posts }; *p = (*p)[1:]`:             "shortens .posts kept; shortens .next.posts kept",
		`s := &u.posts; func() { *s = (*s)[1:] }()`:                                "",
	} {
		fn := build(t, posts+"func f(u *user, i int) { "+body+" }")["f"]
		if got := spell(fn); got != want {
			t.Errorf("%s: %q, want %q", body, got, want)
		}
	}
}

// spell writes down the edits of fn.
func spell(fn *ssa.Function) string {
	sharing := flow.Sharing{Passes: func(*ssa.CallCommon) int { return -1 }}
	var all []string
	for _, edit := range sharing.Edits(fn, func(*ssa.CallCommon) []flow.Handed { return nil }) {
		for _, share := range edit.Of {
			words := fmt.Sprint(edit.How, " ", share.At.Path)
			if edit.Stored || sharing.IsKeptBack(fn, edit, share.At) {
				words += " kept"
			}
			if sharing.IsDrained(edit, share.At) {
				words += " drained"
			}
			all = append(all, words)
		}
	}
	return strings.Join(all, "; ")
}

// TestFollows: whether control comes from one call to the other, through literals too, and
// without a third in between.
func TestFollows(t *testing.T) {
	calls := "func one() {}; func two() {}; func three() {}\n"
	for body, want := range map[string]bool{
		`one(); two()`:                              true,
		`two(); one()`:                              false,
		`for { two(); one() }`:                      true,
		`if b { one() } else { two() }`:             false,
		`if b { one() }; two()`:                     true,
		`one(); func() { two() }()`:                 true,
		`func() { two() }(); one()`:                 false,
		`func() { one() }(); two()`:                 true,
		`one(); if b { return }; two()`:             true,
		`if b { one(); return }; two()`:             false,
		`go func() { one() }(); func() { two() }()`: true,
	} {
		fns := build(t, calls+"func f(b bool) { "+body+" }")
		if got := flow.Follows(anyCall(t, fns, "two"), anyCall(t, fns, "one")); got != want {
			t.Errorf("%s: %v, want %v", body, got, want)
		}
	}
	for body, want := range map[string]bool{
		`one(); three(); two()`:                  false,
		`one(); if b { three() }; two()`:         true,
		`for { three(); two(); one() }`:          false,
		`for { two(); one(); if b { three() } }`: true,
	} {
		fns := build(t, calls+"func f(b bool) { "+body+" }")
		if got := flow.FollowsWithout(anyCall(t, fns, "two"), anyCall(t, fns, "one"), anyCall(t, fns, "three")); got != want {
			t.Errorf("%s: %v, want %v", body, got, want)
		}
	}
}

// anyCall returns the call of the named function, wherever it is.
func anyCall(t *testing.T, fns map[string]*ssa.Function, name string) ssa.Instruction {
	t.Helper()
	for _, fn := range fns {
		for _, block := range fn.Blocks {
			for _, instr := range block.Instrs {
				if call, ok := instr.(*ssa.Call); ok && call.Call.StaticCallee() != nil && call.Call.StaticCallee().Name() == name {
					return call
				}
			}
		}
	}
	t.Fatalf("nobody calls %s", name)
	return nil
}
