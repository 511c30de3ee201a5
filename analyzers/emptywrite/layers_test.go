package emptywrite_test

import (
	"testing"

	"github.com/incidentlint/incidentlint/analyzers/emptywrite"
	"github.com/incidentlint/incidentlint/analyzers/internal/linttest"
)

// TestLayers: a finding that rests on what is behind an interface is said where both are seen.
func TestLayers(t *testing.T) {
	const layers = "emptywrite/layers/"
	linttest.Run(t, emptywrite.Analyzer, layers+"keeping", layers+"sqlstore", layers+"byhand", layers+"provided", layers+"safely", layers+"mocked", layers+"above", layers+"atop")
}
