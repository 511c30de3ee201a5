package emptywrite_test

import (
	"testing"

	"github.com/incidentlint/incidentlint/analyzers/emptywrite"
	"github.com/incidentlint/incidentlint/analyzers/internal/linttest"
)

func Test(t *testing.T) {
	results := linttest.Run(t, emptywrite.Analyzer,
		"emptywrite/incident",
		"emptywrite/rows",
		"emptywrite/found",
		"emptywrite/errs",
		"emptywrite/skips",
		"emptywrite/declared",
		"emptywrite/corpus/hooks",
		"emptywrite/corpus",
		"emptywrite/sqlc",
	)
	linttest.SilentOutweighs(t, results)
}

// TestGuesses: the categories that are off by default.
func TestGuesses(t *testing.T) {
	for _, category := range []string{"nil-row", "notfound-falls-through"} {
		if err := emptywrite.Analyzer.Flags.Set(category, "true"); err != nil {
			t.Fatal(err)
		}
		defer emptywrite.Analyzer.Flags.Set(category, "false")
	}
	linttest.Run(t, emptywrite.Analyzer, "emptywrite/guesses", "emptywrite/corpusnil")
}
