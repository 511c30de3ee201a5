package effects

import (
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
	"github.com/incidentlint/incidentlint/analyzers/internal/ir"
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
	fn := ir.Callee(call)
	if r.analysis == nil || fn == nil {
		return Step{}
	}
	p := r.analysis()
	read := policyReader{packageEffects: p, open: make(map[ssa.Value]bool)}
	if i := p.of(fn).RunsUnder - 1; i >= 0 && i < len(call.Args) && !call.IsInvoke() {
		change, ok := read.of(call.Args[i])
		return Step{Policy{ok, change.gives}, catalog.Runs}
	}
	if !p.usesPolicies {
		return Step{}
	}
	line := catalog.PolicyOf(fn)
	if line == nil || line.Role == catalog.Makes || line.Role == catalog.Says {
		return Step{}
	}
	change, ok := read.ofLine(line, call)
	return Step{Policy{ok, change.gives}, line.Role}
}

// IsRetryable reports whether call marks an error as the only kind after which a
// retry library asks again.
func (r *Result) IsRetryable(call *ssa.CallCommon) bool {
	fn := ir.Callee(call)
	return fn != nil && catalog.IsRetryable(fn)
}

// IsTimed reports whether v is a context that the function itself lets end in time.
func (r *Result) IsTimed(v ssa.Value) bool {
	extract, ok := v.(*ssa.Extract)
	if !ok {
		return false
	}
	call, ok := extract.Tuple.(*ssa.Call)
	if !ok {
		return false
	}
	fn := ir.Callee(&call.Call)
	return fn != nil && catalog.IsTimed(fn)
}

// TakesPause reports whether call lets the duration that it is given pass.
func (r *Result) TakesPause(call *ssa.CallCommon) bool {
	fn := ir.Callee(call)
	return fn != nil && catalog.TakesPause(fn)
}

// summarizePolicies notes which policies the functions of the package return, and
// which of their parameters they retry under.
func (p *packageEffects) summarizePolicies() {
	if !p.usesPolicies {
		return
	}
	for _, fn := range p.ir.Functions {
		obj, ok := fn.Object().(*types.Func)
		if !ok {
			continue
		}
		if i := runsUnder(fn); i > 0 {
			p.learn(obj, Does{RunsUnder: i})
		}
		if !returnsPolicy(fn.Signature) {
			continue
		}
		read := policyReader{packageEffects: p, open: make(map[ssa.Value]bool)}
		if policy := read.ofFunction(fn); policy.IsKnown {
			p.learn(obj, Does{Policy: policy})
		}
	}
}

// runsUnder returns the number, from 1, of the parameter of fn that is the policy
// of a retry in it, or 0.
func runsUnder(fn *ssa.Function) int {
	for instr := range ir.Instructions(fn) {
		call, ok := instr.(*ssa.Call)
		if !ok || ir.Callee(&call.Call) == nil {
			continue
		}
		line := catalog.PolicyOf(ir.Callee(&call.Call))
		if line == nil || line.Role != catalog.Runs || len(line.Parts) != 1 || line.Parts[0].Is != catalog.PolicyPart {
			continue
		}
		for i, param := range fn.Params {
			if argument(&call.Call, line.Parts[0].Arg) == param {
				return i + 1
			}
		}
	}
	return 0
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
