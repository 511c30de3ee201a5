package unboundedretry_test

import (
	"testing"

	"github.com/incidentlint/incidentlint/analyzers/internal/effects"
	"github.com/incidentlint/incidentlint/analyzers/internal/linttest"
	"github.com/incidentlint/incidentlint/analyzers/unboundedretry"
)

func Test(t *testing.T) {
	results := linttest.Run(t, unboundedretry.Analyzer,
		"unboundedretry/incident",
		"unboundedretry/hot",
		"unboundedretry/forever",
		"unboundedretry/fakebound",
		"unboundedretry/recursive",
		"unboundedretry/refused",
		"unboundedretry/through",
		"unboundedretry/policy",
		"unboundedretry/closed",
		"unboundedretry/corpus",
		"unboundedretry/idioms",
		"unboundedretry/stopset",
	)
	linttest.SilentOutweighs(t, results)
}

// TestTests: test files are looked into when the flag says so.
func TestTests(t *testing.T) {
	if err := unboundedretry.Analyzer.Flags.Set("tests", "true"); err != nil {
		t.Fatal(err)
	}
	defer unboundedretry.Analyzer.Flags.Set("tests", "false")
	linttest.Run(t, unboundedretry.Analyzer, "unboundedretry/tested")
}

// TestUnknown: a function whose paths are too many to walk is named on request.
func TestUnknown(t *testing.T) {
	if err := effects.Analyzer.Flags.Set("debug", "true"); err != nil {
		t.Fatal(err)
	}
	defer effects.Analyzer.Flags.Set("debug", "false")
	linttest.Run(t, unboundedretry.Analyzer, "unboundedretry/unknown")
}

// TestFixes compares what the fixes make with the golden file.
func TestFixes(t *testing.T) {
	linttest.RunFixes(t, unboundedretry.Analyzer, "unboundedretry/fixes")
}

// TestGuesses: the categories that are off by default.
func TestGuesses(t *testing.T) {
	for _, category := range []string{"retry-allowlist", "uncancellable-poll"} {
		if err := unboundedretry.Analyzer.Flags.Set(category, "true"); err != nil {
			t.Fatal(err)
		}
		defer unboundedretry.Analyzer.Flags.Set(category, "false")
	}
	linttest.Run(t, unboundedretry.Analyzer, "unboundedretry/guesses", "unboundedretry/corpuspoll")
}
