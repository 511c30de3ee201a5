package main

import (
	"encoding/json"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestPanic builds the command with an analyzer that panics in some packages.
func TestPanic(t *testing.T) {
	t.Parallel()
	sabotaged := buildSabotaged(t)
	dir := module(t, hot+"-- i/i.go --\npackage inside\n-- o/o.go --\npackage outside\n-- r/r.go --\npackage refused\n")
	r := runIn(t, dir, nil, sabotaged, "./...")
	if r.code != 2 || r.stdout != hotText {
		t.Errorf("%+v", r)
	}
	errors := strings.SplitAfter(r.stderr, "\n")
	wants := []string{
		"incidentlint: package example.com/m/i is not analysed: internal error in unboundedretry at ",
		"incidentlint: package example.com/m/o is not analysed: panic: sabotage",
		"incidentlint: package example.com/m/r is not analysed: unboundedretry: sabotage",
		"",
	}
	if len(errors) != len(wants) {
		t.Fatalf("standard error:\n%s", r.stderr)
	}
	for i, want := range wants {
		if !strings.HasPrefix(errors[i], want) {
			t.Errorf("line %q, want %q", errors[i], want)
		}
	}
}

// buildSabotaged builds the command with a file more than it has.
func buildSabotaged(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	here, err := filepath.Abs(".")
	if err != nil {
		t.Fatal(err)
	}
	overlay, err := json.Marshal(map[string]map[string]string{"Replace": {
		filepath.Join(here, "sabotage.go"): filepath.Join(here, "testdata", "sabotage.go"),
	}})
	if err != nil {
		t.Fatal(err)
	}
	write(t, dir, "overlay.json", string(overlay))
	sabotaged := filepath.Join(dir, "incidentlint.exe")
	if out, err := exec.Command("go", "build", "-overlay", filepath.Join(dir, "overlay.json"), "-o", sabotaged, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return sabotaged
}
