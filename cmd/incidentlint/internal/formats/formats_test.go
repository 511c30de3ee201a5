package formats

import (
	"strings"
	"testing"
)

func TestPrintable(t *testing.T) {
	for text, want := range map[string]string{
		"a/b.go":       "a/b.go",
		"größe 文.go":   "größe 文.go",
		"a\tb\nc":      `a\tb\nc`,
		"a\x1b[31mb":   `a\x1b[31mb`,
		"a\xffb":       `a\xffb`,
		"a\u202eb":     `a\u202eb`,
		"it's \"so\"":  `it's "so"`,
		"a\u00a0b":     `a\u00a0b`,
		"a\ufffdb":     "a\ufffdb",
		"back\\slash":  `back\slash`,
		"apostrophe '": "apostrophe '",
	} {
		if got := Printable(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestDiffSortsAndNames(t *testing.T) {
	const b = "--- /m/b.go (old)\n+++ /m/b.go (new)\n@@ -1 +1 @@\n-x\n+y\n"
	const a = "--- /m/x/a.go (old)\n+++ /m/x/a.go (new)\n@@ -1,2 +1,2 @@\n--- /m/c.go (old)\n+++ /m/d.go (new)\n"
	var out strings.Builder
	if n := Diff(&out, a+b+b, "/m/x"); n != 2 {
		t.Errorf("%d diffs, want 2", n)
	}
	const want = "--- a/../b.go\n+++ b/../b.go\n@@ -1 +1 @@\n-x\n+y\n" +
		"--- a/a.go\n+++ b/a.go\n@@ -1,2 +1,2 @@\n--- /m/c.go (old)\n+++ /m/d.go (new)\n"
	if out.String() != want {
		t.Errorf("%s\nwant\n%s", out.String(), want)
	}
}
