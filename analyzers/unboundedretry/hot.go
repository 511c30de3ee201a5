package unboundedretry

import (
	"go/constant"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
	"github.com/incidentlint/incidentlint/analyzers/internal/flow"
	"github.com/incidentlint/incidentlint/analyzers/internal/ir"
)

// isHot asks: does a path lead from the failed call back to it on which nothing
// waits, and which nothing but the failure itself, a context or a stop signal
// can leave? A call fails with an error, or with a status that refuses.
func (r *retry) isHot() bool {
	does := r.known.Of(&r.call.Call)
	if r.swallows() && !does.Has(catalog.FailsAtOnce) {
		return false
	}
	if mayWait := does.Has(catalog.Waits) || does.Has(catalog.MayWait); mayWait && !r.swallows() {
		return false // each attempt waits, or perhaps each that fails
	}
	if !does.Has(catalog.Remote) && r.hasItsOwnTimeout() {
		return false // what fails is not seen; that time ran out is as likely as not
	}
	return r.isHotAfterError() || r.isHotAfterRefusal()
}

// hasItsOwnTimeout reports whether each attempt is given a context of its own that ends
// in time.
func (r *retry) hasItsOwnTimeout() bool {
	return slices.ContainsFunc(r.call.Call.Args, func(arg ssa.Value) bool {
		made, ok := arg.(*ssa.Extract)
		return ok && r.loop.Holds(made.Block()) && r.known.IsTimed(arg)
	})
}

func (r *retry) isHotAfterError() bool {
	back, ok := r.comesBack(r.failure(), flow.Rules{At: r.waits, OnEdge: r.waitsOnEdge, Answer: r.answer})
	return ok && back.Found && !slices.ContainsFunc(back.Exits, r.slowsDown)
}

// slowsDown reports whether somebody may end, by the exit, a retry that does not
// wait: by a counter, a clock, a flag; or whether it is taken for all errors but
// some, as conflicts are, which are to be asked again at once.
func (r *retry) slowsDown(exit flow.Exit) bool {
	basis := r.exitBasis(exit)
	return basis.Has(r.bounds()) || basis.Has(flow.OnFailure) && (r.retriesOnlySome(exit) || r.endsWithItsStream(exit))
}

// endsWithItsStream reports whether the exit is taken for a code that the error itself
// answers, after a receive: its author knows which one says that nothing comes any more.
// The codes of RPCs do not: any of them ends a stream.
func (r *retry) endsWithItsStream(exit flow.Exit) bool {
	compare, ok := exit.If.Cond.(*ssa.BinOp)
	if !ok || compare.Op != token.EQL || isNilable(compare.X.Type()) || !r.known.Of(&r.call.Call).Has(catalog.Receives) {
		return false
	}
	call, isCall := compare.X.(*ssa.Call)
	return !isCall || !r.known.Of(&call.Call).Has(catalog.ZeroForNil)
}

// isNilable reports whether t is an error or a pointer, which are compared with one value
// rather than a code.
func isNilable(t types.Type) bool {
	switch t.Underlying().(type) {
	case *types.Interface, *types.Pointer:
		return true
	}
	return false
}

// waits reports whether time passes at instr: it waits, or blocks until
// another party acts. That the retried call blocks while it succeeds does not
// slow down its failures.
func (r *retry) waits(instr ssa.Instruction) bool {
	if call, ok := instr.(*ssa.Call); ok {
		if r.isSameCallee(call) {
			return false
		}
		if r.endsProcess(call) {
			return true
		}
	}
	return r.known.Waits(instr) || r.known.Receives(instr)
}

// endsProcess reports whether control does not come back from call, or may not when it
// is given the failure: must(err).
func (r *retry) endsProcess(call *ssa.Call) bool {
	if r.known.Of(&call.Call).Has(catalog.NeverReturns) {
		return true // a method of an interface; the paths of others end in the ir
	}
	if !r.known.Of(&call.Call).Has(catalog.MayEnd) {
		return false
	}
	return slices.ContainsFunc(call.Call.Args, func(arg ssa.Value) bool { return r.basis(arg).Has(flow.OnFailure) })
}

