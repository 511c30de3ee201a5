package refire

import (
	_ "embed"
	"go/types"
	"slices"
	"time"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
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
	tickGo         = "tick-go"
	thresholdAsync = "threshold-async"
	stampede       = "stampede"
	cronOverlap    = "cron-overlap"
	cronSetting    = "cron-overlap-setting"
	afterfuncRearm = "afterfunc-rearm"
	releasedEarly  = "guard-released-early"
)

// Categories are the kinds of finding, the worst first.
var Categories = []report.Category{
	{ID: thresholdAsync, On: true, Level: report.Error, Certainty: report.Likely, Summary: "thresholds that start work again until the first run resets them"},
	{ID: stampede, On: true, Level: report.Warning, Certainty: report.Likely, Summary: "requests that all callers make while the first one makes it"},
	{ID: tickGo, On: true, Level: report.Warning, Certainty: report.Likely, Summary: "goroutines started on every tick, with nothing that waits for the last one"},
	{ID: cronOverlap, On: true, Level: report.Warning, Certainty: report.Likely, Summary: "scheduled jobs that run though their last run is active"},
	{ID: cronSetting, Level: report.Note, Certainty: report.Guess, Summary: "the same, of jobs whose schedule is a setting"},
	{ID: afterfuncRearm, On: true, Level: report.Warning, Certainty: report.Likely, Summary: "timers that are armed again before their work is done"},
	{ID: releasedEarly, On: true, Level: report.Error, Certainty: report.Likely, Summary: "guards that are released before the work that they guard"},
}

// Analyzer reports work that is started again while its last run is in flight.
var Analyzer = report.New(report.Spec{
	Page:       Page,
	Categories: Categories,
	Requires:   []*analysis.Analyzer{effects.Analyzer},
	Supposes:   true,
	Run:        run,
})

var longest time.Duration

func init() {
	Analyzer.Flags.DurationVar(&longest, "maxperiod", time.Hour, "leave work alone whose constant period is this long or longer")
}

func run(pass *analysis.Pass, say report.Func) any {
	known := pass.ResultOf[effects.Analyzer].(*effects.Result)
	p := newPackage(pass, known)
	p.schedules = imports(pass.Pkg, catalog.MentionsSchedulers)
	p.repeats = p.schedules || imports(pass.Pkg, catalog.MentionsPollers)
	for _, fn := range known.Functions() {
		f := &function{p, fn, flow.Loops(fn)}
		for _, launch := range f.launches() {
			launch.examine(say)
		}
		f.examineStampedes(say)
		f.examineTimers(say)
		f.examineGuards(say)
		if p.schedules {
			f.examineJobs(say)
		}
	}
	return nil
}

// imports reports whether the package imports one for which is is true.
func imports(pkg *types.Package, is func(path string) bool) bool {
	return slices.ContainsFunc(pkg.Imports(), func(imported *types.Package) bool { return is(imported.Path()) })
}

// A pkg is the package under analysis.
type pkg struct {
	pass     *analysis.Pass
	known    *effects.Result
	writes   *flow.Writes
	examined map[ssa.CallInstruction]bool
	starting map[reach]bool
	entered  map[*ssa.Function]bool          // called side by side; nil until it is asked for
	polled   map[*ssa.Function]time.Duration // called again and again; nil until it is asked for

	schedules, repeats bool // libraries that do are imported
}

func newPackage(pass *analysis.Pass, known *effects.Result) *pkg {
	return &pkg{
		pass:     pass,
		known:    known,
		writes:   flow.NewWrites(pass.Files, pass.TypesInfo, access),
		examined: make(map[ssa.CallInstruction]bool),
		starting: make(map[reach]bool),
	}
}

// A function is one of those that the package declares, or a literal.
type function struct {
	*pkg
	fn    *ssa.Function
	loops []*flow.Loop
}
