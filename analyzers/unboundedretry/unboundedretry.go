package unboundedretry

import (
	_ "embed"

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
	hotRetry     = "hot-retry"
	retryForever = "retry-forever"
)

// Categories are the kinds of finding, the worst first.
var Categories = []report.Category{
	{ID: hotRetry, On: true, Level: report.Error, Certainty: report.Likely, Summary: "retries with no wait on failure"},
	{ID: retryForever, On: true, Level: report.Warning, Certainty: report.Likely, Summary: "retries that no limit, deadline or cancellation ends"},
}

// Analyzer reports retries that nothing ends or slows.
var Analyzer = report.New(report.Spec{
	Page:       Page,
	Categories: Categories,
	Requires:   []*analysis.Analyzer{effects.Analyzer},
	Run:        run,
})

func run(pass *analysis.Pass, say report.Func) any {
	known := pass.ResultOf[effects.Analyzer].(*effects.Result)
	for _, fn := range known.Functions() {
		for _, loop := range loopsOf(known, fn) {
			examine(loop, say)
			if loop.gaveUp() {
				say(report.Gap(fn.Syntax(), "has too many paths"))
			}
		}
	}
	return nil
}

// examine says the worst of what is wrong with the loop.
func examine(loop retryLoop, say report.Func) {
	if hot := loop.first((*retry).isHot); hot != nil && say(hot.finding(hotRetry, hot.hotMessage())) {
		return
	}
	if endless := loop.first((*retry).isForever); endless != nil {
		say(endless.finding(retryForever, "nothing ends this loop while %s fails, no attempt limit, deadline or cancellation"))
	}
}
