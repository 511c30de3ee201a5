package refire

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
	"github.com/incidentlint/incidentlint/analyzers/internal/ir"
)

// isEvident reports whether what is launched sets the threshold, or can: it is done with
// or to the object that it belongs to.
func (l *launch) isEvident(t *threshold) bool {
	if t.isMeasured {
		return true
	}
	if slices.ContainsFunc(t.vars, l.changesInside) {
		return true
	}
	return t.isClock && slices.ContainsFunc(t.owners, func(owner ssa.Value) bool {
		return l.keepsIn(owner) || !l.isSeen() && isReceiver(owner) && l.isGiven(owner)
	})
}

// isSeen reports whether what is launched is a function of this package, or a literal.
func (l *launch) isSeen() bool {
	fn := ir.Callee(l.start.Common())
	return fn == nil && l.target != nil || fn != nil && fn.Pkg() == l.pass.Pkg && !l.start.Common().IsInvoke()
}

// isReceiver reports whether v is the object whose method the function is.
func isReceiver(v ssa.Value) bool {
	param, ok := v.(*ssa.Parameter)
	return ok && param.Parent().Signature.Recv() != nil && param == param.Parent().Params[0]
}

// isGiven reports whether what is launched is given the object, or a part of it.
func (l *launch) isGiven(owner ssa.Value) bool {
	return slices.ContainsFunc(inputs(l.start), func(input ssa.Value) bool { return rootOf(input) == owner })
}

// keepsIn reports whether what is launched calls a function of the package that the
// object was read from, with the same constant name:
//
//	cached := cache.Read("models")     cache.Write("models", models)
func (l *launch) keepsIn(owner ssa.Value) bool {
	if extract, ok := owner.(*ssa.Extract); ok {
		owner = extract.Tuple
	}
	read, ok := owner.(*ssa.Call)
	if !ok || l.target == nil || read.Call.StaticCallee() == nil || len(read.Call.Args) == 0 {
		return false
	}
	fn := ir.Callee(&read.Call)
	name := text(read.Call.Args[0])
	if fn == nil || fn.Pkg() == nil || !catalog.HasFacts(fn.Pkg().Path()) || name == "" {
		return false
	}
	return l.writes.Calls(l.target, func(callee *types.Func, first string) bool {
		return callee != fn && callee.Pkg() == fn.Pkg() && first == name
	})
}
