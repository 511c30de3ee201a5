package gclplugin_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/incidentlint/incidentlint/analyzers"
)

// TestChannels runs the suite on testdata/incidents through every channel that
// users have, and wants the same of each.
func TestChannels(t *testing.T) {
	if testing.Short() {
		t.Skip("builds golangci-lint")
	}
	x := buildTools(t)
	t.Run("same findings", x.testSame)
	t.Run("settings", x.testSettings)
	t.Run("bad settings", x.testBadSettings)
	t.Run("nolint", x.testNolint)
	t.Run("nolintlint", x.testNolintlint)
	t.Run("ignore", x.testIgnore)
	t.Run("editor", x.testEditor)
	t.Run("fixes", x.testFixes)
	t.Run("rebuilt", x.testRebuilt)
}

// single enables each analyzer by its own name.
func single() linters {
	all := make(linters)
	for _, a := range analyzers.All() {
		all[a.Name] = nil
	}
	return all
}

func (x tools) testSame(t *testing.T) {
	channels := map[string][]finding{
		"incidentlint":         x.byCommand(t, "./..."),
		"go vet":               x.byVet(t, "./..."),
		"golangci-lint bundle": x.byGolangci(t, linters{"incidentlint": nil}, "./..."),
		"golangci-lint single": x.byGolangci(t, single(), "./..."),
	}
	vet := channels["go vet"]
	var short []string
	for _, f := range vet {
		short = append(short, fmt.Sprintf("%s:%d: %s/%s", f.file, f.line, f.analyzer, f.category))
	}
	wantSame(t, "go vet against want.txt", short, x.golden(t))
	for name, found := range channels {
		wantSame(t, name+" against go vet", spelled(found), spelled(vet))
		if !slices.ContainsFunc(found, isCanary) {
			t.Errorf("%s: nothing found in proctor: the facts about its two wrappers did not arrive", name)
		}
	}
	wantOnPages(t, vet)
	for i, f := range channels["incidentlint"] {
		if i < len(vet) && f.category != vet[i].category {
			t.Errorf("incidentlint: %v is a %s, for go vet a %s", f, f.category, vet[i].category)
		}
	}
}

// isCanary reports whether f is the finding that cannot be made without facts
// from two packages, the second learnt from the first.
func isCanary(f finding) bool {
	return f.file == "proctor/watch.go" && strings.Contains(f.message, "Beacon.Blink (http.Client.Do)")
}

// golden returns the lines of want.txt.
func (x tools) golden(t *testing.T) []string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(x.module, "want.txt"))
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSpace(string(text)), "\n")
}
