package unboundedretry

import (
	"fmt"
	"go/constant"
	"go/types"
	"slices"

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
	for instr := range ir.Instructions(f.fn) {
		site, ok := instr.(ssa.CallInstruction)
		if !ok {
			continue
		}
		call, _ := instr.(*ssa.Call) // or it is started in the background, or deferred
		switch common := site.Common(); {
		case f.isUnbounded(common):
			say(report.Finding{
				Category: unboundedPolicy,
				Range:    flow.SiteOf(site),
				Message:  fmt.Sprintf(f.unboundedMessage(common), f.known.Name(common)),
			})
		case call != nil && f.ignoresStop(call):
			said[flow.Innermost(f.loops, call.Block()).Head] = say(report.Finding{
				Category: stopIgnored,
				Range:    flow.SiteOf(site),
				Message:  f.known.Name(common) + " says stop by a negative pause, which no timer waits for, the loop spins from then on",
			})
		}
	}
	return said
}

func (f *function) unboundedMessage(call *ssa.CallCommon) string {
	if f.known.Step(call).Role == catalog.Polls {
		return "nothing ends %s while its condition hides a failure, it has no timeout and no cancellation"
	}
	return "nothing ends %s while it fails, its policy has no attempt limit, deadline or cancellation"
}

// isUnbounded asks: does call retry under a policy that has no limit, and does the
// operation not end it itself?
func (f *function) isUnbounded(call *ssa.CallCommon) bool {
	step := f.known.Step(call)
	if step.Role == catalog.Steps || !step.IsKnown || step.Limits != 0 || neverEnds.MatchString(f.fn.Name()) {
		return false
	}
	ops := operations(call)
	switch step.Role {
	case catalog.Runs:
		return !slices.ContainsFunc(ops, f.mayGiveUp)
	case catalog.RunsMarked:
		return slices.ContainsFunc(ops, f.marksFailures)
	case catalog.Polls:
		return slices.ContainsFunc(ops, f.hidesFailure)
	}
	return false
}

// mayGiveUp reports whether an operation, or a function that is told of its failures,
// ends the retry itself: it marks an error as permanent, returns nil without having
// asked, or ends the process.
func (f *function) mayGiveUp(op *ssa.Function) bool {
	if f.known.OfFunction(op).Has(catalog.MayBePermanent) {
		return true
	}
	for instr := range ir.Instructions(op) {
		call, ok := instr.(*ssa.Call)
		if !ok {
			continue
		}
		if isToldOfError(call) {
			return true // a function value: who knows what it makes of it
		}
		does := f.known.Of(&call.Call)
		if does.Has(catalog.NeverReturns) || does.Has(catalog.MayEnd) || isRequest(does) && ir.FailsWithNil(call) {
			return true
		}
	}
	return catalog.ReturnsError(op.Signature) && ir.ReturnsNilWithout(op, f.isRequestCall)
}

// isToldOfError reports whether a function value is given an error, and returns one.
func isToldOfError(call *ssa.Call) bool {
	return !call.Call.IsInvoke() && call.Call.StaticCallee() == nil && catalog.ReturnsError(call.Call.Signature()) &&
		slices.ContainsFunc(call.Call.Args, func(arg ssa.Value) bool { return ir.IsError(arg.Type()) })
}

func (f *function) isRequestCall(instr ssa.Instruction) bool {
	call, ok := instr.(*ssa.Call)
	return ok && isRequest(f.known.Of(&call.Call))
}

// marksFailures reports whether the operation makes requests and marks each of their
// failures as one that is to be asked again, without which the library gives up.
func (f *function) marksFailures(op *ssa.Function) bool {
	isMark := func(instr ssa.Instruction) bool {
		call, ok := instr.(*ssa.Call)
		return ok && f.known.IsRetryable(&call.Call)
	}
	marks := false
	for instr := range ir.Instructions(op) {
		if f.isRequestCall(instr) {
			if ir.FailsWithout(instr.(*ssa.Call), isMark) {
				return false
			}
			marks = true
		}
	}
	return marks
}

