package effects

import (
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
	"github.com/incidentlint/incidentlint/analyzers/internal/flow"
	"github.com/incidentlint/incidentlint/analyzers/internal/ir"
	"github.com/incidentlint/incidentlint/analyzers/internal/lazyregexp"
)

// keysOf returns the keys that call, and the calls of the chain that it ends, are given
// besides what is constant.
func keysOf(call *ssa.CallCommon) (keys []ssa.Value) {
	for range 50 {
		operands := ir.Arguments(flow.Operands(call), call.Signature())
		for _, operand := range operands {
			operand = unwrap(operand)
			if _, isConst := operand.(*ssa.Const); !isConst && canBeKey(operand.Type()) {
				keys = append(keys, operand)
			}
		}
		if len(operands) == 0 {
			break
		}
		before, ok := operands[0].(*ssa.Call)
		if !ok {
			break
		}
		call = &before.Call
	}
	return keys
}

// canBeKey reports whether a value of type t can name an object: a number, a string, an
// array as ids have it.
func canBeKey(t types.Type) bool {
	switch t.Underlying().(type) {
	case *types.Basic, *types.Array:
		return true
	}
	return false
}

// statementOf returns the text of the statement whose row call reads, as far as it is
// constant: that of the call which hands out the receiver.
func statementOf(call *ssa.CallCommon) (string, bool) {
	row := call.Value
	if !call.IsInvoke() {
		if len(call.Args) == 0 {
			return "", false
		}
		row = call.Args[0]
	}
	before, ok := row.(*ssa.Call)
	if !ok {
		return "", false
	}
	for _, arg := range before.Call.Args {
		if basic, ok := arg.Type().Underlying().(*types.Basic); ok && basic.Kind() == types.String {
			return ir.Text(arg)
		}
	}
	return "", false
}

// modelOf returns what a call of the chain that call ends was given as its model; nil if
// that is not seen.
func modelOf(call *ssa.CallCommon) ssa.Value {
	for before := range chain(call) {
		fn := ir.Callee(before)
		if args := argumentsOf(before); fn != nil && fn.Name() == "Model" && len(args) > 0 {
			return unwrap(args[len(args)-1])
		}
	}
	return nil
}

// isConditioned reports whether the chain that call ends, or the call, says itself which
// rows are meant.
func isConditioned(call *ssa.CallCommon) bool {
	if fn := ir.Callee(call); fn != nil && catalog.TakesConditions(fn) && len(argumentsOf(call)) > 1 {
		return true
	}
	for before := range chain(call) {
		if fn := ir.Callee(before); fn != nil && catalog.Conditions(fn) {
			return true
		}
	}
	return false
}

// IsOrdered reports whether the query asks for the first of many, in some order.
func (r *Result) IsOrdered(query *ssa.Call) bool {
	if text, ok := statementOf(&query.Call); ok {
		return ordered.MatchString(text)
	}
	for before := range chain(&query.Call) {
		if fn := ir.Callee(before); fn != nil && ordering.MatchString(fn.Name()) {
			return true
		}
	}
	return false
}

var (
	ordered  = lazyregexp.New(`(?i)\border\s+by\b|\bskip\s+locked\b`)
	ordering = lazyregexp.New(`^(Order|OrderBy|OrderExpr|Desc|Asc)$`)
)
