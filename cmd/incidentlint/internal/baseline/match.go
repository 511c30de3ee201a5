package baseline

import (
	"slices"

	"github.com/incidentlint/incidentlint/cmd/incidentlint/internal/finding"
)

// Match reports for each of the findings, whose files are named from the directory
// of the baseline, whether it is known. It also returns the entries that are gone:
// this run would have found them, which lookedFor reports, and has not.
//
// A function that moves to another file takes its findings along. An entry that
// was not looked for stays where it is: what is found elsewhere may be its copy.
func (b *Baseline) Match(findings []finding.Finding, lookedFor func(Entry) bool) (isKnown []bool, gone []Entry) {
	isKnown = make([]bool, len(findings))
	left := slices.Clone(b.Findings)
	take(left, findings, isKnown, func(e Entry) Entry { return e })
	left = slices.DeleteFunc(left, func(e Entry) bool { return e.Count == 0 || !lookedFor(e) })
	take(left, findings, isKnown, func(e Entry) Entry { e.File = ""; return e })
	return isKnown, slices.DeleteFunc(left, func(e Entry) bool { return e.Count == 0 })
}

// take has each finding that is not known yet use up one of an entry with the same
// key.
func take(left []Entry, findings []finding.Finding, isKnown []bool, key func(Entry) Entry) {
	byKey := make(map[Entry][]*Entry)
	for i, e := range left {
		e.Count = 0
		byKey[key(e)] = append(byKey[key(e)], &left[i])
	}
	for i := range findings {
		if isKnown[i] {
			continue
		}
		for _, e := range byKey[key(entryOf(&findings[i]))] {
			if e.Count > 0 {
				e.Count--
				isKnown[i] = true
				break
			}
		}
	}
}
