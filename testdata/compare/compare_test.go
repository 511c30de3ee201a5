package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestComparison: what the page says of incidentlint is what it finds now, and what it
// says of the others was found in the functions that are there.
func TestComparison(t *testing.T) {
	dir, err := root(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	sites, err := readSites(subject(dir))
	if err != nil {
		t.Fatal(err)
	}
	then := mustReadFound(t, subject(dir))
	now := mustReadFound(t, subject(dir))
	if err := now.run(t.Context(), dir, sites, toolsToRun(true, "")); err != nil {
		t.Fatal(err)
	}
	if now.tools[ours] != then.tools[ours] {
		t.Errorf("incidentlint: %v, %s says %v", now.tools[ours], foundFile, then.tools[ours])
	}
	for _, s := range sites {
		if is, was := now.at(s)[ours], then.at(s)[ours]; !slices.Equal(is, was) {
			t.Errorf("in %s incidentlint finds %q, %s says %q", s.name, is, foundFile, was)
		}
	}
	c, err := newComparison(dir, sites, now)
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range c.misfits() {
		t.Error(line)
	}
	if c.page() != read(t, pageFile(dir)) {
		t.Error("docs/comparison.md is of another state")
	}
	if readme := strings.Join(strings.Fields(read(t, filepath.Join(dir, "README.md"))), " "); !strings.Contains(readme, c.Sentence()) {
		t.Errorf("README.md does not say: %s", c.Sentence())
	}
	if t.Failed() {
		t.Log("go run ./testdata/compare -own writes what incidentlint finds now")
	}
}

// TestSites: a bad site has one repair, in its package.
func TestSites(t *testing.T) {
	const bad = "package a\n\n// F does it.\n//\n// bad: it breaks.\nfunc (*T) F() {}\n\ntype T struct{}\n"
	const good = "\n// good (T.F): it holds.\nvar g, h = 1, 2\n"
	for _, test := range []struct{ name, source, err string }{
		{"a pair", bad + good, ""},
		{"no repair", bad, "p/a.T.F has 0 repairs, not one"},
		{"two repairs", bad + good + strings.Replace(good, "g, h", "i", 1), "p/a.T.F has 2 repairs, not one"},
		{"repairs nothing", strings.Replace(bad, "bad", "good (F)", 1), "p/a.T.F repairs p/a.F, which is no bad site"},
	} {
		t.Run(test.name, func(t *testing.T) {
			dir := t.TempDir()
			write(t, filepath.Join(dir, "p", "a", "a.go"), test.source)
			sites, err := readSites(dir)
			if test.err != "" {
				if err == nil || err.Error() != test.err {
					t.Errorf("%v, want %s", err, test.err)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			want := []site{
				{"p/a.T.F", "p", true, "", "it breaks", "p/a/a.go", 6, 6},
				{"p/a.g", "p", false, "p/a.T.F", "it holds", "p/a/a.go", 11, 11},
			}
			if !slices.Equal(sites, want) {
				t.Errorf("%v, want %v", sites, want)
			}
		})
	}
}

// TestCounts: what is named and told apart, from three checks in four sites.
func TestCounts(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, foundFile), `# comment
at p.Bad go-vet lostcancel shadow
at p.Repair go-vet shadow
at p.Worse go-vet shadow
at p.Mended go-vet lostcancel
`)
	write(t, filepath.Join(subject(dir), judgedFile), "names lostcancel p.Bad p.Mended # comment\nstyle nil\nother shadow p.Bad\n")
	found := mustReadFound(t, dir)
	c, err := newComparison(dir, []site{
		{name: "p.Bad", isBad: true}, {name: "p.Repair", repairs: "p.Bad"},
		{name: "p.Worse", isBad: true}, {name: "p.Mended", repairs: "p.Worse"},
	}, found)
	if err != nil {
		t.Fatal(err)
	}
	if bad, good := c.named(isBad, stock), c.named(isGood, stock); bad != 1 || good != 1 {
		t.Errorf("named: %d bad, %d good, want 1 and 1", bad, good)
	}
	if bad, good := c.tellsApart(stock); bad != 2 || good != 1 {
		t.Errorf("told apart: %d bad, %d good, want 2 and 1", bad, good)
	}
	want := []string{"not judged: shadow p.Repair p.Worse", "judged, and not found: nil *"}
	if got := c.misfits(); !slices.Equal(got, want) {
		t.Errorf("misfits: %q, want %q", got, want)
	}
}

// TestBadLines: files that are edited by hand are not read in part.
func TestBadLines(t *testing.T) {
	for _, line := range []string{"names errcheck", "other errcheck", "style", "name errcheck p.F"} {
		dir := t.TempDir()
		write(t, filepath.Join(dir, judgedFile), line+"\n")
		want := "judged.txt: cannot read this line: " + line
		if _, err := readJudged(dir); err == nil || err.Error() != want {
			t.Errorf("%v, want %s", err, want)
		}
	}
}

func mustReadFound(t *testing.T, dir string) *found {
	t.Helper()
	f, err := readFound(dir)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func read(t *testing.T, file string) string {
	t.Helper()
	content, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
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
