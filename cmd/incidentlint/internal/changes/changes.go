// Package changes tells which lines of a git repository are new since a commit.
package changes

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os/exec"
	"path"
	"strings"

	"github.com/incidentlint/incidentlint/cmd/incidentlint/internal/git"
)

// Lines are the lines that the working tree has and a commit has not.
type Lines struct {
	prefix string            // of the directory, from the top of the repository
	added  map[string][]span // by file, from the top
	whole  map[string]bool   // files that git does not know
}

// span is the lines from first to last.
type span struct{ first, last int }

// Since compares the working tree around dir with a commit or, if fromMergeBase,
// with the last one that it has in common with HEAD.
func Since(ctx context.Context, dir, commit string, fromMergeBase bool) (*Lines, error) {
	g := runner{ctx, dir, git.Environment(ctx, dir)}
	prefix, err := g.run("rev-parse", "--show-prefix")
	if err != nil {
		return nil, fmt.Errorf("%s is not in a git repository: %w", dir, err)
	}
	base, err := g.base(commit, fromMergeBase)
	if err != nil {
		return nil, err
	}
	// What the user's configuration says of diffs does not count.
	diff, err := g.run("diff", "--no-color", "--no-ext-diff", "--no-textconv", "--no-relative", "--ignore-submodules",
		"--find-renames", "--unified=0", "--inter-hunk-context=0", "--src-prefix=a/", "--dst-prefix=b/", base, "--")
	if err != nil {
		return nil, err
	}
	unknown, err := g.run("ls-files", "--others", "--exclude-standard", "--full-name", "-z", "--", ":/")
	if err != nil {
		return nil, err
	}
	lines := &Lines{prefix: strings.TrimSuffix(prefix, "\n"), whole: make(map[string]bool)}
	for file := range strings.SplitSeq(unknown, "\x00") {
		lines.whole[file] = true
	}
	lines.added, err = added(diff)
	return lines, err
}

// Has reports whether one of the lines from first to last of the file, a slashed
// path from the directory, is new.
func (l *Lines) Has(file string, first, last int) bool {
	file = path.Join(l.prefix, file)
	for _, s := range l.added[file] {
		if first <= s.last && s.first <= last {
			return true
		}
	}
	return l.whole[file]
}

// runner runs git in a directory.
type runner struct {
	ctx context.Context
	dir string
	env []string
}

// base returns the commit to compare with.
func (g runner) base(commit string, fromMergeBase bool) (string, error) {
	if commit == "" || strings.HasPrefix(commit, "-") {
		return "", fmt.Errorf("%q is no commit", commit)
	}
	base, err := g.run("rev-parse", "--verify", "--quiet", commit+"^{commit}")
	switch {
	case g.ctx.Err() != nil:
		return "", g.ctx.Err()
	case err != nil:
		return "", fmt.Errorf("git knows no commit %q here, a clone that is shallow may have to fetch it", commit)
	}
	if fromMergeBase {
		if base, err = g.run("merge-base", strings.TrimSpace(base), "HEAD"); err != nil {
			return "", fmt.Errorf("git knows no commit that %q and HEAD have in common, a clone that is shallow has to fetch more", commit)
		}
	}
	return strings.TrimSpace(base), nil
}

// run returns what git prints. The error is git's first line.
func (g runner) run(args ...string) (string, error) {
	cmd := exec.CommandContext(g.ctx, "git", args...)
	cmd.Dir = g.dir
	cmd.Env = g.env
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	err := cmd.Run()
	switch {
	case g.ctx.Err() != nil:
		return "", g.ctx.Err()
	case err != nil && stderr.Len() > 0:
		line, _, _ := strings.Cut(stderr.String(), "\n")
		return "", errors.New(strings.TrimPrefix(line, "fatal: "))
	}
	return stdout.String(), err
}
