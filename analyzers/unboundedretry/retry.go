package unboundedretry

import (
	"fmt"
	"slices"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
	"github.com/incidentlint/incidentlint/analyzers/internal/effects"
	"github.com/incidentlint/incidentlint/analyzers/internal/flow"
	"github.com/incidentlint/incidentlint/analyzers/internal/report"
)

// A function is one of those that the package declares, and what is known of
// those that it calls.
type function struct {
	fn    *ssa.Function
	loops []*flow.Loop
	known *effects.Result
	pass  *analysis.Pass
}

// shows reports whether findings of the category are wanted.
func (f *function) shows(category string) bool { return report.Shows(f.pass.Analyzer, category) }

// A retry is a candidate: a remote call, given the same on every turn, and the
// innermost loop around it, or the function that calls itself.
type retry struct {
	*function
	loop *flow.Loop
	site *flow.Site // of the loop
	call *ssa.Call

	// What the questions found out.
	refused bool   // what fails is the answer, not the call
	limit   *limit // that is never reached
	gaveUp  bool   // a question has no answer
}

// retryLoop are the candidates of one loop, in block order.
type retryLoop []*retry

// first returns the first candidate for which is reports true, or nil.
func (l retryLoop) first(is func(*retry) bool) *retry {
	if i := slices.IndexFunc(l, is); i >= 0 {
		return l[i]
	}
	return nil
}

// gaveUp reports whether it is not known if some candidate fits.
func (l retryLoop) gaveUp() bool {
	return slices.ContainsFunc(l, func(r *retry) bool { return r.gaveUp })
}

// retries returns the candidates, by loop.
func (f *function) retries() []retryLoop {
	found := make(map[*flow.Loop]retryLoop)
	recursions := flow.Recursions(f.fn)
	for _, block := range f.fn.Blocks {
		if loop := flow.Innermost(f.loops, block); loop != nil {
			found[loop] = append(found[loop], f.requests(loop, block)...)
			continue
		}
		for _, recursion := range recursions {
			if recursion.Holds(block) {
				found[recursion] = append(found[recursion], f.requests(recursion, block)...)
			}
		}
	}
	var out []retryLoop
	for _, loop := range slices.Concat(f.loops, recursions) {
		if len(found[loop]) == 0 {
			continue
		}
		site := loop.Site()
		if site == nil {
			continue // the body of a range over a function
		}
		for _, retry := range found[loop] {
			retry.site = site
		}
		out = append(out, found[loop])
	}
	return out
}

// requests returns the candidates of one block of the loop.
func (f *function) requests(loop *flow.Loop, block *ssa.BasicBlock) (found retryLoop) {
	for _, instr := range block.Instrs {
		call, ok := instr.(*ssa.Call)
		if !ok || call == loop.Again {
			continue
		}
		does := f.known.Of(&call.Call)
		if isRequest(does) && flow.SameInput(loop, call, f.inputs(does)) {
			found = append(found, &retry{function: f, loop: loop, call: call})
		}
	}
	return found
}

// isRequest reports whether a call that does so fails when another party does,
// and comes back at once, if only to say nothing of it.
func isRequest(does catalog.Effect) bool {
	return does&(catalog.Remote|catalog.MayBeRemote) != 0 || does.Has(catalog.Swallows) && !does.Has(catalog.Receives)
}

// inputs returns what is known of the arguments of a call that does so. A function
// that says nothing of a failure is one of a worker, more often than not: if it is
// given what the loop has got from somewhere, it is given something else.
func (f *function) inputs(does catalog.Effect) flow.Inputs {
	return flow.Inputs{
		IsStrict:  does.Has(catalog.Swallows),
		IsFresh:   func(call *ssa.CallCommon) bool { return f.known.Of(call).Has(catalog.Fresh) },
		IsContext: catalog.IsContext,
	}
}

// hotMessage says what a hot retry does: each attempt is a request, or a look at
// a stream that is broken and stays so, or something that is not seen.
func (r *retry) hotMessage() string {
	does := r.known.Of(&r.call.Call)
	switch {
	case r.refused:
		return "retry of %s has no wait after a refusal, it floods a failing service with calls"
	case does.Has(catalog.Receives):
		return "retry of %s has no wait on failure, it spins on a connection that is broken"
	case does.Has(catalog.Remote) || does.Has(catalog.Swallows):
		return "retry of %s has no wait on failure, it floods a failing service with calls"
	}
	return "retry of %s has no wait on failure, it asks again as fast as it fails"
}

// finding says format, which takes the name of the call, at the for keyword.
func (r *retry) finding(category, format string) report.Finding {
	name := r.known.Name(&r.call.Call)
	if via := r.known.Via(&r.call.Call); via != "" {
		name += " (" + via + ")"
	}
	return report.Finding{
		Category: category,
		Range:    r.site,
		Message:  fmt.Sprintf(format, name),
		Related: []analysis.RelatedInformation{{
			Pos: r.call.Pos(), Message: name + " is called here",
		}},
		RestsOn: r.known.RestsOn(r.known.Requests(&r.call.Call)),
	}
}
