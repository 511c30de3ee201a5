package refire_test

import (
	"testing"

	"github.com/incidentlint/incidentlint/analyzers/internal/linttest"
	"github.com/incidentlint/incidentlint/analyzers/refire"
)

func Test(t *testing.T) {
	results := linttest.Run(t, refire.Analyzer,
		"refire/incident",
		"refire/corpus",
		"refire/guards",
		"refire/ticks",
		"refire/cron",
		"refire/gocron",
		"refire/gocron/singleton",
		"refire/gocron2",
		"refire/jasonlvhit",
		"refire/timers",
		"refire/released",
	)
	linttest.SilentOutweighs(t, results)
}

// TestFixes compares what the fixes make with the golden file.
func TestFixes(t *testing.T) {
	linttest.RunFixes(t, refire.Analyzer, "refire/fixes")
}
