package retired_test

import (
	"testing"

	"github.com/incidentlint/incidentlint/analyzers/internal/linttest"
	"github.com/incidentlint/incidentlint/analyzers/retired"
)

func Test(t *testing.T) {
	results := linttest.Run(t, retired.Analyzer,
		"retired/incident",
		"retired/names",
		"retired/importer",
		"retired/indirect",
		"retired/keys",
		"retired/hosts",
		"retired/flags",
		"retired/nothing",
	)
	linttest.SilentOutweighs(t, results)
}

func set(t *testing.T, flag, value string) {
	t.Helper()
	f := retired.Analyzer.Flags.Lookup(flag)
	if err := f.Value.Set(value); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Value.Set("") })
}

// TestByFlag: the ledger of a flag, and what git has said.
func TestByFlag(t *testing.T) {
	set(t, "names", "env:OLD_KEY=nobody sets it;name:retired/byflag.Gone=see %23 12;name:os.Getppid=it is 1 in a container")
	set(t, "removed", `name:retired/byflag.Back=removed in 3f2c1ab (2020-11-12, "drop it") and this merge brings it back;env:BACK_URL=removed in 3f2c1ab (2020-11-12, "drop it") and this merge brings it back`)
	linttest.Run(t, retired.Analyzer, "retired/byflag")
}

func TestBadFlag(t *testing.T) {
	if err := retired.Analyzer.Flags.Set("names", "env:OLD_KEY"); err == nil {
		t.Error("an entry without a reason is accepted")
	}
}
