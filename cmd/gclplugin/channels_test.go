package gclplugin_test

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
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
	t.Run("odd code", x.testOddCode)
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
	atWires, atMistakes := x.golden(t)
	wantSame(t, "go vet against want.txt", short(vet), atWires)
	wantSame(t, "incidentlint against want.txt", short(channels["incidentlint"]), atMistakes)
	for name, found := range channels {
		if name != "incidentlint" { // which alone can point at the mistake behind a wire
			wantSame(t, name+" against go vet", spelled(found), spelled(vet))
		}
		if !slices.ContainsFunc(found, isCanary) {
			t.Errorf("%s: nothing found in proctor: the facts about its two wrappers did not arrive", name)
		}
	}
	wantOnPages(t, vet)
	wantSame(t, "incidentlint against go vet, but for wires", spelled(unwired(channels["incidentlint"])), spelled(unwired(vet)))
}

// short returns the findings as lines of want.txt.
func short(found []finding) (lines []string) {
	for _, f := range found {
		lines = append(lines, fmt.Sprintf("%s:%d: %s/%s", f.file, f.line, f.analyzer, f.category))
	}
	return lines
}

// unwired returns the findings that rest on no implementation elsewhere.
func unwired(found []finding) []finding {
	return slices.DeleteFunc(slices.Clone(found), func(f finding) bool {
		return strings.Contains(f.message, " here: ") || strings.Contains(f.message, " (with *")
	})
}

// isCanary reports whether f is the finding that cannot be made without facts
// from two packages, the second learnt from the first.
func isCanary(f finding) bool {
	return f.file == "proctor/watch.go" && strings.Contains(f.message, "Beacon.Blink (http.Client.Do)")
}

// golden returns what want.txt wants: of the channels that can only point at a wire, and of
// the one that points at the mistake, each once. A line of the first kind is followed by " at "
// and the mistake.
func (x tools) golden(t *testing.T) (atWires, atMistakes []string) {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(x.module, "want.txt"))
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.SplitSeq(strings.TrimSpace(string(text)), "\n") {
		wire, mistake, isWired := strings.Cut(line, " at ")
		atWires = append(atWires, wire)
		if isWired {
			_, category, _ := strings.Cut(wire, ": ")
			line = mistake + ": " + category
		}
		if !isWired || !slices.Contains(atMistakes, line) {
			atMistakes = append(atMistakes, line)
		}
	}
	slices.SortFunc(atMistakes, byPlace)
	return atWires, atMistakes
}

// byPlace compares lines of want.txt by file, and then by line.
func byPlace(a, b string) int {
	split := func(s string) (file string, line int) {
		parts := strings.SplitN(s, ":", 3)
		line, _ = strconv.Atoi(parts[1])
		return parts[0], line
	}
	fileA, lineA := split(a)
	fileB, lineB := split(b)
	return cmp.Or(strings.Compare(fileA, fileB), cmp.Compare(lineA, lineB), strings.Compare(a, b))
}
