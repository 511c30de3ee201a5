package unboundedretry

import (
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
	"github.com/incidentlint/incidentlint/analyzers/internal/flow"
	"github.com/incidentlint/incidentlint/analyzers/internal/ir"
	"github.com/incidentlint/incidentlint/analyzers/internal/lazyregexp"
)

// isForever asks: does the loop go on while the call fails, end when it
// succeeds, and have no exit that rests on anything but which error it was?
func (r *retry) isForever() bool {
	if r.takesContext() && r.known.Of(&r.call.Call).Has(catalog.NilWhenDone) {
		return false // cancelling makes it succeed
	}
	return r.endsOnlyBySuccess(r.mayEnd)
}

// isAllowlisted asks the same, but lets pass that the errors which are asked again
// are chosen by a predicate: cancelling ends the loop only if the predicate does
// not choose it.
func (r *retry) isAllowlisted() bool {
	return r.takesContext() && r.endsOnlyBySuccess(func(exit flow.Exit) bool {
		basis := r.exitBasis(exit)
		return basis.Has(r.bounds()|flow.OnSignal) || basis.Has(flow.OnFailure) && r.namesCancelling(exit.If.Cond)
	})
}

// endsOnlyBySuccess reports whether the loop goes on while the call fails, with no
// exit for which ends is true, and ends when it succeeds.
func (r *retry) endsOnlyBySuccess(ends func(flow.Exit) bool) bool {
	if neverEnds.MatchString(r.fn.Name()) {
		return false // it says so
	}
	back, ok := r.comesBack(r.failure(), r.endless())
	if !ok || !back.Found || slices.ContainsFunc(back.Exits, ends) {
		return false
	}
	if ir.ErrorOf(r.call) == nil || r.swallows() {
		return false // nobody sees the error: success makes no difference
	}
	again, ok := r.comesBack(flow.Succeeded, r.endless())
	return ok && !again.Found
}

// mayEnd reports whether the exit can end the retry while the call fails.
func (r *retry) mayEnd(exit flow.Exit) bool {
	basis := r.exitBasis(exit)
	return basis.Has(r.bounds()|flow.OnSignal) || basis.Has(flow.OnFailure) && r.mayEndByCancelling(exit)
}

// neverEnds are the names of functions that promise to go on.
var neverEnds = lazyregexp.New(`(?i)forever|infinit|indefinit|untilsuccess`)

// endless are the rules of a walk that passes all waits.
func (r *retry) endless() flow.Rules {
	return flow.Rules{
		At: func(instr ssa.Instruction) bool {
			call, ok := instr.(*ssa.Call)
			return ok && r.endsProcess(call)
		},
		OnEdge: func(*ssa.If, bool) bool { return false },
		Answer: r.answer,
	}
}
