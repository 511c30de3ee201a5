package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// binary is the command, built once; a space in its path has to do no harm.
var binary string

func TestMain(m *testing.M) {
	os.Exit(testMain(m))
}

func testMain(m *testing.M) int {
	if tool := os.Getenv(spiedTool); tool != "" {
		return spy(tool)
	}
	dir, err := os.MkdirTemp("", "incident lint")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(dir)
	binary = filepath.Join(dir, "incidentlint.exe")
	if out, err := exec.Command("go", "build", "-o", binary, ".").CombinedOutput(); err != nil {
		fmt.Fprintf(os.Stderr, "%v\n%s", err, out)
		return 1
	}
	return m.Run()
}

// A result is how a program ended.
type result struct {
	stdout, stderr string
	code           int
}

// lintIn runs the command in dir.
func lintIn(t *testing.T, dir string, args ...string) result {
	t.Helper()
	return runIn(t, dir, nil, binary, args...)
}

// runIn runs a program in dir with more environment variables.
func runIn(t *testing.T, dir string, env []string, program string, args ...string) result {
	t.Helper()
	cmd := exec.Command(program, args...)
	cmd.Dir = dir
	cmd.Env = append(cmd.Environ(), env...)
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return result{stdout.String(), stderr.String(), cmd.ProcessState.ExitCode()}
}

// want compares a result with what it has to be.
func (r result) want(t *testing.T, code int, stdout, stderr string) {
	t.Helper()
	if r.code != code {
		t.Errorf("exit code %d, want %d", r.code, code)
	}
	if r.stdout != stdout {
		t.Errorf("standard output:\n%s\nwant:\n%s", r.stdout, stdout)
	}
	if r.stderr != stderr {
		t.Errorf("standard error:\n%s\nwant:\n%s", r.stderr, stderr)
	}
}

// lines returns its arguments as lines; none is "".
func lines(list ...string) string {
	if len(list) == 0 {
		return ""
	}
	return strings.Join(list, "\n") + "\n"
}

// module writes the files of a txtar archive to a new directory, with a go.mod
// for example.com/m unless the archive has one.
func module(t *testing.T, archive string) string {
	t.Helper()
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	write(t, dir, "go.mod", "module example.com/m\n\ngo 1.26.0\n")
	for _, f := range txtar.Parse([]byte(archive)).Files {
		write(t, dir, f.Name, string(f.Data))
	}
	return dir
}

func write(t *testing.T, dir, name, content string) {
	t.Helper()
	file := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(content), 0o666); err != nil {
		t.Fatal(err)
	}
}

func read(t *testing.T, dir, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// remote declares Fetch remote, so that no package of the standard library has
// to be analysed for a test.
const remote = `
-- remote/remote.go --
package remote

//incidentlint:remote
func Fetch() error { return nil }
`

// hot is a package with one finding, at hot/hot.go:6:2.
const hot = remote + `
-- hot/hot.go --
package hot

import "example.com/m/remote"

func Loop() {
	for {
		if err := remote.Fetch(); err != nil {
			continue
		}
		return
	}
}
`

const (
	pages    = "https://github.com/incidentlint/incidentlint/blob/main/docs/analyzers/"
	hotLine  = "hot/hot.go:6:2: unboundedretry: retry of remote.Fetch has no wait on failure, it floods a failing service with calls"
	hotRead  = "read: incidentlint explain unboundedretry/hot-retry (" + pages + "unboundedretry.md#hot-retry)"
	hint     = ", run 'incidentlint -h' for help"
	complete = "-- p/p.go --\npackage p\n"
)

var hotText = lines(hotLine, "", hotRead)
