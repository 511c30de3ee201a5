package ormmutate

import (
	"golang.org/x/tools/go/analysis"

	"github.com/incidentlint/incidentlint/analyzers/internal/effects"
)

// cloneFirst returns the fix that changes a copy.
func (f *family) cloneFirst(effects.Change) []analysis.SuggestedFix { return nil }
