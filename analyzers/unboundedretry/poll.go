package unboundedretry

import (
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
	"github.com/incidentlint/incidentlint/analyzers/internal/flow"
)

// isUncancellable asks: does the loop, with a wait in it, go on for ever whether
// the call fails or succeeds, and is there a context that it does not look at?
func (r *retry) isUncancellable() bool {
	if r.context() == nil || !r.waitsSomewhere() {
		return false
	}
	failed, ok := r.comesBack(r.failure(), r.endless())
	if !ok || !failed.Found || slices.ContainsFunc(failed.Exits, r.mayEnd) {
		return false
	}
	succeeded, ok := r.comesBack(flow.Succeeded, r.endless())
	return ok && succeeded.Found && !slices.ContainsFunc(succeeded.Exits, r.mayEnd)
}

func (r *retry) waitsSomewhere() bool {
	for _, block := range r.fn.Blocks {
		if r.loop.Holds(block) && slices.ContainsFunc(block.Instrs, r.known.Waits) {
			return true
		}
	}
	return false
}

// context returns the context that the function, or one that it is a literal in,
// is given; nil if there is none, or it has no name.
func (r *retry) context() *ssa.Parameter {
	for fn := r.fn; fn != nil; fn = fn.Parent() {
		for _, param := range fn.Params {
			if catalog.IsContext(param.Type()) && param.Name() != "_" && param.Name() != "" {
				return param
			}
		}
	}
	return nil
}
