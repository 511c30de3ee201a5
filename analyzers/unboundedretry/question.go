package unboundedretry

import (
	"go/token"
	"go/types"
	"regexp"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
	"github.com/incidentlint/incidentlint/analyzers/internal/flow"
)

// isHot asks: does a path lead from the failed call back to it on which nothing
// waits, and which nothing but the failure itself, a context or a stop signal
// can leave?
func (r *retry) isHot() bool {
	if does := r.known.Of(&r.call.Call); does.Has(catalog.Waits) || does.Has(catalog.MayWait) {
		return false // each attempt waits, or perhaps each that fails
	}
	back, ok := r.comesBack(flow.Failed, flow.Rules{At: r.waits, OnEdge: r.waitsOnEdge, Answer: r.answer})
	if !ok || !back.Found {
		return false // too many paths to know, or none
	}
	for _, exit := range back.Exits {
		basis := r.basis(exit.If.Cond)
		if basis.Has(flow.OnOther | flow.OnResult) {
			return false // a counter, a clock, a flag: somebody may end it
		}
		if basis.Has(flow.OnFailure) && r.retriesOnlySome(exit) {
			return false // conflicts, taken keys: asking again at once is the way
		}
	}
	return true
}

// isForever asks: does the loop go on while the call fails, end when it
// succeeds, and have no exit that rests on anything but which error it was?
func (r *retry) isForever() bool {
	if neverEnds.MatchString(r.fn.Name()) {
		return false // it says so
	}
	back, ok := r.comesBack(flow.Failed, r.endless())
	if !ok || !back.Found {
		return false
	}
	for _, exit := range back.Exits {
		basis := r.basis(exit.If.Cond)
		if basis.Has(flow.OnOther | flow.OnResult | flow.OnSignal) {
			return false
		}
		if basis.Has(flow.OnFailure) && r.mayEndByCancelling(exit) {
			return false
		}
	}
	if flow.ErrorOf(r.call) == nil {
		return false // the error is thrown away: success makes no difference
	}
	again, ok := r.comesBack(flow.Succeeded, r.endless())
	return ok && !again.Found
}

// comesBack asks flow, and notes where it has no answer.
func (r *retry) comesBack(outcome flow.Outcome, rules flow.Rules) (flow.Return, bool) {
	back, ok := flow.ComesBack(r.loop, r.call, outcome, rules)
	r.gaveUp = r.gaveUp || !ok
	return back, ok
}

// neverEnds are the names of functions that promise to go on.
var neverEnds = regexp.MustCompile(`(?i)forever|infinit|indefinit|untilsuccess`)

// endless are the rules of a walk that passes all waits.
func (r *retry) endless() flow.Rules {
	return flow.Rules{
		At:     func(ssa.Instruction) bool { return false },
		OnEdge: func(*ssa.If, bool) bool { return false },
		Answer: r.answer,
	}
}

// answer returns what is known of the answer of call.
func (r *retry) answer(call *ssa.Call) flow.Answer {
	does := r.known.Of(&call.Call)
	answer := flow.Answer{NonNil: does.Has(catalog.NonNilError)}
	if does.Has(catalog.ZeroForNil) && len(call.Call.Args) > 0 {
		answer.CodeOf = call.Call.Args[0]
	}
	return answer
}

// waits reports whether time passes at instr: it waits, or blocks until
// another party acts. That the retried call blocks while it succeeds does not
// slow down its failures.
func (r *retry) waits(instr ssa.Instruction) bool {
	if call, ok := instr.(*ssa.Call); ok {
		if r.isSameCallee(call) {
			return false
		}
		if r.mayEnd(call) {
			return true
		}
	}
	return r.known.Waits(instr) || r.known.Receives(instr)
}

