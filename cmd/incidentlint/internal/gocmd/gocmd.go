// Package gocmd runs the go command: in one directory, in a process group of
// its own, with what it writes read as it comes.
package gocmd

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// Go is the go command for one directory.
type Go struct {
	Dir  string // absolute
	path string // of the go command
}

// Find returns the go command of the PATH for dir, "" being the current
// directory. It fails if dir is none, or go is missing or too old.
func Find(ctx context.Context, dir string) (*Go, error) {
	abs, err := directory(dir)
	if err != nil {
		return nil, err
	}
	path, err := exec.LookPath("go")
	if err != nil {
		return nil, errors.New("there is no go command in PATH, it is needed to load packages")
	}
	g := &Go{Dir: abs, path: path}
	return g, g.checkVersion(ctx)
}

func directory(dir string) (string, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	info, err := os.Stat(abs)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return "", fmt.Errorf("directory %q does not exist", dir)
	case err != nil:
		return "", fmt.Errorf("directory %q: %w", dir, errors.Unwrap(err))
	case !info.IsDir():
		return "", fmt.Errorf("%q is not a directory", dir)
	}
	return abs, nil
}

// A Result is how a run ended.
type Result struct {
	Stderr string
	Failed bool // the exit code was not 0
}

// Run runs go with args and hands its standard output to read while it comes;
// what read leaves is thrown away. The error is that of starting go, of read,
// or ctx's; a go command that exits with a code is none.
func (g *Go) Run(ctx context.Context, args []string, read func(io.Reader) error) (*Result, error) {
	cmd := exec.CommandContext(ctx, g.path, args...)
	cmd.Dir = g.Dir
	cmd.Env = environment(cmd.Environ(), args[0])
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	ownGroup(cmd)
	cmd.WaitDelay = 3 * time.Second
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("cannot run go: %w", err)
	}
	readErr := read(stdout)
	io.Copy(io.Discard, stdout) // a full pipe would keep go from ending
	waitErr := cmd.Wait()
	if ctx.Err() != nil {
		killGroup(cmd) // whoever did not obey the interrupt
		return nil, ctx.Err()
	}
	var exit *exec.ExitError
	if waitErr != nil && !errors.As(waitErr, &exit) {
		return nil, fmt.Errorf("cannot run go: %w", waitErr)
	}
	return &Result{Stderr: stderr.String(), Failed: waitErr != nil}, readErr
}

// Output runs go with args and returns its standard output.
func (g *Go) Output(ctx context.Context, args ...string) (string, *Result, error) {
	var out strings.Builder
	result, err := g.Run(ctx, args, func(r io.Reader) error {
		_, err := io.Copy(&out, r)
		return err
	})
	return out.String(), result, err
}
