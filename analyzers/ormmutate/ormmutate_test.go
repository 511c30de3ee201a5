package ormmutate_test

import (
	"testing"

	"github.com/incidentlint/incidentlint/analyzers/internal/linttest"
	"github.com/incidentlint/incidentlint/analyzers/ormmutate"
)

func Test(t *testing.T) {
	results := linttest.Run(t, ormmutate.Analyzer,
		"ormmutate/incident",
		"ormmutate/replaced",
		"ormmutate/lost",
		"ormmutate/aliased",
		"ormmutate/copies",
		"ormmutate/batches",
		"ormmutate/steals",
		"ormmutate/ranges",
		"ormmutate/empties",
		"ormmutate/shrinks",
		"ormmutate/corpus",
	)
	linttest.SilentOutweighs(t, results)
}

func TestFixes(t *testing.T) {
	linttest.RunFixes(t, ormmutate.Analyzer, "ormmutate/fixes", "ormmutate/fixes/imported")
}

// TestGuesses: the categories that are off by default.
func TestGuesses(t *testing.T) {
	for _, category := range []string{"shrink-once", "stale-key", "redact", "sort"} {
		if err := ormmutate.Analyzer.Flags.Set(category, "true"); err != nil {
			t.Fatal(err)
		}
		defer ormmutate.Analyzer.Flags.Set(category, "false")
	}
	linttest.Run(t, ormmutate.Analyzer, "ormmutate/guesses", "ormmutate/stored")
}
