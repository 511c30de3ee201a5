package effects

import (
	"go/constant"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
	"github.com/incidentlint/incidentlint/analyzers/internal/ir"
)

// A change is what a policy or an option gives, and what it takes from those
// that come before it.
type change struct{ gives, lifts catalog.Limits }

func (c change) then(next change) change {
	return change{c.gives&^next.lifts | next.gives, c.lifts&^next.gives | next.lifts}
}

// A policyReader follows a policy from where it is used to where it is made.
// Whatever it cannot follow is not known.
type policyReader struct {
	*packageEffects
	open map[ssa.Value]bool // being read
}

// of returns what v, a policy, an option or a slice of them, changes.
func (r policyReader) of(v ssa.Value) (change, bool) {
	if r.open[v] {
		return change{}, false
	}
	r.open[v] = true
	defer delete(r.open, v)
	switch v := v.(type) {
	case *ssa.Const:
		_, isSlice := v.Type().Underlying().(*types.Slice)
		return change{}, isSlice && v.IsNil() // no options
	case *ssa.MakeInterface:
		return r.of(v.X)
	case *ssa.ChangeInterface:
		return r.of(v.X)
	case *ssa.ChangeType:
		return r.of(v.X)
	case *ssa.Extract:
		if call, ok := v.Tuple.(*ssa.Call); ok && v.Index == 0 {
			return r.ofCall(call, v)
		}
	case *ssa.Call:
		return r.ofCall(v, v)
	case *ssa.Phi:
		return r.ofPhi(v)
	case *ssa.Slice:
		if array, ok := v.X.(*ssa.Alloc); ok {
			return r.ofArray(array)
		}
	case *ssa.Alloc:
		if line := catalog.PolicyTypeOf(v.Type()); line != nil {
			return r.withFields(change{gives: line.Base}, line, v, true)
		}
	case *ssa.UnOp:
		if v.Op == token.MUL {
			return r.ofLoad(v)
		}
	}
	return change{}, false
}

// ofCall: v is the policy that the call returns.
func (r policyReader) ofCall(call *ssa.Call, v ssa.Value) (made change, ok bool) {
	fn := ir.Callee(&call.Call)
	if fn == nil {
		return change{}, false
	}
	if line := catalog.PolicyOf(fn); line != nil {
		made, ok = r.ofLine(line, &call.Call)
	} else if callee := call.Call.StaticCallee(); callee != nil && len(callee.Blocks) > 0 && returnsPolicy(callee.Signature) {
		policy := r.ofFunction(callee)
		made, ok = change{gives: policy.Limits}, policy.IsKnown
	} else {
		policy := r.packageEffects.of(fn).Policy
		made, ok = change{gives: policy.Limits}, policy.IsKnown
	}
	if !ok {
		return change{}, false
	}
	return r.withFields(made, catalog.PolicyTypeOf(v.Type()), v, false)
}

// ofFunction returns the policy that fn returns, if all its returns agree.
func (r policyReader) ofFunction(fn *ssa.Function) Policy {
	if policy, ok := r.policies[fn]; ok {
		return policy
	}
	r.policies[fn] = Policy{} // not known, if it calls itself
	var found Policy
	for instr := range ir.Instructions(fn) {
		ret, ok := instr.(*ssa.Return)
		if !ok {
			continue
		}
		change, ok := r.of(ret.Results[0])
		if !ok || found.IsKnown && found.Limits != change.gives {
			return Policy{}
		}
		found = Policy{true, change.gives}
	}
	r.policies[fn] = found
	return found
}

// ofLine reads a call by its line in the catalogue.
func (r policyReader) ofLine(line *catalog.Policy, call *ssa.CallCommon) (change, bool) {
	all := change{gives: line.Base}
	for _, part := range line.Parts {
		next, ok := r.ofPart(part, call)
		if !ok {
			return change{}, false
		}
		all = all.then(next)
	}
	return all, true
}

func (r policyReader) ofPart(part catalog.Part, call *ssa.CallCommon) (change, bool) {
	if part.Is == catalog.LiftsPart {
		return change{lifts: part.Limit}, true
	}
	v := argument(call, part.Arg)
	if v == nil {
		return change{}, false
	}
	switch part.Is {
	case catalog.PolicyPart:
		return r.of(v)
	case catalog.ContextPart:
		if !isEndless(v) {
			return change{gives: catalog.Cancellation}, true
		}
		return change{}, true
	case catalog.StopPart:
		if !isNeverClosed(v) {
			return change{gives: catalog.Cancellation}, true
		}
		return change{}, true
	}
	return ofNumber(v, part.Is, part.Limit), true
}

// argument returns an argument of call by its position in the catalogue.
func argument(call *ssa.CallCommon, i int) ssa.Value {
	args := call.Args
	if call.IsInvoke() {
		if i == catalog.Receiver {
			return call.Value
		}
	} else if call.Signature().Recv() != nil {
		i++
	}
	if i < 0 || i >= len(args) {
		return nil
	}
	return args[i]
}

// ofNumber: a number that is no constant is taken for a limit.
func ofNumber(v ssa.Value, kind catalog.PartKind, limit catalog.Limits) change {
	c, ok := v.(*ssa.Const)
	if !ok || c.Value == nil || constant.ToInt(c.Value).Kind() != constant.Int {
		return change{gives: limit}
	}
	n, _ := constant.Int64Val(constant.ToInt(c.Value)) // -1 and 0 are exact
	isLimit := n != 0
	switch kind {
	case catalog.PositivePart:
		isLimit = n > 0
	case catalog.MinusOnePart:
		isLimit = n != -1
	}
	if isLimit {
		return change{gives: limit}
	}
	return change{lifts: limit}
}

// isEndless reports whether v is a context that is never done.
func isEndless(v ssa.Value) bool {
	call, ok := v.(*ssa.Call)
	if !ok {
		return false
	}
	fn := ir.Callee(&call.Call)
	if fn == nil {
		return false
	}
	endless, carries := catalog.IsEndless(fn)
	return endless && (!carries || isEndless(call.Call.Args[0]))
}

// isNeverClosed reports whether v is nil, or a channel that nobody closes.
func isNeverClosed(v ssa.Value) bool {
	if change, ok := v.(*ssa.ChangeType); ok {
		v = change.X
	}
	if c, ok := v.(*ssa.Const); ok {
		return c.IsNil()
	}
	load, ok := v.(*ssa.UnOp)
	if !ok {
		return false
	}
	global, ok := load.X.(*ssa.Global)
	return ok && catalog.IsNeverClosed(global.Object())
}
