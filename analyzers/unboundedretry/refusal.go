package unboundedretry

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
	"github.com/incidentlint/incidentlint/analyzers/internal/flow"
)

// isHotAfterRefusal asks the same as isHot of a call that succeeds, but whose
// answer holds a status that refuses:
//
//	if resp.StatusCode == http.StatusTooManyRequests { continue }
//
// All ways back must pass such a test.
func (r *retry) isHotAfterRefusal() bool {
	tests := r.statusTests()
	if len(tests) == 0 {
		return false
	}
	rules := flow.Rules{Answer: r.answer, At: func(instr ssa.Instruction) bool {
		return r.waits(instr) || r.isToldOfAnswer(instr)
	}}
	rules.OnEdge = func(branch *ssa.If, taken bool) bool {
		refuses, isTest := tests[branch]
		return isTest && refuses != taken || r.waitsOnEdge(branch, taken)
	}
	back, ok := r.comesBack(flow.Succeeded, rules)
	if !ok || !back.Found || slices.ContainsFunc(back.Exits, func(exit flow.Exit) bool {
		_, isTest := tests[exit.If]
		return !isTest && r.slowsDown(exit)
	}) {
		return false
	}
	rules.OnEdge = func(branch *ssa.If, taken bool) bool {
		_, isTest := tests[branch]
		return isTest || r.waitsOnEdge(branch, taken)
	}
	otherwise, ok := r.comesBack(flow.Succeeded, rules)
	r.refused = ok && !otherwise.Found
	return r.refused
}

// statusTests returns the branches of the loop that compare the status of the
// answer with a constant, and for each the side on which it refuses.
func (r *retry) statusTests() map[*ssa.If]bool {
	tests := make(map[*ssa.If]bool)
	for _, block := range r.fn.Blocks {
		branch, ok := block.Instrs[len(block.Instrs)-1].(*ssa.If)
		if !ok || !r.loop.Holds(block) {
			continue
		}
		cond, ok := branch.Cond.(*ssa.BinOp)
		if !ok || !r.isStatus(cond.X) {
			continue
		}
		if code, isConst := cond.Y.(*ssa.Const); isConst {
			if refuses, ok := catalog.Refuses(cond.Op, code.Int64()); ok {
				tests[branch] = refuses
			}
		}
	}
	return tests
}

// isStatus reports whether v is read from the status field of what the call
// answered.
func (r *retry) isStatus(v ssa.Value) bool {
	load, ok := v.(*ssa.UnOp)
	if !ok {
		return false
	}
	field, ok := load.X.(*ssa.FieldAddr)
	if !ok || !r.basis(field.X).Has(flow.OnResult) {
		return false
	}
	pointer, ok := field.X.Type().Underlying().(*types.Pointer)
	return ok && catalog.HasStatus(pointer.Elem(), field.Field)
}

// isToldOfAnswer reports whether instr gives the answer to a function value, which
// may wait as the answer says.
func (r *retry) isToldOfAnswer(instr ssa.Instruction) bool {
	call, ok := instr.(*ssa.Call)
	if !ok || call.Call.IsInvoke() || call.Call.StaticCallee() != nil {
		return false
	}
	return slices.ContainsFunc(call.Call.Args, func(arg ssa.Value) bool { return r.basis(arg).Has(flow.OnResult) })
}
