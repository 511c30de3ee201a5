package stageleak_test

import (
	"testing"

	"github.com/incidentlint/incidentlint/analyzers/internal/linttest"
	"github.com/incidentlint/incidentlint/analyzers/stageleak"
)

func Test(t *testing.T) {
	results := linttest.Run(t, stageleak.Analyzer,
		"stageleak/incident",
		"stageleak/quotes",
		"stageleak/paths",
		"stageleak/registration",
		"stageleak/derived",
		"stageleak/staged",
		"stageleak/mainless",
		"stageleak/maingate",
		"stageleak/flags",
		"stageleak/silent",
	)
	linttest.SilentOutweighs(t, results)
}

// TestFailOpen: the category that is off by default.
func TestFailOpen(t *testing.T) {
	if err := stageleak.Analyzer.Flags.Set("fail-open", "true"); err != nil {
		t.Fatal(err)
	}
	defer stageleak.Analyzer.Flags.Set("fail-open", "false")
	linttest.Run(t, stageleak.Analyzer, "stageleak/failopen")
}
