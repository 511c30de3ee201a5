package tree

import (
	"os"
	"path/filepath"
	"testing"
)

func TestRoot(t *testing.T) {
	top := t.TempDir()
	deep := filepath.Join(top, "a", "b")
	if err := os.MkdirAll(deep, 0o777); err != nil {
		t.Fatal(err)
	}
	if got := Root(deep); got != deep {
		t.Errorf("outside of a repository: %s", got)
	}
	if err := os.WriteFile(filepath.Join(top, ".git"), nil, 0o666); err != nil { // as in a worktree
		t.Fatal(err)
	}
	if got := Root(deep); got != top {
		t.Errorf("%s, want %s", got, top)
	}
}

// TestLeadsOut has links inside of a tree, and out of it.
func TestLeadsOut(t *testing.T) {
	top, outside := t.TempDir(), t.TempDir()
	for _, dir := range []string{".git", "p", "q"} {
		if err := os.Mkdir(filepath.Join(top, dir), 0o777); err != nil {
			t.Fatal(err)
		}
	}
	for _, file := range []string{filepath.Join(top, "p", "p.go"), filepath.Join(outside, "victim.go")} {
		if err := os.WriteFile(file, nil, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for name, target := range map[string]string{
		"q/inside.go": "../p/p.go", "q/out.go": filepath.Join(outside, "victim.go"), "dir": outside, "q/nowhere.go": "nothing",
	} {
		if err := os.Symlink(target, filepath.Join(top, filepath.FromSlash(name))); err != nil {
			t.Skip(err)
		}
	}
	for name, want := range map[string]bool{
		"p/p.go": false, "q/inside.go": false, "q/out.go": true, "dir/victim.go": true, "q/nowhere.go": true,
	} {
		for _, from := range []string{top, filepath.Join(top, "p"), outside} {
			if got := LeadsOut(from, filepath.Join(top, filepath.FromSlash(name))); got != want {
				t.Errorf("%s, seen from %s, leads out: %v", name, from, got)
			}
		}
	}
	if LeadsOut(top, filepath.Join(outside, "victim.go")) {
		t.Error("a file that is named outside leads out of its own tree")
	}
}
