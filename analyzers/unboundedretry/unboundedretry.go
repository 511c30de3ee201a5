package unboundedretry

import (
	_ "embed"

	"golang.org/x/tools/go/analysis"

	"github.com/incidentlint/incidentlint/analyzers/internal/effects"
	"github.com/incidentlint/incidentlint/analyzers/internal/flow"
	"github.com/incidentlint/incidentlint/analyzers/internal/page"
	"github.com/incidentlint/incidentlint/analyzers/internal/report"
)

//go:embed doc.go
var doc string

// Page is the documentation of the analyzer.
var Page = page.Parse(doc)

// The categories.
const (
	stopIgnored     = "stop-ignored"
	hotRetry        = "hot-retry"
	recursiveRetry  = "recursive-retry"
	fakeBound       = "fake-bound"
	unboundedPolicy = "unbounded-policy"
	retryForever    = "retry-forever"
	retryAllowlist  = "retry-allowlist"
	uncancellable   = "uncancellable-poll"
)

// Categories are the kinds of finding, the worst first.
var Categories = []report.Category{
	{ID: stopIgnored, On: true, Level: report.Error, Certainty: report.Proven, Summary: "retry policies whose stop signal is thrown away"},
	{ID: hotRetry, On: true, Level: report.Error, Certainty: report.Likely, Summary: "retries with no wait on failure"},
	{ID: recursiveRetry, On: true, Level: report.Error, Certainty: report.Likely, Summary: "functions that retry by calling themselves with the same arguments"},
	{ID: fakeBound, On: true, Level: report.Error, Certainty: report.Likely, Summary: "retry limits that are never reached"},
	{ID: unboundedPolicy, On: true, Level: report.Warning, Certainty: report.Likely, Summary: "retry libraries that are given no limit"},
	{ID: retryForever, On: true, Level: report.Warning, Certainty: report.Likely, Summary: "retries that no limit, deadline or cancellation ends"},
	{ID: retryAllowlist, Level: report.Note, Certainty: report.Guess, Summary: "retries of chosen errors that nothing else ends"},
	{ID: uncancellable, Level: report.Note, Certainty: report.Guess, Summary: "polls that go on after their context is done"},
}

// Analyzer reports retries that nothing ends or slows.
var Analyzer = report.New(report.Spec{
	Page:       Page,
	Categories: Categories,
	Requires:   []*analysis.Analyzer{effects.Analyzer},
	Supposes:   true,
	Run:        run,
})

func run(pass *analysis.Pass, say report.Func) any {
	known := pass.ResultOf[effects.Analyzer].(*effects.Result)
	examineLiterals(pass, say)
	for _, fn := range known.Candidates() {
		f := &function{fn, flow.Loops(fn), known, pass}
		f.examineReceptions(say)
		spinning := f.examinePolicies(say)
		for _, loop := range f.retries() {
			if !spinning[loop[0].loop.Head] {
				loop.examine(say)
			}
			if loop.gaveUp() {
				say(report.Gap(fn.Syntax(), "has too many paths"))
			}
		}
	}
	return nil
}

// examine says the worst of what is wrong with the loop and is to be said.
func (l retryLoop) examine(say report.Func) {
	if l[0].loop.Again != nil {
		if r := l.first((*retry).isRecursive); r != nil {
			say(r.finding(recursiveRetry, r.recursiveMessage()))
		}
		return
	}
	if r := l.first((*retry).isFakeBound); r != nil && say(r.fakeBoundFinding()) {
		return
	}
	if r := l.first((*retry).isHot); r != nil && say(r.finding(hotRetry, r.hotMessage())) {
		return
	}
	if r := l.first((*retry).isForever); r != nil {
		finding := r.finding(retryForever, "nothing ends this loop while %s fails, no attempt limit, deadline or cancellation")
		finding.Fixes = r.observeContext()
		if say(finding) {
			return
		}
	}
	if l[0].shows(retryAllowlist) {
		if r := l.first((*retry).isAllowlisted); r != nil {
			say(r.finding(retryAllowlist, "nothing but the choice of errors ends this loop while %s fails"))
			return
		}
	}
	if l[0].shows(uncancellable) {
		if r := l.first((*retry).isUncancellable); r != nil {
			finding := r.finding(uncancellable, "%s is called on after "+r.context().Name()+" is done, this loop does not look at it")
			finding.Fixes = r.observeContext()
			say(finding)
		}
	}
}
