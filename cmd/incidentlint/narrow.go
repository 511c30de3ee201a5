package main

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"

	"github.com/incidentlint/incidentlint/cmd/incidentlint/internal/baseline"
	"github.com/incidentlint/incidentlint/cmd/incidentlint/internal/changes"
	"github.com/incidentlint/incidentlint/cmd/incidentlint/internal/check"
	"github.com/incidentlint/incidentlint/cmd/incidentlint/internal/finding"
	"github.com/incidentlint/incidentlint/cmd/incidentlint/internal/options"
)

// A narrowing says which of all findings are shown.
type narrowing struct {
	*options.Options
	known *baseline.Baseline // nil for none
	lines *changes.Lines     // nil for all
	file  string             // of the baseline, absolute
}

// newNarrowing reads what the options name, before anything is analysed.
func newNarrowing(ctx context.Context, o *options.Options, dir string) (*narrowing, error) {
	n := &narrowing{Options: o}
	var err error
	if o.Since != nil {
		if n.lines, err = changes.Since(ctx, dir, o.Since.Commit, o.Since.MergeBase); err != nil {
			return nil, err
		}
	}
	if o.Baseline != "" {
		n.file = within(dir, o.Baseline)
		if n.known, err = baseline.Read(n.file); err != nil {
			return nil, fmt.Errorf("cannot use baseline %s: %w", o.Baseline, err)
		}
	}
	return n, nil
}

// apply removes from the report what is not to be shown, and returns what there is
// to say of that.
func (n *narrowing) apply(a *check.Analysis) (notes []string) {
	report := &a.Report
	if n.known != nil {
		notes = n.withoutKnown(a)
	}
	if n.lines != nil {
		isOld := make([]bool, len(report.Findings))
		for i := range isOld {
			isOld[i] = !n.isNew(&report.Findings[i])
		}
		report.Hidden.Old = drop(report, isOld)
		notes = append(notes, hidden(report.Hidden.Old, "on lines that are not new")...)
	}
	if n.Limit > 0 && n.Limit < len(report.Findings) {
		ranked := finding.Ranked(report.Findings)
		report.Findings = ranked[:n.Limit]
		report.Hidden.Rest = len(ranked) - n.Limit
		report.Hidden.ByAnalyzer = make(map[string]int)
		for _, f := range ranked[n.Limit:] {
			report.Hidden.ByAnalyzer[f.Analyzer]++
		}
		notes = append(notes, hidden(report.Hidden.Rest, "beyond the limit")...)
	}
	return notes
}

func (n *narrowing) withoutKnown(a *check.Analysis) (notes []string) {
	dir := filepath.Dir(n.file)
	isKnown, gone := n.known.Match(a.Report.From(dir).Findings, func(e baseline.Entry) bool {
		return n.LooksFor(e.Analyzer, e.Category, e.File) && a.Covers(within(dir, filepath.FromSlash(e.File)))
	})
	a.Report.Hidden.Known = drop(&a.Report, isKnown)
	notes = hidden(a.Report.Hidden.Known, "that "+n.Baseline+" knows")
	for _, e := range gone {
		notes = append(notes, "no longer found, -write-baseline "+n.Baseline+" removes it: "+e.String())
	}
	return notes
}

// isNew reports whether f, or a place that belongs to it, is on a new line.
func (n *narrowing) isNew(f *finding.Finding) bool {
	return n.lines.Has(f.File, f.Line, f.EndLine) || slices.ContainsFunc(f.Related, func(r finding.Related) bool {
		return n.lines.Has(r.File, r.Line, r.Line)
	})
}

// drop removes the findings that are marked and returns how many these are.
func drop(report *finding.Report, marked []bool) int {
	kept := []finding.Finding{}
	for i, f := range report.Findings {
		if !marked[i] {
			kept = append(kept, f)
		}
	}
	dropped := len(report.Findings) - len(kept)
	report.Findings = kept
	return dropped
}

// hidden returns the note on n findings that are not shown, none for 0.
func hidden(n int, which string) []string {
	switch n {
	case 0:
		return nil
	case 1:
		return []string{"not shown: 1 finding " + which}
	}
	return []string{fmt.Sprintf("not shown: %d findings %s", n, which)}
}

// within returns file, seen from dir.
func within(dir, file string) string {
	if filepath.IsAbs(file) {
		return file
	}
	return filepath.Join(dir, file)
}
