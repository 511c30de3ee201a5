package ormmutate

import (
	_ "embed"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

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
	replace    = "replace"
	lost       = "lost"
	steal      = "steal"
	empty      = "empty"
	batch      = "batch"
	ranged     = "range"
	alias      = "alias"
	callee     = "callee"
	copied     = "copy"
	shrink     = "shrink"
	shrinkOnce = "shrink-once"
	staleKey   = "stale-key"
	redact     = "redact"
	sorted     = "sort"
)

// Categories are the kinds of finding, the worst first.
var Categories = []report.Category{
	{ID: replace, On: true, Level: report.Error, Certainty: report.Likely, Summary: "collections cut down in place that then replace what is in the database"},
	{ID: empty, On: true, Level: report.Error, Certainty: report.Likely, Summary: "deletions and updates by a list of which nothing may be left"},
	{ID: batch, On: true, Level: report.Error, Certainty: report.Likely, Summary: "batches of a collection whose elements are then moved"},
	{ID: lost, On: true, Level: report.Error, Certainty: report.Likely, Summary: "elements removed in memory by a save that removes no row"},
	{ID: steal, On: true, Level: report.Error, Certainty: report.Likely, Summary: "rows of another object put into a collection that is saved"},
	{ID: ranged, On: true, Level: report.Warning, Certainty: report.Likely, Summary: "elements removed in place inside a range over the collection"},
	{ID: alias, On: true, Level: report.Warning, Certainty: report.Likely, Summary: "elements removed in place while the object keeps the old length"},
	{ID: callee, On: true, Level: report.Warning, Certainty: report.Likely, Summary: "collections given to a function that removes elements in place"},
	{ID: copied, On: true, Level: report.Warning, Certainty: report.Likely, Summary: "in-place changes of a collection that a copied object shares"},
	{ID: shrink, On: true, Level: report.Warning, Certainty: report.Likely, Summary: "collections of objects that others have, drained in a loop"},
	{ID: shrinkOnce, Level: report.Note, Certainty: report.Guess, Summary: "collections of objects that others have, cut down once"},
	{ID: staleKey, Level: report.Note, Certainty: report.Guess, Summary: "keys set while the object of the old key is loaded"},
	{ID: redact, Level: report.Note, Certainty: report.Guess, Summary: "elements masked in memory by a program that then saves them"},
	{ID: sorted, Level: report.Note, Certainty: report.Guess, Summary: "columns of a list sorted in memory by a program that then saves them"},
}

// Analyzer reports collections of an ORM that are changed in place.
var Analyzer = report.New(report.Spec{
	Page:       Page,
	Categories: Categories,
	Requires:   []*analysis.Analyzer{effects.Analyzer},
	Run:        run,
})

func run(pass *analysis.Pass, say report.Func) any {
	known := pass.ResultOf[effects.Analyzer].(*effects.Result)
	for _, functions := range families(known.Functions()) {
		f := &family{pass: pass, known: known, functions: functions, sharing: known.Sharing(), shares: make(map[ssa.Value][]flow.Share)}
		f.examine(say)
	}
	return nil
}

// A family is a function and the literals in it, which share its variables.
type family struct {
	pass      *analysis.Pass
	known     *effects.Result
	sharing   flow.Sharing
	functions []*ssa.Function
	persists  []effects.Persist
	shares    map[ssa.Value][]flow.Share // of slices, and of addresses; asked of all stores for each change
	steps     *steps                     // nil until it is asked for
}

// isOf reports whether the slice v is kept at the place, on some way.
func (f *family) isOf(v ssa.Value, at flow.Place) bool { return f.hasPlace(v, at, f.sharing.Of) }

// keeps reports whether addr is, or can be, the address of what is kept at the place.
func (f *family) keeps(addr ssa.Value, at flow.Place) bool {
	return f.hasPlace(addr, at, f.sharing.Kept)
}

func (f *family) hasPlace(v ssa.Value, at flow.Place, sharesOf func(ssa.Value) []flow.Share) bool {
	shares, ok := f.shares[v]
	if !ok {
		shares = sharesOf(v)
		f.shares[v] = shares
	}
	return hasPlace(shares, at)
}

// families puts the literals to the functions that hold them.
func families(functions []*ssa.Function) (all [][]*ssa.Function) {
	of := make(map[*ssa.Function]int)
	for _, fn := range functions {
		i, ok := of[fn.Parent()]
		if !ok {
			i = len(all)
			all = append(all, nil)
		}
		of[fn] = i
		all[i] = append(all[i], fn)
	}
	return all
}

// examine says the worst of each change.
func (f *family) examine(say report.Func) {
	var changes []effects.Change
	var edits []flow.Edit
	for _, fn := range f.functions {
		changes = append(changes, f.known.Changes(fn)...)
		edits = append(edits, f.known.Edits(fn)...)
	}
	for _, fn := range f.functions {
		f.persists = append(f.persists, f.known.Persists(fn)...)
	}
	f.losesAll(say)
	if report.Shows(f.pass.Analyzer, staleKey) {
		f.keepsKey(say)
	}
	if report.Shows(f.pass.Analyzer, redact) {
		f.masks(say)
	}
	if report.Shows(f.pass.Analyzer, sorted) {
		f.sorts(say)
	}
	said := f.deletesAll(edits, say)
	questions := []func(effects.Change) (report.Finding, bool){
		f.replaces, f.handsOutBatch, f.steals, f.ranges, f.loses, f.sharesCopy, f.leaves, f.shrinks,
	}
	for _, question := range questions { // the worst of all slices that one edit may be of
		for _, change := range changes {
			if said[change.Edit.At] {
				continue
			}
			if finding, ok := question(change); ok && say(finding) {
				said[change.Edit.At] = true
			}
		}
	}
}

// finding is about a change.
func (f *family) finding(category string, at ssa.Instruction, message string, related ...analysis.RelatedInformation) report.Finding {
	finding := report.Finding{Category: category, Message: message, Related: related}
	if node := nodeOf(at); node != nil {
		finding.Range = node
	} else {
		finding.Range = atPos(at.Pos())
	}
	return finding
}

// line returns the line of an instruction, for a message.
func (f *family) line(instr ssa.Instruction) int { return f.pass.Fset.Position(instr.Pos()).Line }
