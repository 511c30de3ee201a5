package unboundedretry

import (
	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
	"github.com/incidentlint/incidentlint/analyzers/internal/flow"
	"github.com/incidentlint/incidentlint/analyzers/internal/ir"
	"github.com/incidentlint/incidentlint/analyzers/internal/report"
)

// examinePolicies says what is wrong with the calls of retry libraries. It returns
// the heads of the loops about which all is said.
func (f *function) examinePolicies(say report.Func) map[*ssa.BasicBlock]bool {
	said := make(map[*ssa.BasicBlock]bool)
	for _, block := range f.fn.Blocks {
		for _, instr := range block.Instrs {
			call, ok := instr.(*ssa.Call)
			if !ok {
				continue
			}
			switch {
			case f.isUnbounded(call):
				say(report.Finding{
					Category: unboundedPolicy,
					Range:    flow.SiteOf(call),
					Message:  "nothing ends " + f.known.Name(&call.Call) + " while it fails, its policy has no attempt limit, deadline or cancellation",
				})
			case f.ignoresStop(call):
				said[flow.Innermost(f.loops, call.Block()).Head] = say(report.Finding{
					Category: stopIgnored,
					Range:    flow.SiteOf(call),
					Message:  f.known.Name(&call.Call) + " says stop by a negative pause, which no timer waits for, the loop spins from then on",
				})
			}
		}
	}
	return said
}

// isUnbounded asks: does call retry under a policy that has no limit, and does the
// operation not end it itself?
func (f *function) isUnbounded(call *ssa.Call) bool {
	step := f.known.Step(&call.Call)
	if !step.IsKnown || step.Limits != 0 || neverEnds.MatchString(f.fn.Name()) {
		return false
	}
	switch step.Role {
	case catalog.Runs:
		return !f.mayGiveUp(call)
	case catalog.Polls:
		return f.hidesFailure(call)
	}
	return false
}

// mayGiveUp reports whether an operation that call is given marks an error as
// permanent.
func (f *function) mayGiveUp(call *ssa.Call) bool {
	for _, op := range operations(call) {
		for _, block := range op.Blocks {
			for _, instr := range block.Instrs {
				if inner, ok := instr.(*ssa.Call); ok && f.known.IsPermanent(&inner.Call) {
					return true
				}
			}
		}
	}
	return false
}

// hidesFailure reports whether a condition that call is given makes a request and
// says, when that fails, no more than that it is not fulfilled. An error would
// end the poll.
func (f *function) hidesFailure(call *ssa.Call) bool {
	for _, op := range operations(call) {
		for _, block := range op.Blocks {
			for _, instr := range block.Instrs {
				request, ok := instr.(*ssa.Call)
				if ok && isRequest(f.known.Of(&request.Call)) && ir.FailsWithNil(request) {
					return true
				}
			}
		}
	}
	return false
}

// operations returns the functions that call is given, as far as their source is
// at hand: literals, and functions of the package.
func operations(call *ssa.Call) (ops []*ssa.Function) {
	for _, arg := range call.Call.Args {
		if converted, ok := arg.(*ssa.ChangeType); ok {
			arg = converted.X
		}
		switch arg := arg.(type) {
		case *ssa.MakeClosure:
			ops = append(ops, arg.Fn.(*ssa.Function))
		case *ssa.Function:
			ops = append(ops, arg)
		}
	}
	return ops
}

// ignoresStop asks: is call, in a loop that no counter, clock or flag ends, asked
// for the next pause of a policy that ends, and is the answer only ever waited
// for?
func (f *function) ignoresStop(call *ssa.Call) bool {
	step := f.known.Step(&call.Call)
	if step.Role != catalog.Steps || !step.IsKnown || step.Limits == 0 {
		return false
	}
	loop := flow.Innermost(f.loops, call.Block())
	if loop == nil {
		return false
	}
	for _, ref := range *call.Referrers() {
		if wait, ok := ref.(ssa.CallInstruction); !ok || !f.known.TakesPause(wait.Common()) {
			return false // somebody may compare it
		}
	}
	r := &retry{function: f, loop: loop, call: call}
	for _, exit := range loop.Exits() {
		if r.exitBasis(exit).Has(flow.OnOther) {
			return false
		}
	}
	return true
}
