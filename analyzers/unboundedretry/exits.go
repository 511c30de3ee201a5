package unboundedretry

import (
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
	"github.com/incidentlint/incidentlint/analyzers/internal/flow"
)

// failure is how a failed call ends: with an error, unless it keeps failures to
// itself.
func (r *retry) failure() flow.Outcome {
	if r.swallows() {
		return flow.Succeeded
	}
	return flow.Failed
}

func (r *retry) swallows() bool { return r.known.Of(&r.call.Call).Has(catalog.Swallows) }

// comesBack asks flow, and notes where it has no answer.
func (r *retry) comesBack(outcome flow.Outcome, rules flow.Rules) (flow.Return, bool) {
	back, ok := flow.ComesBack(r.loop, r.call, outcome, rules)
	r.gaveUp = r.gaveUp || !ok
	return back, ok
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

// bounds are what an exit rests on that ends a retry sooner or later: counters,
// clocks, flags, what the call answered, and for a loop whether another step
// failed. A function that calls itself mends something first, logs in again for
// example, and that this can fail does not end it where it works and does not help.
func (r *retry) bounds() flow.Basis {
	bounds := flow.OnOther | flow.OnResult
	if r.loop.Again == nil {
		bounds |= flow.OnRecovery
	}
	return bounds
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

// namesCancelling reports whether cond compares with an error that says that
// somebody gave up waiting.
func (r *retry) namesCancelling(cond ssa.Value) bool {
	switch cond := cond.(type) {
	case *ssa.BinOp:
		return r.comparesWith([]ssa.Value{cond.X, cond.Y}, catalog.MeansCancelled)
	case *ssa.Call:
		return r.comparesWith(cond.Call.Args, catalog.MeansCancelled)
	}
	return false
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
	case *ssa.Extract: // _, ok := err.(*T)
		_, isAssertion := cond.Tuple.(*ssa.TypeAssert)
		return isAssertion && !exit.On
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
	return flow.DecidedBy(cond, r.loop, r.call, r.calls())
}

// exitBasis returns what the exit rests on, seen from the call.
func (r *retry) exitBasis(exit flow.Exit) flow.Basis {
	return flow.ExitBasis(exit, r.loop, r.call, r.calls())
}

func (f *function) calls() flow.Calls {
	return flow.Calls{
		IsContext:       catalog.IsContext,
		IsPure:          func(call *ssa.CallCommon) bool { return f.known.Of(call).Has(catalog.Pure) },
		ObservesContext: func(call *ssa.CallCommon) bool { return f.known.Of(call).Has(catalog.ObservesContext) },
	}
}
