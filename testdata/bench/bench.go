package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// A bench is one run of the benchmark: what was asked, where it works, how it
// calls the go command.
type bench struct {
	options
	ctx  context.Context
	root string // of the repository
	tmp  string
	env  []string
}

// measure does what the options ask for, prints it as it goes, and returns
// how it stands to the budget.
func measure(ctx context.Context, opts options) (*budget, error) {
	tmp, err := os.MkdirTemp("", "incidentlint-bench-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(tmp) // what cannot be removed from a temporary directory is left to the system

	b := &bench{options: opts, ctx: ctx, tmp: tmp}
	if err := b.prepare(); err != nil {
		return nil, err
	}
	tools, err := b.buildTools()
	if err != nil {
		return nil, err
	}
	subjects, err := b.findSubjects()
	if err != nil {
		return nil, err
	}
	if err := b.printMachine(); err != nil {
		return nil, err
	}
	return b.measureAll(tools, subjects)
}

// measureAll takes each measurement in turn. The budget holds what was
// measured before an error, too.
func (b *bench) measureAll(tools []tool, subjects []subject) (*budget, error) {
	budget := new(budget)
	defer budget.print()
	withOwn := subjects
	if b.units && len(subjects) > 0 {
		own, err := b.findOwn() // first: others may edit the repository meanwhile
		if err != nil {
			return budget, err
		}
		withOwn = append(slices.Clone(subjects), own)
	}
	if len(subjects) > 0 {
		printCostHeader()
	}
	for _, s := range subjects {
		costs, err := b.takeTurns(s, tools)
		if err != nil {
			return budget, err
		}
		printCosts(s, tools, costs)
		budget.addCosts(s, costs)
	}
	if b.edit && len(subjects) > 0 {
		if err := b.measureEdit(tools, subjects, budget); err != nil {
			return budget, err
		}
	}
	if b.units && len(subjects) > 0 {
		if err := b.measureUnits(tools, withOwn, budget); err != nil {
			return budget, err
		}
	}
	if len(b.subjects) == 0 || slices.Contains(b.subjects, growth) {
		return budget, b.measureGrowth(tools, budget)
	}
	return budget, nil
}

// prepare finds the repository and fixes the environment of the go command,
// so that nothing a user has set changes what is measured.
func (b *bench) prepare() error {
	b.env = append(os.Environ(), "GOFLAGS=", "GOWORK=off", "GOTOOLCHAIN=local")
	mod, err := b.output("", "go", "env", "GOMOD")
	if err != nil {
		return err
	}
	b.root = filepath.Dir(mod)
	if _, err := os.Stat(filepath.Join(b.root, "testdata", "bench")); err != nil {
		return errors.New("run it from the root of the repository: go run ./testdata/bench")
	}
	cache := filepath.Join(b.tmp, "cache")
	if b.cache != "" {
		if cache, err = filepath.Abs(b.cache); err != nil {
			return err
		}
	}
	b.env = append(b.env, "GOCACHE="+cache)
	return nil
}

// output runs a command in dir and returns what it printed.
func (b *bench) output(dir, name string, args ...string) (string, error) {
	cmd := exec.CommandContext(b.ctx, name, args...)
	cmd.Dir = dir
	cmd.Env = b.env
	var stderr strings.Builder
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		return "", fmt.Errorf("%s %s: %w: %s", name, strings.Join(args, " "), err, firstLine(stderr.String()+string(out)))
	}
	return strings.TrimSpace(string(out)), nil
}

// firstLine returns the first line that says something; the go command heads
// the messages about a package with "# path".
func firstLine(s string) string {
	for line := range strings.Lines(s) {
		line = strings.TrimSpace(line)
		if line != "" && !strings.HasPrefix(line, "#") && !strings.HasPrefix(line, "go: downloading") {
			return line
		}
	}
	return "no message"
}

// progress tells whoever waits where the run is; it is not part of the result.
func progress(format string, args ...any) {
	fmt.Fprintf(os.Stderr, format+"\n", args...)
}
