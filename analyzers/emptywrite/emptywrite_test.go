package emptywrite_test

import (
	"testing"

	"golang.org/x/tools/go/analysis"

	"github.com/incidentlint/incidentlint/analyzers/emptywrite"
	"github.com/incidentlint/incidentlint/analyzers/internal/effects"
	"github.com/incidentlint/incidentlint/analyzers/internal/linttest"
)

func Test(t *testing.T) {
	results := linttest.Run(t, emptywrite.Analyzer,
		"emptywrite/incident",
		"emptywrite/rows",
		"emptywrite/found",
		"emptywrite/errs",
		"emptywrite/skips",
		"emptywrite/split",
		"emptywrite/bodies",
		"emptywrite/alike",
		"emptywrite/declared",
		"emptywrite/corpus/hooks",
		"emptywrite/corpus",
		"emptywrite/sqlc",
		"emptywrite/ent",
	)
	linttest.SilentOutweighs(t, results)
}

// TestGuesses: the categories that are off by default.
func TestGuesses(t *testing.T) {
	set(t, emptywrite.Analyzer, "nil-row", "true")
	set(t, emptywrite.Analyzer, "notfound-falls-through", "true")
	linttest.Run(t, emptywrite.Analyzer, "emptywrite/guesses", "emptywrite/corpusnil")
}

// TestFlags: what flags say of functions, in the spelling of go doc and in that of stack
// traces.
func TestFlags(t *testing.T) {
	const store = "emptywrite/flags/store"
	set(t, effects.Analyzer, "query", "("+store+".Repo).FindByTrace:result=0,absent=zero,"+
		store+".Repo.Lookup:absent=found,"+store+".Repo.Get:absent=error,(*"+store+".Views).*:absent=zero")
	set(t, effects.Analyzer, "write", "("+store+".Producer).Publish:verb=publish,"+store+".Producer.PublishTo,"+
		store+".Producer.PublishAll,(*"+store+".Producer).Withdraw:verb=delete")
	set(t, effects.Analyzer, "checks", store+".Present:arg=0")
	set(t, effects.Analyzer, "not-found", store+".ErrMissing,"+store+".AbsentError,"+store+".IsGone")
	set(t, effects.Analyzer, "success", "(*emptywrite/flags/api.Ctx).OK")
	linttest.SilentOutweighs(t, linttest.Run(t, emptywrite.Analyzer, "emptywrite/flags"))
}

// set gives a flag of a its value until the test ends.
func set(t *testing.T, a *analysis.Analyzer, name, value string) {
	t.Helper()
	before := a.Flags.Lookup(name).Value.String()
	if err := a.Flags.Set(name, value); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := a.Flags.Set(name, before); err != nil {
			t.Fatal(err)
		}
	})
}

func TestFixes(t *testing.T) {
	linttest.RunFixes(t, emptywrite.Analyzer, "emptywrite/fixes")
}
