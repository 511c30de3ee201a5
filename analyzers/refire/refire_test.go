package refire_test

import (
	"testing"

	"golang.org/x/tools/go/analysis/analysistest"

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
		"refire/stale",
	)
	linttest.SilentOutweighs(t, results)
}

// TestSettings: with the category off, which it is by default, and on.
func TestSettings(t *testing.T) {
	if silent := analysistest.Run(quiet{}, linttest.Data(), refire.Analyzer, "refire/settings"); len(silent[0].Diagnostics) > 0 {
		t.Errorf("%d findings without the category, want none", len(silent[0].Diagnostics))
	}
	if err := refire.Analyzer.Flags.Set("cron-overlap-setting", "true"); err != nil {
		t.Fatal(err)
	}
	defer refire.Analyzer.Flags.Set("cron-overlap-setting", "false")
	linttest.Run(t, refire.Analyzer, "refire/settings")
}

// quiet lets want comments go unmatched.
type quiet struct{}

func (quiet) Errorf(string, ...any) {}

// TestFixes compares what the fixes make with the golden file.
func TestFixes(t *testing.T) {
	linttest.RunFixes(t, refire.Analyzer, "refire/fixes")
}
