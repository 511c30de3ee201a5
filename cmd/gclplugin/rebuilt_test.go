package gclplugin_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"
)

// testRebuilt: a tool that finds something else under the same path is asked
// again, although nothing in the source has changed and caches are warm.
func (x tools) testRebuilt(t *testing.T) {
	successor := x.rebuilt(t)
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
	old := version()

	for from, to := range map[string]string{successor.command: x.command, successor.golangci: x.golangci} {
		if err := os.Rename(from, to); err != nil {
			t.Fatal(err)
		}
	}
	if version() == old {
		t.Errorf("-V=full of two different tools is %s", old)
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

// The words by which the findings of one program and those of its successor differ.
const before, after = "it floods a failing service", "it FLOODS a failing service"

// wantMark checks that there are findings, and that the rebuilt tool made all
// of them or none.
func wantMark(t *testing.T, what string, found []finding, want bool) {
	t.Helper()
	if len(found) == 0 {
		t.Errorf("%s: no finding", what)
	}
	for _, f := range found {
		if strings.Contains(f.message, after) != want {
			t.Errorf("%s: by the wrong tool, rebuilt is %t: %v", what, want, f)
		}
	}
}

// rebuilt returns programs that differ from x in one thing, what they say. They are
// x with other letters in it: to link golangci-lint again takes half a minute.
func (x tools) rebuilt(t *testing.T) tools {
	t.Helper()
	dir := t.TempDir()
	for _, program := range []*string{&x.command, &x.golangci} {
		code, err := os.ReadFile(*program)
		if err != nil {
			t.Fatal(err)
		}
		*program = filepath.Join(dir, filepath.Base(*program))
		if !bytes.Contains(code, []byte(before)) {
			t.Fatalf("%s does not hold %q", *program, before)
		}
		if err := os.WriteFile(*program, bytes.ReplaceAll(code, []byte(before), []byte(after)), 0o777); err != nil {
			t.Fatal(err)
		}
		if runtime.GOOS == "darwin" { // which does not run what was changed
			if out, err := exec.Command("codesign", "--force", "--sign", "-", *program).CombinedOutput(); err != nil {
				t.Fatalf("%v: %s", err, out)
			}
		}
	}
	return x
}
