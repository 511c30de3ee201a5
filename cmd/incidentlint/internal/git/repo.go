// Package git asks the git command about a repository: commits, what they change, and
// the files of any of them, without a checkout.
package git

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
)

// A Repo is the repository around a directory.
type Repo struct {
	ctx context.Context
	dir string
	env []string
}

// Open returns the repository that dir lies in.
func Open(ctx context.Context, dir string) (*Repo, error) {
	if _, err := exec.LookPath("git"); err != nil {
		return nil, errors.New("there is no git command in PATH, it is needed to look into the history")
	}
	r := &Repo{ctx, dir, Environment(ctx, dir)}
	if _, err := r.line("rev-parse", "--git-dir"); err != nil {
		return nil, fmt.Errorf("%s is not in a git repository: %w", dir, err)
	}
	if top, err := r.line("rev-parse", "--show-toplevel"); err == nil { // a bare one has none
		r.dir = top
	}
	return r, nil
}

// Commit returns the full hash of the commit that rev names.
func (r *Repo) Commit(rev string) (string, error) {
	hash, err := r.line("rev-parse", "--verify", "--quiet", "--end-of-options", rev+"^{commit}")
	if err != nil {
		return "", fmt.Errorf("%q names no commit here, it may have to be fetched", rev)
	}
	return hash, nil
}

// IsAncestor reports whether old is an ancestor of commit, or commit itself.
func (r *Repo) IsAncestor(old, commit string) (bool, error) {
	_, err := r.output("", "merge-base", "--is-ancestor", old, commit)
	if exit := new(exec.ExitError); errors.As(err, &exit) && exit.ExitCode() == 1 {
		return false, nil
	}
	return err == nil, err
}

// ShallowAt returns the commits at which the history of a shallow clone was cut off; none
// if it is whole.
func (r *Repo) ShallowAt() (map[string]bool, error) {
	file, err := r.line("rev-parse", "--path-format=absolute", "--git-path", "shallow")
	if err != nil {
		return nil, err
	}
	text, err := os.ReadFile(file)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	commits := make(map[string]bool)
	for line := range strings.Lines(string(text)) {
		commits[strings.TrimSpace(line)] = true
	}
	return commits, err
}

// MergeTree returns the tree that merging the commits gives, and the files in conflict.
func (r *Repo) MergeTree(into, from string) (tree string, conflicts []string, err error) {
	out, err := r.output("", "merge-tree", "--write-tree", "-z", "--name-only", "--no-messages", into, from)
	if exit := new(exec.ExitError); err != nil && (!errors.As(err, &exit) || exit.ExitCode() != 1) {
		return "", nil, err
	}
	parts := strings.Split(strings.TrimRight(out, "\x00"), "\x00")
	return parts[0], parts[1:], nil
}

// line runs git and returns its output without the end of the line.
func (r *Repo) line(args ...string) (string, error) {
	out, err := r.output("", args...)
	return strings.TrimRight(out, "\r\n"), err
}

// output runs git with input and returns its output. The output comes with an error too.
func (r *Repo) output(input string, args ...string) (string, error) {
	cmd := r.command(args...)
	var stdout, stderr bytes.Buffer
	cmd.Stdin, cmd.Stdout, cmd.Stderr = strings.NewReader(input), &stdout, &stderr
	err := cmd.Run()
	switch {
	case r.ctx.Err() != nil:
		return "", r.ctx.Err()
	case err != nil:
		return stdout.String(), fmt.Errorf("git %s: %s: %w", args[0], firstLine(stderr.String()), err)
	}
	return stdout.String(), nil
}

func (r *Repo) command(args ...string) *exec.Cmd {
	cmd := exec.CommandContext(r.ctx, "git", append([]string{
		"-c", "core.quotePath=false", "-c", "log.showSignature=false", "-c", "grep.lineNumber=false",
	}, args...)...)
	cmd.Dir = r.dir
	cmd.Env = r.env
	return cmd
}

func firstLine(text string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(text), "\n")
	return strings.TrimPrefix(line, "fatal: ")
}