func (r *retry) isSameCallee(call *ssa.Call) bool {
	a, b := &call.Call, &r.call.Call
	if a.IsInvoke() || b.IsInvoke() {
		return a.Method == b.Method && a.Value == b.Value
	}
	return a.StaticCallee() != nil && a.StaticCallee() == b.StaticCallee()
}

// waitsOnEdge reports whether time passes, or has passed, on the way that the
// branch takes, or need not, after a conflict; or whether the loop decides here, by
// something of its own or by the class of the error, between waiting and not waiting:
//
//	if backOff { time.Sleep(d) }
//	if isUnavailable(err) { time.Sleep(d) }
func (r *retry) waitsOnEdge(branch *ssa.If, taken bool) bool {
	if r.saysTimePassed(branch.Cond, taken) || saysConflict(branch.Cond, taken) {
		return true
	}
	if r.basis(branch.Cond).Has(flow.OnFailure) && !r.isClass(branch.Cond) {
		return false
	}
	for _, succ := range branch.Block().Succs {
		if flow.AlwaysAhead(r.loop, succ, r.call, r.waits) {
			return true
		}
	}
	return false
}

// isClass reports whether cond is what somebody's predicate says of the failure:
// if it decides between waiting and not, the author knows which errors an overload
// makes. That of package errors compares with one error only.
func (r *retry) isClass(cond ssa.Value) bool {
	call, ok := cond.(*ssa.Call)
	return ok && call.Call.StaticCallee() != nil && !r.known.Of(&call.Call).Has(catalog.Pure)
}

// saysTimePassed reports whether cond, being value, says that a time limit has
// run out: err.Timeout(), errors.Is(err, context.DeadlineExceeded).
func (r *retry) saysTimePassed(cond ssa.Value, value bool) bool {
	switch cond := cond.(type) {
	case *ssa.Call:
		return value && (slices.ContainsFunc(cond.Call.Args, isConstantError) || r.known.Of(&cond.Call).Has(catalog.TimePassed) || r.comparesWith(cond.Call.Args, catalog.MeansTimePassed))
	case *ssa.BinOp:
		return value == (cond.Op == token.EQL) && (isConstantError(cond.Y) || isCode(cond.Y, catalog.MeansTimePassed) || r.comparesWith([]ssa.Value{cond.X, cond.Y}, catalog.MeansTimePassed))
	case *ssa.UnOp:
		return cond.Op == token.NOT && r.saysTimePassed(cond.X, !value)
	}
	return false
}

// isConstantError reports whether v is a constant that is an error, as redis.Nil and
// syscall.EAGAIN are: an answer rather than a failure, after a wait more often than
// not.
func isConstantError(v ssa.Value) bool {
	wrapped, ok := v.(*ssa.MakeInterface)
	if !ok || !ir.IsError(wrapped.Type()) {
		return false
	}
	_, isConst := wrapped.X.(*ssa.Const)
	return isConst
}

// saysConflict reports whether cond, being value, says that somebody else got on by what
// made the call fail: whoever tells that apart asks again at once on purpose.
func saysConflict(cond ssa.Value, value bool) bool {
	switch cond := cond.(type) {
	case *ssa.BinOp:
		return value == (cond.Op == token.EQL) && isCode(cond.Y, catalog.MeansConflict)
	case *ssa.UnOp:
		return cond.Op == token.NOT && saysConflict(cond.X, !value)
	}
	return false
}

// isCode reports whether v is a constant that is a code with the meaning.
func isCode(v ssa.Value, meaning catalog.Meaning) bool {
	code, ok := v.(*ssa.Const)
	return ok && code.Value != nil && code.Value.Kind() == constant.Int && catalog.CodeMeans(code.Type(), code.Int64(), meaning)
}
