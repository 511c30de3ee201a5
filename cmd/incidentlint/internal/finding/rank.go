package finding

import (
	"cmp"
	"slices"

	"github.com/incidentlint/incidentlint/analyzers"
)

// Ranked returns the findings, the surest first, and of these the gravest.
func Ranked(findings []Finding) []Finding {
	ranked := slices.Clone(findings)
	slices.SortStableFunc(ranked, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.certainty(), b.certainty()), cmp.Compare(a.gravity(), b.gravity()))
	})
	return ranked
}

func (f *Finding) certainty() int {
	entry, _ := analyzers.ByName(f.Analyzer)
	return int(entry.Category(f.Category).Certainty)
}

func (f *Finding) gravity() int {
	entry, _ := analyzers.ByName(f.Analyzer)
	return slices.Index([]string{"error", "warning", "note"}, string(entry.Category(f.Category).Level))
}
