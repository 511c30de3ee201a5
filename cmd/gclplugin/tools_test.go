package gclplugin_test

import (
	"bytes"
	"errors"
	"os"
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

// buildTools builds them, but for golangci-lint if the environment says where it is
// built already, CUSTOM_GCL, as CI does.
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
	root := filepath.Join(module, "../..")
	x.build(t, root, x.command, "./cmd/incidentlint")
	if built := os.Getenv("CUSTOM_GCL"); built != "" {
		copyFile(t, built, x.golangci)
	} else {
		x.build(t, filepath.Join(root, "testdata/golangci"), x.golangci, ".")
	}
	return x
}

// build builds a program. Nobody debugs it, and a third of it would be for
// debuggers.
func (x tools) build(t *testing.T, dir, out, pkg string) {
	t.Helper()
	if r := x.run(t, dir, "go", "build", "-ldflags=-s -w", "-o", out, pkg); r.exit != 0 {
		t.Fatalf("go build %s: %s", pkg, r.stderr)
	}
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	code, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(to, code, 0o777); err != nil {
		t.Fatal(err)
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
