package check

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/incidentlint/incidentlint/analyzers"
	"github.com/incidentlint/incidentlint/cmd/incidentlint/internal/finding"
)

// A mistake is what is to be mended in one place, whatever makes it one.
type mistake struct {
	analyzer, category, message string
	finding.Place
}

// A wire is where a type is given to the package of a mistake, which makes it one.
type wire struct {
	finding.Place
	typ string
}

// mistakeOf returns the mistake that f, a finding at a wire, is about; false if it is none
// such, or if the place to mend is in no package of this run.
//
// go vet can only point into the package that it analyses, so such a finding stands where the
// implementation is wired.
func (at places) mistakeOf(f finding.Finding) (mistake, wire, bool) {
	if len(f.Related) != 1 {
		return mistake{}, wire{}, false
	}
	m, ok := analyzers.MistakeOf(f.Message, f.Related[0].Message)
	if !ok {
		return mistake{}, wire{}, false
	}
	file, ok := at.roots.Place(m.Package, m.File)
	place := finding.Place{File: at.file(file), Line: m.Line, Column: m.Column}
	return mistake{f.Analyzer, f.Category, m.Message, place}, wire{f.Place, m.Type}, ok
}

// mended returns the findings at the places to mend. Each says through which wire, and has the
// others related to it.
func mended(wires map[mistake][]wire, url func(analyzer, category string) string) (findings []finding.Finding) {
	for m, through := range wires {
		slices.SortFunc(through, func(a, b wire) int {
			return cmp.Or(strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column), strings.Compare(a.typ, b.typ))
		})
		f := finding.Finding{
			Analyzer: m.analyzer, Category: m.category, Place: m.Place, EndLine: m.Line, EndColumn: m.Column,
			Message: fmt.Sprintf("%s (with %s, see %s:%d)", m.message, through[0].typ, through[0].File, through[0].Line),
			URL:     url(m.analyzer, m.category),
			Related: []finding.Related{}, Fixes: []finding.Fix{},
		}
		for _, w := range slices.Compact(through) {
			f.Related = append(f.Related, finding.Related{Place: w.Place, Message: "what makes it one: " + w.typ})
		}
		findings = append(findings, f)
	}
	return findings // in no order
}
