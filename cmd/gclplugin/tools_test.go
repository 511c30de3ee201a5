package gclplugin_test

import (
	"bytes"
	"errors"
	"os/exec"
	"path/filepath"
	"testing"
)

// tools are the programs that bring findings to users, built from this
// checkout, and what they work on.
type tools struct {
	command  string // incidentlint, the vettool as well
	golangci string // golangci-lint with the plugin
	module   string // testdata/incidents
	cache    string // of golangci-lint
}

func buildTools(t *testing.T) tools {
	t.Helper()
	module, err := filepath.Abs("../../testdata/incidents")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	x := tools{
		command:  filepath.Join(dir, "incidentlint"),
		golangci: filepath.Join(dir, "custom-gcl"),
		module:   module,
		cache:    filepath.Join(dir, "cache"),
	}
	x.build(t)
	return x
}

// build builds the programs where x says, with more flags for go build.
func (x tools) build(t *testing.T, flags ...string) {
	t.Helper()
	root := filepath.Join(x.module, "../..")
	for _, b := range []struct{ dir, out, pkg string }{
		{root, x.command, "./cmd/incidentlint"},
		// Nobody debugs it, and a third of it would be for debuggers.
		{filepath.Join(root, "testdata/golangci"), x.golangci, "."},
	} {
		args := append([]string{"build", "-ldflags=-s -w", "-o", b.out}, flags...)
		if r := x.run(t, b.dir, "go", append(args, b.pkg)...); r.exit != 0 {
			t.Fatalf("go build %s: %s", b.pkg, r.stderr)
		}
	}
}

// A result is what a program left behind.
type result struct {
	exit           int
	stdout, stderr []byte
}

// run runs a program in dir.
func (x tools) run(t *testing.T, dir, program string, args ...string) result {
	t.Helper()
	var stdout, stderr bytes.Buffer
	cmd := exec.Command(program, args...)
	cmd.Dir, cmd.Stdout, cmd.Stderr = dir, &stdout, &stderr
	// golangci-lint says in this debug log how much it took from its cache.
	cmd.Env = append(cmd.Environ(), "GOLANGCI_LINT_CACHE="+x.cache, "GL_DEBUG=goanalysis/issues/cache")
	err := cmd.Run()
	if exit := new(exec.ExitError); err != nil && !errors.As(err, &exit) {
		t.Fatalf("%s: %v", filepath.Base(program), err)
	}
	return result{cmd.ProcessState.ExitCode(), stdout.Bytes(), stderr.Bytes()}
}
