package gclplugin_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// testRebuilt: a tool that finds something else under the same path is asked
// again, although nothing in the source has changed and caches are warm.
func (x tools) testRebuilt(t *testing.T) {
	after := x.rebuilt(t)
	x.cache = t.TempDir()
	bundle := linters{"incidentlint": nil}
	version := func() string { return string(x.run(t, x.module, x.command, "-V=full").stdout) }

	cold := x.lint(t, bundle, "./exam")
	wantMark(t, "golangci-lint", x.issues(t, cold), false)
	warm := x.lint(t, bundle, "./exam")
	if analysed(t, cold) != "1/1" || analysed(t, warm) != "0/1" {
		t.Errorf("golangci-lint analysed %s and then %s packages, want all and then none", analysed(t, cold), analysed(t, warm))
	}
	wantMark(t, "go vet", x.byVet(t, "./exam"), false)
	wantMark(t, "incidentlint", x.byCommand(t, "./exam"), false)
	before := version()

	for from, to := range map[string]string{after.command: x.command, after.golangci: x.golangci} {
		if err := os.Rename(from, to); err != nil {
			t.Fatal(err)
		}
	}
	if version() == before {
		t.Errorf("-V=full of two different tools is %s", before)
	}
	wantMark(t, "go vet", x.byVet(t, "./exam"), true)
	wantMark(t, "incidentlint", x.byCommand(t, "./exam"), true)
	again := x.lint(t, bundle, "./exam")
	wantMark(t, "golangci-lint", x.issues(t, again), true)
	if analysed(t, again) != "1/1" {
		t.Errorf("golangci-lint, rebuilt, analysed %s packages, want all", analysed(t, again))
	}
}

var analysedLine = regexp.MustCompile(`issues from cache in .*, analyzing (\d+/\d+) packages`)

// analysed returns how many packages golangci-lint did not take from its cache.
func analysed(t *testing.T, r result) string {
	t.Helper()
	m := analysedLine.FindSubmatch(r.stderr)
	if m == nil {
		t.Fatalf("golangci-lint does not say what it took from its cache: %s", r.stderr)
	}
	return string(m[1])
}

// wantMark checks that there are findings, and that the rebuilt tool made all
// of them or none.
func wantMark(t *testing.T, what string, found []finding, want bool) {
	t.Helper()
	if len(found) == 0 {
		t.Errorf("%s: no finding", what)
	}
	for _, f := range found {
		if strings.HasSuffix(f.message, mark) != want {
			t.Errorf("%s: by the wrong tool, rebuilt is %t: %v", what, want, f)
		}
	}
}

// rebuilt returns programs that differ from x in one thing: each message ends
// in mark.
func (x tools) rebuilt(t *testing.T) tools {
	t.Helper()
	dir := t.TempDir()
	source := filepath.Join(dir, "rebuilt.go")
	if err := os.WriteFile(source, []byte(rebuiltSource), 0o666); err != nil {
		t.Fatal(err)
	}
	added := filepath.Join(x.module, "../../analyzers/rebuilt.go")
	overlay, err := json.Marshal(map[string]any{"Replace": map[string]string{added: source}})
	if err != nil {
		t.Fatal(err)
	}
	list := filepath.Join(dir, "overlay.json")
	if err := os.WriteFile(list, overlay, 0o666); err != nil {
		t.Fatal(err)
	}
	x.command, x.golangci = filepath.Join(dir, "incidentlint"), filepath.Join(dir, "custom-gcl")
	x.build(t, "-overlay="+list)
	return x
}

const mark = " (rebuilt)"

const rebuiltSource = `package analyzers

import "golang.org/x/tools/go/analysis"

func init() {
	for _, a := range All() {
		run := a.Run
		a.Run = func(pass *analysis.Pass) (any, error) {
			inner := *pass
			inner.Report = func(d analysis.Diagnostic) {
				d.Message += "` + mark + `"
				pass.Report(d)
			}
			return run(&inner)
		}
	}
}
`
