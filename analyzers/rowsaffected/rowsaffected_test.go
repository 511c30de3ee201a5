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
		"rowsaffected/stale",
	)
	linttest.SilentOutweighs(t, results)
}

// TestUpdateUnchecked: the category that is off by default.
func TestUpdateUnchecked(t *testing.T) {
	if err := rowsaffected.Analyzer.Flags.Set("update-unchecked", "true"); err != nil {
		t.Fatal(err)
	}
	defer rowsaffected.Analyzer.Flags.Set("update-unchecked", "false")
	linttest.Run(t, rowsaffected.Analyzer, "rowsaffected/unchecked")
}