// mayEnd reports whether call is given the failure and may not come back then:
// must(err).
func (r *retry) mayEnd(call *ssa.Call) bool {
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
// branch takes, or whether the loop decides here by something of its own
// between waiting and not waiting:
//
//	if backOff { time.Sleep(d) }
func (r *retry) waitsOnEdge(branch *ssa.If, taken bool) bool {
	if r.saysTimePassed(branch.Cond, taken) {
		return true
	}
	if r.basis(branch.Cond).Has(flow.OnFailure) {
		return false
	}
	for _, succ := range branch.Block().Succs {
		if flow.AlwaysAhead(r.loop, succ, r.call, r.waits) {
			return true
		}
	}
	return false
}

// saysTimePassed reports whether cond, being value, says that a time limit has
// run out: err.Timeout(), errors.Is(err, context.DeadlineExceeded).
func (r *retry) saysTimePassed(cond ssa.Value, value bool) bool {
	switch cond := cond.(type) {
	case *ssa.Call:
		return value && (r.known.Of(&cond.Call).Has(catalog.TimePassed) || r.comparesWith(cond.Call.Args, catalog.MeansTimePassed))
	case *ssa.BinOp:
		return value == (cond.Op == token.EQL) && r.comparesWith([]ssa.Value{cond.X, cond.Y}, catalog.MeansTimePassed)
	case *ssa.UnOp:
		return cond.Op == token.NOT && r.saysTimePassed(cond.X, !value)
	}
	return false
}

// mayEndByCancelling reports whether the exit can be taken because a context
// that the call was given is done: it is taken for all errors but some, or for
// context.Canceled, or by a predicate that may know it.
func (r *retry) mayEndByCancelling(exit flow.Exit) bool {
	switch cond := exit.If.Cond.(type) {
	case *ssa.BinOp:
		if exit.On != (cond.Op == token.EQL) {
			return true // if err != errBusy { return err }
		}
		return r.comparesWith([]ssa.Value{cond.X, cond.Y}, catalog.MeansCancelled)
	case *ssa.Call:
		if !exit.On || r.comparesWith(cond.Call.Args, catalog.MeansCancelled) {
			return true // if !isTemporary(err) { return err }
		}
		return r.takesContext() && !r.known.Of(&cond.Call).Has(catalog.Pure)
	case *ssa.Extract: // _, ok := err.(*T)
		return !exit.On
	}
	return true // unknown
}

// retriesOnlySome reports whether the exit is taken for all errors but those that
// a comparison or a predicate of somebody's names. Codes and the questions that
// errors answer themselves, as Temporary, tell of the connection.
func (r *retry) retriesOnlySome(exit flow.Exit) bool {
	switch cond := exit.If.Cond.(type) {
	case *ssa.BinOp:
		return types.IsInterface(cond.X.Type()) && exit.On != (cond.Op == token.EQL)
	case *ssa.Call:
		return !exit.On && cond.Call.StaticCallee() != nil
	}
	return false
}

// comparesWith reports whether one of values is an error variable, declared by
// a package, that has the meaning.
func (r *retry) comparesWith(values []ssa.Value, meaning catalog.Meaning) bool {
	for _, v := range values {
		load, ok := v.(*ssa.UnOp)
		if !ok || load.Op != token.MUL {
			continue
		}
		if global, ok := load.X.(*ssa.Global); ok && catalog.Means(global.Object(), meaning) {
			return true
		}
	}
	return false
}

func (r *retry) takesContext() bool {
	params := r.call.Call.Signature().Params()
	return params.Len() > 0 && catalog.IsContext(params.At(0).Type())
}

// basis returns what cond rests on, seen from the call.
func (r *retry) basis(cond ssa.Value) flow.Basis {
	return flow.DecidedBy(cond, r.loop, r.call, flow.Calls{
		IsPure:          func(call *ssa.CallCommon) bool { return r.known.Of(call).Has(catalog.Pure) },
		ObservesContext: func(call *ssa.CallCommon) bool { return r.known.Of(call).Has(catalog.ObservesContext) },
	})
}
