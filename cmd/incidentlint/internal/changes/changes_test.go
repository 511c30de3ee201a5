package changes

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// repository is a git repository in a test.
type repository struct {
	*testing.T
	dir string
}

func newRepository(t *testing.T) repository {
	if _, err := exec.LookPath("git"); err != nil && os.Getenv("CI") == "" {
		t.Skip(err) // only CI must have it
	}
	r := repository{t, t.TempDir()}
	r.git("init", "-q", "-b", "main")
	return r
}

func (r repository) git(args ...string) {
	r.Helper()
	cmd := exec.Command("git", append([]string{"-c", "user.name=T", "-c", "user.email=t@example.com"}, args...)...)
	cmd.Dir = r.dir
	if out, err := cmd.CombinedOutput(); err != nil {
		r.Fatalf("git %q: %v\n%s", args, err, out)
	}
}

func (r repository) write(file, content string) {
	r.Helper()
	file = filepath.Join(r.dir, file)
	if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
		r.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(content), 0o666); err != nil {
		r.Fatal(err)
	}
}

func (r repository) commit() {
	r.Helper()
	r.git("add", "-A")
	r.git("commit", "-q", "-m", "x")
}

// since returns the lines of the file that are new, as '+', and the others.
func (r repository) since(dir, commit string, fromMergeBase bool, file string) string {
	r.Helper()
	lines, err := Since(context.Background(), filepath.Join(r.dir, dir), commit, fromMergeBase)
	if err != nil {
		r.Fatal(err)
	}
	var b strings.Builder
	for line := range 6 {
		if lines.Has(file, line+1, line+1) {
			b.WriteByte('+')
		} else {
			b.WriteByte('.')
		}
	}
	return b.String()
}

func TestSince(t *testing.T) {
	r := newRepository(t)
	const before = "one\ntwo\nthree\nfour\nfive\nsix\n"
	odd := []string{"plain.go", "a b.go", "größe.go", "sub/deep.go", "removed.go", "moved.go"}
	for _, file := range odd {
		r.write(file, before)
	}
	r.commit()
	// A line of the patch that looks like a header, and one without an end.
	const after = "one\n++ b/plain.go\nthree\n-- a/plain.go\nfour\nsix"
	for _, file := range odd[:4] {
		r.write(file, after)
	}
	r.git("rm", "-q", "removed.go")
	r.git("mv", "moved.go", "sub/moved.go")
	r.git("config", "diff.noprefix", "true")
	r.git("config", "diff.mnemonicPrefix", "true")
	r.git("config", "color.ui", "always")
	r.git("config", "diff.external", "false")
	r.git("config", "diff.relative", "true")
	r.git("config", "diff.context", "7")
	r.write("new.go", before)
	r.write(".gitignore", "ignored.go\n")
	r.write("ignored.go", before)

	for _, test := range []struct{ dir, file, want string }{
		{".", "plain.go", ".+.+.+"},
		{".", "a b.go", ".+.+.+"},
		{".", "größe.go", ".+.+.+"},
		{".", "sub/deep.go", ".+.+.+"},
		{"sub", "deep.go", ".+.+.+"},
		{"sub", "../plain.go", ".+.+.+"},
		{".", "sub/moved.go", "......"},
		{".", "new.go", "++++++"},
		{"sub", "../new.go", "++++++"},
		{".", "ignored.go", "......"},
		{".", "/plain.go", "......"},
	} {
		if got := r.since(test.dir, "HEAD", false, test.file); got != test.want {
			t.Errorf("%s in %s: %s, want %s", test.file, test.dir, got, test.want)
		}
	}
}

// TestSinceMergeBase: what main has got meanwhile is not this branch's.
func TestSinceMergeBase(t *testing.T) {
	r := newRepository(t)
	r.write("a.go", "one\ntwo\nthree\n")
	r.commit()
	r.git("checkout", "-q", "-b", "branch")
	r.write("a.go", "one\nTWO\nthree\n")
	r.commit()
	r.git("checkout", "-q", "main")
	r.write("a.go", "one\ntwo\n")
	r.commit()
	r.git("checkout", "-q", "branch")
	if got := r.since(".", "main", true, "a.go"); got != ".+...." {
		t.Errorf("since the merge base: %s", got)
	}
	if got := r.since(".", "main", false, "a.go"); got != ".++..." {
		t.Errorf("since main: %s", got)
	}
}

func TestSinceFails(t *testing.T) {
	r := newRepository(t)
	r.write("a.go", "one\n")
	r.commit()
	r.git("checkout", "-q", "--orphan", "stranger")
	r.write("b.go", "two\n")
	r.commit()
	outside := t.TempDir()
	for _, test := range []struct {
		dir, commit   string
		fromMergeBase bool
		want          string
	}{
		{r.dir, "nosuch", false, `git knows no commit "nosuch" here, a clone that is shallow may have to fetch it`},
		{r.dir, "", true, `"" is no commit`},
		{r.dir, "--output=x", false, `"--output=x" is no commit`},
		{r.dir, "main", true, `git knows no commit that "main" and HEAD have in common, a clone that is shallow has to fetch more`},
		{outside, "HEAD", false, outside + " is not in a git repository: not a git repository (or any of the parent directories): .git"},
	} {
		_, err := Since(context.Background(), test.dir, test.commit, test.fromMergeBase)
		if err == nil || err.Error() != test.want {
			t.Errorf("%q: %v, want %s", test.commit, err, test.want)
		}
	}
}

// FuzzAdded: what git prints of a diff is read, or it is an error.
func FuzzAdded(f *testing.F) {
	f.Add("--- a/p.go\n+++ b/p.go\n@@ -7 +7,2 @@ func F() {\n-old\n+first\n+second\n\\ No newline at end of file\n")
	f.Add("+++ \"b/gr\\303\\266.go\"\t\n@@ -1,0 +2 @@\n+x\n@@ - +\n")
	f.Fuzz(func(t *testing.T, diff string) {
		spans, err := added(diff)
		if err != nil && spans != nil {
			t.Errorf("%q: %v, %v", diff, spans, err)
		}
	})
}
