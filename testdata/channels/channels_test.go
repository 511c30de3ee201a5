package channels_test

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

// command is incidentlint, built from this checkout.
var command string

func TestMain(m *testing.M) { os.Exit(testMain(m)) }

func testMain(m *testing.M) int {
	dir, err := os.MkdirTemp("", "channels")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(dir)
	command = filepath.Join(dir, "incidentlint")
	build := exec.Command("go", "build", "-o", command, "./cmd/incidentlint")
	build.Dir = filepath.Join("..", "..")
	if out, err := build.CombinedOutput(); err != nil {
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

// run runs a program in dir with more environment variables.
func run(t *testing.T, dir string, env []string, program string, args ...string) result {
	t.Helper()
	return only(t, dir, append(os.Environ(), env...), program, args...)
}

// only runs a program in dir with no other environment variables.
func only(t *testing.T, dir string, env []string, program string, args ...string) result {
	t.Helper()
	cmd := exec.Command(program, args...)
	cmd.Dir = dir
	cmd.Env = append(env, "PWD="+dir)
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	err := cmd.Run()
	if exit := new(exec.ExitError); err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return result{stdout.String(), stderr.String(), cmd.ProcessState.ExitCode()}
}

// must runs a program that must succeed, and returns its standard output.
func must(t *testing.T, dir string, env []string, program string, args ...string) string {
	t.Helper()
	r := run(t, dir, env, program, args...)
	if r.code != 0 {
		t.Fatalf("%s %s: exit code %d\n%s%s", filepath.Base(program), strings.Join(args, " "), r.code, r.stdout, r.stderr)
	}
	return r.stdout
}

// need returns where the program is. CI has them all.
func need(t *testing.T, program string) string {
	t.Helper()
	path, err := exec.LookPath(program)
	switch {
	case err == nil:
		return path
	case os.Getenv("CI") != "":
		t.Fatal(err)
	}
	t.Skip(err)
	return ""
}

// fixture writes the files of a txtar archive to a new directory, with a go.mod
// for example.com/m.
func fixture(t *testing.T, archive string) string {
	t.Helper()
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "go.mod"), "module example.com/m\n\ngo 1.26.0\n")
	for _, f := range txtar.Parse([]byte(archive)).Files {
		write(t, filepath.Join(dir, filepath.FromSlash(f.Name)), string(f.Data))
	}
	return dir
}

func write(t *testing.T, file, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(content), 0o666); err != nil {
		t.Fatal(err)
	}
}

func read(t *testing.T, file string) string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// source returns the directory of a module that this one requires.
func source(t *testing.T, path string) string {
	t.Helper()
	return strings.TrimSpace(must(t, ".", nil, "go", "list", "-m", "-f", "{{.Dir}}", path))
}

// odd is a module in which a finding follows letters that are no ASCII, its file
// has a space in its name, a directive cannot be read, another is not used, and a
// package does not compile.
const odd = `
-- remote/remote.go --
package remote

//incidentlint:remote
func Fetch() error { return nil }
-- sub/a größe.go --
package sub

import "example.com/m/remote"

func Loop() {
	_ = "größe 𝄞"; for remote.Fetch() != nil {
	}
}
-- said/said.go --
package said

//incidentlint:ignore unboundedretry nothing is here
func A() {}

//incidentlint:ignore unboundedretri because
func B() {}
-- broken/broken.go --
package broken

var _ = undefined
`

// subjects are runs by what is special about them: the directory to run in.
func subjects(t *testing.T) map[string]string {
	t.Helper()
	return map[string]string{
		"incidents": filepath.Join("..", "incidents"),
		"odd":       fixture(t, odd),
		"nothing":   fixture(t, "-- p/p.go --\npackage p\n"),
	}
}

// printed returns what the format says of the module in dir. It goes to a file
// beside the text, as it does in pipelines.
func printed(t *testing.T, dir, format string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "report")
	r := run(t, dir, nil, command, "-output", format+"="+file, "./...")
	if isText := strings.Contains(r.stdout, "read: incidentlint explain"); r.code > 2 || isText != (r.stdout != "") {
		t.Fatalf("%+v", r)
	}
	return read(t, file)
}
