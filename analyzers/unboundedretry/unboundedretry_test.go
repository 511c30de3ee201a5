package unboundedretry_test

import (
	"testing"

	"github.com/incidentlint/incidentlint/analyzers/internal/linttest"
	"github.com/incidentlint/incidentlint/analyzers/unboundedretry"
)

func Test(t *testing.T) {
	results := linttest.Run(t, unboundedretry.Analyzer,
		"unboundedretry/incident",
		"unboundedretry/hot",
		"unboundedretry/forever",
	)
	linttest.SilentOutweighs(t, results)
}
