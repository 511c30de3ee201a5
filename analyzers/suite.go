// Package analyzers is the suite: the analyzers of incidentlint, each born
// from an incident in production. Commands and plugins import this package
// only.
package analyzers

import (
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/incidentlint/incidentlint/analyzers/emptywrite"
	"github.com/incidentlint/incidentlint/analyzers/internal/effects"
	"github.com/incidentlint/incidentlint/analyzers/internal/page"
	"github.com/incidentlint/incidentlint/analyzers/internal/report"
	"github.com/incidentlint/incidentlint/analyzers/internal/wiring"
	"github.com/incidentlint/incidentlint/analyzers/ormmutate"
	"github.com/incidentlint/incidentlint/analyzers/refire"
	"github.com/incidentlint/incidentlint/analyzers/retired"
	"github.com/incidentlint/incidentlint/analyzers/rowsaffected"
	"github.com/incidentlint/incidentlint/analyzers/stageleak"
	"github.com/incidentlint/incidentlint/analyzers/unboundedretry"
)

// An Entry is one analyzer of the suite.
type Entry struct {
	Analyzer   *analysis.Analyzer
	Page       *page.Page
	Categories []report.Category
}

// Suite lists the analyzers, the common memory first.
//
// Left out: nothing yet.
var Suite = []Entry{
	{effects.Analyzer, effects.Page, effects.Categories},
	{unboundedretry.Analyzer, unboundedretry.Page, unboundedretry.Categories},
	{emptywrite.Analyzer, emptywrite.Page, emptywrite.Categories},
	{rowsaffected.Analyzer, rowsaffected.Page, rowsaffected.Categories},
	{refire.Analyzer, refire.Page, refire.Categories},
	{ormmutate.Analyzer, ormmutate.Page, ormmutate.Categories},
	{retired.Analyzer, retired.Page, retired.Categories},
	{stageleak.Analyzer, stageleak.Page, stageleak.Categories},
}

// The categories, in any analyzer, that say that something was not analysed.
const (
	InternalError = report.InternalError // a panic
	Directive     = report.Directive     // the code says something that cannot be read
)

// A Mistake is what a finding at a wire says of the place to mend, in another package.
type Mistake = wiring.Mistake

// MistakeOf reads it from the messages of the finding and of its related place; false if it is
// no such finding.
func MistakeOf(message, related string) (Mistake, bool) { return wiring.ParseMistake(message, related) }

// All returns the analyzers of the suite.
func All() []*analysis.Analyzer {
	var all []*analysis.Analyzer
	for _, entry := range Suite {
		all = append(all, entry.Analyzer)
	}
	return all
}

// FactsOnly returns the suite for the package at path, which is analysed for the
// sake of its importers: the analyzer with facts, and in the place of each other
// a shell that takes the same flags and does nothing. Without it unitchecker
// runs all that require a fact analyzer on every dependency (x/tools v0.52.0).
// A shell still requires the analyzer with facts, or that would not run under a
// flag that selects others only, and the facts would be lost. Where the package
// has no facts to give, that analyzer is a shell too, which passes on those of
// what is imported.
func FactsOnly(path string) []*analysis.Analyzer {
	withFacts := effects.Analyzer // itself: the reporters that it runs know it by its address
	if !effects.HasFacts(path) {
		shell := *withFacts
		shell.Run = func(*analysis.Pass) (any, error) { return new(effects.Result), nil }
		withFacts = &shell
	}
	all := []*analysis.Analyzer{withFacts}
	for _, a := range All() {
		if a != effects.Analyzer {
			shell := *a
			shell.Requires = []*analysis.Analyzer{withFacts}
			shell.Run = func(*analysis.Pass) (any, error) { return nil, nil }
			all = append(all, &shell)
		}
	}
	return all
}

// ByName returns the entry of the named analyzer, or false.
func ByName(name string) (Entry, bool) {
	for _, entry := range Suite {
		if entry.Analyzer.Name == name {
			return entry, true
		}
	}
	return Entry{}, false
}

// Category returns the category with the ID, of the entry's own or of those that
// every analyzer has; for any other ID, a warning of that name.
func (e Entry) Category(id string) report.Category {
	for _, c := range slices.Concat(e.Categories, report.Common) {
		if c.ID == id {
			return c
		}
	}
	return report.Category{ID: id, Level: report.Warning, Summary: id}
}
