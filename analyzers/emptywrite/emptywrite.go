package emptywrite

import (
	_ "embed"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/incidentlint/incidentlint/analyzers/internal/effects"
	"github.com/incidentlint/incidentlint/analyzers/internal/page"
	"github.com/incidentlint/incidentlint/analyzers/internal/report"
)

//go:embed doc.go
var doc string

// Page is the documentation of the analyzer.
var Page = page.Parse(doc)

// The categories.
const (
	zeroRow      = "zero-row"
	foundIgnored = "found-ignored"
	errorIgnored = "error-ignored"
	noopSuccess  = "noop-success"
	splitWrite   = "split-write"
	nilRow       = "nil-row"
	fallsThrough = "notfound-falls-through"
)

// Categories are the kinds of finding, the worst first.
var Categories = []report.Category{
	{ID: zeroRow, On: true, Level: report.Error, Certainty: report.Likely, Summary: "writes of what a query left empty without an error"},
	{ID: foundIgnored, On: true, Level: report.Error, Certainty: report.Likely, Summary: "writes of what a query may not have found, its answer thrown away"},
	{ID: errorIgnored, On: true, Level: report.Error, Certainty: report.Likely, Summary: "writes of what a query may not have found, its error thrown away"},
	{ID: noopSuccess, On: true, Level: report.Warning, Certainty: report.Likely, Summary: "functions that skip every write and report success when a query finds nothing"},
	{ID: splitWrite, On: true, Level: report.Warning, Certainty: report.Likely, Summary: "writes of one key that one store gets and another does not when a query finds nothing"},
	{ID: nilRow, Level: report.Note, Certainty: report.Guess, Summary: "uses of the nil that a query returns without an error, before a write"},
	{ID: fallsThrough, Level: report.Note, Certainty: report.Guess, Summary: "writes of what a query has said that it did not find"},
}

// Analyzer reports empty results that decide a write.
var Analyzer = report.New(report.Spec{
	Page:       Page,
	Categories: Categories,
	Requires:   []*analysis.Analyzer{effects.Analyzer},
	Supposes:   true,
	Run:        run,
})

func run(pass *analysis.Pass, say report.Func) any {
	known := pass.ResultOf[effects.Analyzer].(*effects.Result)
	for _, fn := range known.Candidates() {
		queries := known.Queries(fn)
		for i, q := range queries {
			if isRefreshed(queries[:i], q) {
				continue
			}
			l := &lookup{Query: q, known: known, pass: pass}
			l.examine(say)
		}
	}
	return nil
}

// isRefreshed reports whether a query before q has filled what q fills again.
func isRefreshed(before []effects.Query, q effects.Query) bool {
	return slices.ContainsFunc(before, func(other effects.Query) bool {
		return other.Object != nil && other.Object == q.Object && other.Call != q.Call && other.Call.Block().Dominates(q.Call.Block())
	})
}