// hidesFailure reports whether the condition makes a request and never returns an
// error, which would end the poll: when the request fails it says no more than that
// the condition is not fulfilled.
func (f *function) hidesFailure(op *ssa.Function) bool {
	hides := false
	for instr := range ir.Instructions(op) {
		switch instr := instr.(type) {
		case *ssa.Return:
			last, ok := instr.Results[len(instr.Results)-1].(*ssa.Const)
			if !ok || !last.IsNil() {
				return false
			}
		case *ssa.Call:
			hides = hides || f.isRequestCall(instr) && ir.FailsTo(instr, func(ret *ssa.Return) bool {
				return isNotYet(ret.Results[0], instr)
			})
		}
	}
	return hides && !ir.ReturnsWithout(op, f.isRequestCall)
}

// isNotYet reports whether v, what a condition answers, is false because the request
// has failed.
func isNotYet(v ssa.Value, request *ssa.Call) bool {
	switch v := v.(type) {
	case *ssa.Const:
		return v.Value != nil && v.Value.Kind() == constant.Bool && !constant.BoolVal(v.Value)
	case *ssa.BinOp:
		return v.X == ir.ErrorOf(request)
	}
	return false
}

// operations returns the functions that call is given: literals, declared functions,
// and methods with their receiver. What they do is known as far as their source is.
func operations(call *ssa.CallCommon) (ops []*ssa.Function) {
	for _, arg := range call.Args {
		if converted, ok := arg.(*ssa.ChangeType); ok {
			arg = converted.X
		}
		if closure, ok := arg.(*ssa.MakeClosure); ok {
			arg = closure.Fn
		}
		fn, ok := arg.(*ssa.Function)
		if !ok {
			continue
		}
		if method, isMethod := fn.Object().(*types.Func); isMethod && fn.Synthetic != "" {
			fn = fn.Prog.FuncValue(method) // of a method value; nil for one of an interface
		}
		if fn != nil {
			ops = append(ops, fn)
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
	pauses := make(map[ssa.Value]bool)
	for _, ref := range *call.Referrers() {
		wait, ok := ref.(ssa.CallInstruction)
		if !ok || !f.known.TakesPause(wait.Common()) {
			return false // somebody may compare it
		}
		if v := wait.Value(); v != nil {
			pauses[v] = true
		}
	}
	if !f.comesBackWithout(loop, call, pauses) {
		return false
	}
	r := &retry{function: f, loop: loop, call: call}
	for _, exit := range loop.Exits() {
		if r.exitBasis(exit).Has(flow.OnOther) {
			return false
		}
	}
	return true
}

// comesBackWithout reports whether control comes back to call, in the loop, with no
// other wait than the pauses that the call's answer makes, and with its policy made
// before the loop.
func (f *function) comesBackWithout(loop *flow.Loop, call *ssa.Call, pauses map[ssa.Value]bool) bool {
	policy := call.Call.Value
	if !call.Call.IsInvoke() {
		policy = call.Call.Args[0]
	}
	if made, ok := policy.(ssa.Instruction); ok && loop.Holds(made.Block()) {
		return false
	}
	waits := func(instr ssa.Instruction) bool {
		switch instr := instr.(type) {
		case *ssa.Call:
			if pauses[instr] {
				return false
			}
		case *ssa.UnOp:
			if pauses[instr.X] {
				return false
			}
		case *ssa.Select:
			if slices.ContainsFunc(instr.States, func(state *ssa.SelectState) bool { return pauses[state.Chan] }) {
				return false // that case is ready at once
			}
		}
		return f.waits(instr)
	}
	block := call.Block()
	rest := block.Instrs[slices.Index(block.Instrs, ssa.Instruction(call))+1:]
	return !slices.ContainsFunc(rest, waits) && slices.ContainsFunc(block.Succs, func(succ *ssa.BasicBlock) bool {
		return flow.Reaches(loop, succ, call, waits)
	})
}
