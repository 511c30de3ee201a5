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
	)
	linttest.SilentOutweighs(t, results)
}
