package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// wide is a module in which facts pass from package to package, beside each other
// and one after the other.
const wide = remote + `
-- a/a.go --
package a

import "example.com/m/remote"

func Ask() error { return remote.Fetch() }
-- b/b.go --
package b

import "example.com/m/a"

func Ask() error { return a.Ask() }
-- c/c.go --
package c

import "example.com/m/a"

func Ask() error {
	err := a.Ask()
	return err
}
-- d/d.go --
package d

import (
	"example.com/m/b"
	"example.com/m/c"
)

func Both() {
	for b.Ask() != nil {
	}
	for {
		if err := c.Ask(); err == nil {
			return
		}
	}
}
`

// A machine has an empty build cache of its own, and shares another with others.
type machine struct {
	t       *testing.T
	program string // gocacheprog
	own     string
	shared  string
}

func gocacheprog(t *testing.T) string {
	t.Helper()
	program := filepath.Join(t.TempDir(), "gocacheprog.exe")
	if out, err := exec.Command("go", "build", "-o", program, "./testdata/gocacheprog").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return program
}

// lint runs the command with the machine's caches.
func (m machine) lint(dir, goflags string, args ...string) result {
	m.t.Helper()
	env := []string{"GOCACHEPROG=" + m.program + " " + m.own + " " + m.shared, "GOCACHE=" + m.t.TempDir(), "GOFLAGS=" + goflags}
	return runIn(m.t, dir, env, binary, append(args, "./...")...)
}

// computed returns how many things the machine has computed itself. An index that
// the go command makes of a directory, by the times of its files, does not count.
func (m machine) computed() int {
	m.t.Helper()
	list, err := os.ReadFile(filepath.Join(m.own, "computed"))
	if err != nil && !os.IsNotExist(err) {
		m.t.Fatal(err)
	}
	n := 0
	for line := range strings.Lines(string(list)) {
		_, hash, _ := strings.Cut(strings.TrimSpace(line), " ")
		if !strings.HasPrefix(read(m.t, m.own, hash), "go index ") {
			n++
		}
	}
	return n
}

// TestFleet: what one machine has analysed, no other analyses again, be it in the
// same place or, under -trimpath, in another one.
func TestFleet(t *testing.T) {
	t.Parallel()
	program, shared := gocacheprog(t), t.TempDir()
	for _, test := range []struct {
		name, flags string
		places      [2]string
	}{
		{"same place", "", [2]string{module(t, wide)}},
		{"another place", "-trimpath", [2]string{module(t, wide), module(t, wide)}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if test.places[1] == "" {
				test.places[1] = test.places[0]
			}
			first, second := machine{t, program, t.TempDir(), shared}, machine{t, program, t.TempDir(), shared}
			for _, format := range []string{"text", "sarif"} {
				want := first.lint(test.places[0], test.flags, "-format", format)
				if want.code != 1 || want.stderr != "" {
					t.Fatalf("%+v", want)
				}
				second.lint(test.places[1], test.flags, "-format", format).want(t, 1, want.stdout, "")
			}
			if n := first.computed(); n < 5 {
				t.Errorf("the first machine has computed %d things, not even the packages", n)
			}
			if n := second.computed(); n > 0 {
				t.Errorf("the second machine has computed %d things", n)
			}
		})
	}
}
