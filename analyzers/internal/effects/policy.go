package effects

import (
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
)

// A Policy is what is known of a policy of retries.
// The zero Policy is that nothing is known.
type Policy struct {
	IsKnown bool
	Limits  catalog.Limits // what ends the retry, if the policy is known
}

// A Step is a call of a retry library that runs something under a policy, or
// asks one for the next pause.
type Step struct {
	Policy
	Role catalog.Role
}

// Step returns what call does by a policy; the role is 0 if that is nothing.
func (r *Result) Step(call *ssa.CallCommon) Step {
	if r.analysis == nil || !r.analysis().usesPolicies {
		return Step{}
	}
	p := r.analysis()
	fn := calleeOf(call)
	if fn == nil {
		return Step{}
	}
	line := catalog.PolicyOf(fn)
	if line == nil || line.Role != catalog.Runs && line.Role != catalog.Polls && line.Role != catalog.Steps {
		return Step{}
	}
	read := policyReader{packageEffects: p, open: make(map[ssa.Value]bool)}
	change, ok := read.ofLine(line, call)
	return Step{Policy{ok, change.gives}, line.Role}
}

// IsPermanent reports whether call marks an error as one after which a retry
// library asks no more.
func (r *Result) IsPermanent(call *ssa.CallCommon) bool {
	fn := calleeOf(call)
	return fn != nil && catalog.IsPermanent(fn)
}

// TakesPause reports whether call lets the duration that it is given pass.
func (r *Result) TakesPause(call *ssa.CallCommon) bool {
	fn := calleeOf(call)
	return fn != nil && catalog.TakesPause(fn)
}

// calleeOf returns the function or interface method that call calls, or nil.
func calleeOf(call *ssa.CallCommon) *types.Func {
	if call.IsInvoke() {
		return call.Method
	}
	if callee := call.StaticCallee(); callee != nil {
		fn, _ := callee.Object().(*types.Func)
		return fn
	}
	return nil
}

// summarizePolicies notes what the functions of the package that return a
// policy return.
func (p *packageEffects) summarizePolicies() {
	if !p.usesPolicies {
		return
	}
	for _, fn := range p.ir.Functions {
		obj, ok := fn.Object().(*types.Func)
		if !ok || !returnsPolicy(fn.Signature) {
			continue
		}
		read := policyReader{packageEffects: p, open: make(map[ssa.Value]bool)}
		if policy := read.ofFunction(fn); policy.IsKnown {
			p.learn(obj, Does{Policy: policy})
		}
	}
}

// returnsPolicy reports whether the first result is of a type of a package that
// has lines about policies.
func returnsPolicy(sig *types.Signature) bool {
	if sig.Results().Len() == 0 {
		return false
	}
	t := types.Unalias(sig.Results().At(0).Type())
	if pointer, ok := t.(*types.Pointer); ok {
		t = types.Unalias(pointer.Elem())
	}
	named, ok := t.(*types.Named)
	return ok && named.Obj().Pkg() != nil && catalog.MentionsPolicies(named.Obj().Pkg().Path())
}
