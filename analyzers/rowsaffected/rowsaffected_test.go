package rowsaffected_test

import (
	"testing"

	"github.com/incidentlint/incidentlint/analyzers/internal/linttest"
	"github.com/incidentlint/incidentlint/analyzers/rowsaffected"
)

func Test(t *testing.T) {
	results := linttest.Run(t, rowsaffected.Analyzer,
		"rowsaffected/incident",
		"rowsaffected/claims",
		"rowsaffected/builders",
		"rowsaffected/helpers",
		"rowsaffected/stale",
	)
	linttest.SilentOutweighs(t, results)
}

// TestUnchecked: the categories that are off by default.
func TestUnchecked(t *testing.T) {
	for _, category := range []string{"update-unchecked", "delete-unchecked"} {
		if err := rowsaffected.Analyzer.Flags.Set(category, "true"); err != nil {
			t.Fatal(err)
		}
		defer rowsaffected.Analyzer.Flags.Set(category, "false")
	}
	linttest.Run(t, rowsaffected.Analyzer, "rowsaffected/unchecked", "rowsaffected/corpus")
}
