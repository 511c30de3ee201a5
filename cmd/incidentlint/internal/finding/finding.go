// Package finding holds what a run found, as the formats print it.
package finding

import (
	"cmp"
	"slices"
)

// A Report is the outcome of one run. Its lists are never nil.
type Report struct {
	Findings    []Finding `json:"findings"`
	NotAnalysed []Gap     `json:"notAnalysed"`
	Hidden      Hidden    `json:"hidden,omitzero"`

	Dir string `json:"-"` // absolute, what files are relative to
}

// Hidden counts findings that are there and not shown.
type Hidden struct {
	Known int `json:"known,omitempty"` // by the baseline
	Old   int `json:"old,omitempty"`   // on lines that are not new
	Rest  int `json:"rest,omitempty"`  // beyond the limit

	ByAnalyzer map[string]int `json:"-"` // the rest
}

// A Finding is one diagnostic. Files are slashed paths relative to Report.Dir,
// or absolute where there is no relation.
type Finding struct {
	Analyzer string `json:"analyzer"`
	Category string `json:"category"`
	Place
	EndLine   int       `json:"endLine"`
	EndColumn int       `json:"endColumn"`
	Message   string    `json:"message"`
	URL       string    `json:"url"`
	Related   []Related `json:"related"`
	Fixes     []Fix     `json:"fixes"`

	Function    string `json:"-"` // that it is in, see source.Files; can be ""
	Fingerprint string `json:"-"` // stays when lines move, differs from all others of the report
}

// A Place is a position in a file; Line and Column count from 1, Column in
// bytes.
type Place struct {
	File   string `json:"file"`
	Line   int    `json:"line"`
	Column int    `json:"column"`
}

// Related is a second place that belongs to a finding.
type Related struct {
	Place
	Message string `json:"message"`
}

// A Fix is a change that removes the finding; its edits belong together.
type Fix struct {
	Message string `json:"message"`
	Edits   []Edit `json:"edits"`
}

// An Edit replaces the bytes [Start, End) of File.
type Edit struct {
	File  string `json:"file"`
	Start int    `json:"start"`
	End   int    `json:"end"`
	New   string `json:"new"`
}

// A Gap is something that was asked for and not analysed.
type Gap struct {
	Package string `json:"package"` // or a pattern; "" if none is known
	Reason  string `json:"reason"`

	text string // the line for a terminal, where it is not made of the above
}

// Sort orders the findings by file, line, column, analyzer and message, and
// the gaps by package, and removes duplicates.
func (r *Report) Sort() {
	slices.SortStableFunc(r.Findings, compareFindings)
	r.Findings = slices.CompactFunc(r.Findings, func(a, b Finding) bool { return compareFindings(a, b) == 0 })
	slices.SortStableFunc(r.NotAnalysed, compareGaps)
	r.NotAnalysed = slices.CompactFunc(r.NotAnalysed, func(a, b Gap) bool { return compareGaps(a, b) == 0 })
}

func compareFindings(a, b Finding) int {
	return cmp.Or(
		cmp.Compare(a.File, b.File),
		cmp.Compare(a.Line, b.Line),
		cmp.Compare(a.Column, b.Column),
		cmp.Compare(a.Analyzer, b.Analyzer),
		cmp.Compare(a.Message, b.Message),
	)
}

func compareGaps(a, b Gap) int {
	return cmp.Or(cmp.Compare(a.Package, b.Package), cmp.Compare(a.Reason, b.Reason))
}
