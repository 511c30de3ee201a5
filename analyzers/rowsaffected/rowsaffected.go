package rowsaffected

import (
	_ "embed"
	"fmt"
	"go/types"
	"sync"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/effects"
	"github.com/incidentlint/incidentlint/analyzers/internal/flow"
	"github.com/incidentlint/incidentlint/analyzers/internal/ir"
	"github.com/incidentlint/incidentlint/analyzers/internal/page"
	"github.com/incidentlint/incidentlint/analyzers/internal/report"
)

//go:embed doc.go
var doc string

// Page is the documentation of the analyzer.
var Page = page.Parse(doc)

// The categories.
const (
	claimUnchecked  = "claim-unchecked"
	staleHandle     = "stale-handle"
	updateUnchecked = "update-unchecked"
	deleteUnchecked = "delete-unchecked"
)

// Categories are the kinds of finding, the worst first.
var Categories = []report.Category{
	{ID: claimUnchecked, On: true, Level: report.Error, Certainty: report.Likely, Summary: "conditional updates of which nobody asks whether they changed a row"},
	{ID: staleHandle, On: true, Level: report.Error, Certainty: report.Proven, Summary: "errors and counts read from a handle that never has them"},
	{ID: updateUnchecked, Level: report.Note, Certainty: report.Guess, Summary: "updates of one row of which nobody asks whether it is there"},
	{ID: deleteUnchecked, Level: report.Note, Certainty: report.Guess, Summary: "the same of deletions"},
}

// Analyzer reports counts of changed rows that nobody looks at.
var Analyzer = report.New(report.Spec{
	Page:       Page,
	Categories: Categories,
	Requires:   []*analysis.Analyzer{effects.Analyzer},
	Run:        run,
})

func run(pass *analysis.Pass, say report.Func) any {
	known := pass.ResultOf[effects.Analyzer].(*effects.Result)
	handles := &handles{pass: pass, known: known}
	callers := sync.OnceValue(func() map[*ssa.Function][]ssa.CallInstruction { return callers(known.Functions()) })
	for _, fn := range known.Functions() {
		for instr := range ir.Instructions(fn) {
			if call, ok := instr.(*ssa.Call); ok {
				u := update{call, known, callers}
				u.examine(say)
			}
		}
		handles.examine(fn, say)
	}
	return nil
}

// An update is a call that may change rows.
type update struct {
	call    *ssa.Call
	known   *effects.Result
	callers func() map[*ssa.Function][]ssa.CallInstruction // in the package, by function
}

func (u update) examine(say report.Func) {
	read, ok := u.known.Statement(u.call)
	if !ok || u.known.CountIsRead(u.call) || !u.known.ErrorIsRead(u.call) {
		return
	}
	s := statement{read, outermost(u.call.Parent()).Name()}
	if c, ok := s.claim(); ok && !u.isSafeOtherwise() && say(u.unchecked(c)) {
		return
	}
	if namesRow(read) && returnsOnlyError(u.call.Parent()) && !u.isRead(u.before()) {
		category, does := updateUnchecked, "changes"
		if len(s.Set) == 0 {
			category, does = deleteUnchecked, "deletes"
		}
		say(report.Finding{
			Category: category,
			Range:    flow.SiteOf(u.call).Node,
			Message:  fmt.Sprintf("%s %s no row if there is none, its count is not looked at and success is returned", u.known.Name(&u.call.Call), does),
		})
	}
}

// outermost returns the declared function around fn, or fn.
func outermost(fn *ssa.Function) *ssa.Function {
	for fn.Parent() != nil {
		fn = fn.Parent()
	}
	return fn
}

func (u update) unchecked(c claim) report.Finding {
	name := u.known.Name(&u.call.Call)
	messages := map[kind]string{
		compared: "%s changes no row once %s has changed, its count is not looked at: the update is lost without an error",
		taken:    "%s changes no row if %s was set before, its count is not looked at: two callers go on as if it were theirs",
		spent:    "%s changes no row if %s does not suffice, its count is not looked at: success is returned all the same",
	}
	return report.Finding{
		Category: claimUnchecked,
		Range:    flow.SiteOf(u.call).Node,
		Message:  fmt.Sprintf(messages[c.kind], name, c.column),
	}
}

// returnsOnlyError reports whether an error is all that fn returns.
func returnsOnlyError(fn *ssa.Function) bool {
	results := fn.Signature.Results()
	return results.Len() == 1 && types.Identical(results.At(0).Type(), types.Universe.Lookup("error").Type())
}
