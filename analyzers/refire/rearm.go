package refire

import (
	"fmt"
	"go/ast"
	"go/token"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
	"github.com/incidentlint/incidentlint/analyzers/internal/flow"
	"github.com/incidentlint/incidentlint/analyzers/internal/ir"
	"github.com/incidentlint/incidentlint/analyzers/internal/report"
)

// examineTimers says which timers are armed again before the work that they start:
//
//	t = time.AfterFunc(d, func() { t.Reset(d); work() })
func (f *function) examineTimers(say report.Func) {
	for instr := range ir.Instructions(f.fn) {
		call, ok := instr.(*ssa.Call)
		if !ok {
			continue
		}
		work, ok := firesLater(&call.Call)
		if !ok || argument(&call.Call) >= longest {
			continue
		}
		fired := f.job(argumentAt(&call.Call, work))
		if fired == nil || len(fired.Blocks) == 0 || f.known.Guards(fired) || f.endsWithin(fired, argument(&call.Call)) {
			continue
		}
		f.examineFired(say, call, fired)
	}
}

func firesLater(call *ssa.CallCommon) (work int, ok bool) {
	fn := ir.Callee(call)
	if fn == nil {
		return 0, false
	}
	return catalog.FiresLater(fn)
}

// examineFired says where the function that a timer calls arms the timer, and then works.
func (f *function) examineFired(say report.Func, timer *ssa.Call, fired *ssa.Function) {
	turn := flow.WholeTurn(fired)
	for instr := range ir.Instructions(fired) {
		again, ok := instr.(*ssa.Call)
		if !ok || f.examined[again] || !f.armsAgain(again, timer, fired) {
			continue
		}
		work := f.slowBehind(turn, again)
		if work == nil {
			continue
		}
		f.examined[again] = true
		say(report.Finding{
			Category: afterfuncRearm,
			Range:    flow.SiteOf(again),
			Message:  fmt.Sprintf("timer is armed again before %s has run, a run longer than the period overlaps the next one", f.known.Name(&work.Call)),
			Related:  []analysis.RelatedInformation{{Pos: work.Pos(), Message: f.known.Name(&work.Call) + " is called here"}},
			Fixes:    deferred(again, fired),
		})
	}
}

// armsAgain reports whether call sets the timer again, or makes one that calls the same
// function.
func (f *function) armsAgain(call, timer *ssa.Call, fired *ssa.Function) bool {
	if work, ok := firesLater(&call.Call); ok {
		return f.job(argumentAt(&call.Call, work)) == fired
	}
	if !isCallOf(call, catalog.Rearms) {
		return false
	}
	armed := call.Call.Value
	if !call.Call.IsInvoke() {
		armed = call.Call.Args[0]
	}
	variable := f.variable(armed)
	if variable == nil {
		return false
	}
	for _, ref := range *timer.Referrers() {
		if store, ok := ref.(*ssa.Store); ok && f.writes.Var(store.Addr) == variable {
			return true
		}
	}
	return false
}

// slowBehind returns a slow call that control can come to from instr, or nil.
func (f *function) slowBehind(turn *flow.Turn, instr ssa.Instruction) *ssa.Call {
	isBehind := turn.Behind(instr)
	for later := range ir.Instructions(instr.Parent()) {
		call, ok := later.(*ssa.Call)
		if ok && isBehind(call) && f.isSlow(call) && !isLocked(turn, call) && !excludes(turn.Decisions(instr), turn.Decisions(call)) {
			return call
		}
	}
	return nil
}

// excludes reports whether the two do not happen in one turn: they rest on one condition,
// and take different sides.
func excludes(a, b []flow.Decision) bool {
	for _, x := range a {
		for _, y := range b {
			if side(x) == side(y).not() {
				return true
			}
		}
	}
	return false
}

// A choice is a value, and whether it has to be true.
type choice struct {
	of ssa.Value
	is bool
}

func (c choice) not() choice { return choice{c.of, !c.is} }

// side returns what the decision takes the condition for.
func side(d flow.Decision) choice {
	c := choice{d.If.Cond, d.Taken}
	for {
		not, ok := c.of.(*ssa.UnOp)
		if !ok || not.Op != token.NOT {
			return c
		}
		c = choice{not.X, !c.is}
	}
}

// deferred returns the fix that arms the timer when the function returns: only if it is
// armed by the first statement, and nothing returns early.
func deferred(again *ssa.Call, fired *ssa.Function) []analysis.SuggestedFix {
	body := bodyOf(fired)
	if body == nil || len(body.List) == 0 {
		return nil
	}
	first, ok := body.List[0].(*ast.ExprStmt)
	if !ok || first.X != flow.SiteOf(again).Node || returns(body) || stopsTimer(fired) {
		return nil
	}
	return []analysis.SuggestedFix{{
		Message:   "Arm the timer when the work is done",
		TextEdits: []analysis.TextEdit{{Pos: first.Pos(), End: first.Pos(), NewText: []byte("defer ")}},
	}}
}

// stopsTimer reports whether the function stops a timer, which a deferred one would undo.
func stopsTimer(fired *ssa.Function) bool {
	for instr := range ir.Instructions(fired) {
		if call, ok := instr.(*ssa.Call); ok && stopsByCall(&call.Call) {
			return true
		}
	}
	return false
}

func bodyOf(fn *ssa.Function) *ast.BlockStmt {
	switch syntax := fn.Syntax().(type) {
	case *ast.FuncDecl:
		return syntax.Body
	case *ast.FuncLit:
		return syntax.Body
	}
	return nil
}

// returns reports whether a return statement stands in body, literals left out.
func returns(body *ast.BlockStmt) bool {
	found := false
	ast.Inspect(body, func(n ast.Node) bool {
		switch n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.ReturnStmt:
			found = true
		}
		return !found
	})
	return found
}
