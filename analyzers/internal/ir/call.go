package ir

import (
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// Callee returns the function or method that call calls, declared somewhere; nil if it is
// a literal, a function value or a builtin.
func Callee(call *ssa.CallCommon) *types.Func {
	if call.IsInvoke() {
		return call.Method
	}
	if callee := call.StaticCallee(); callee != nil {
		fn, _ := callee.Object().(*types.Func)
		return fn
	}
	return nil
}

// ErrorOf returns the error that call returns last: the call itself, or the
// extraction of its last result; nil if the error is thrown away, or there is none.
func ErrorOf(call *ssa.Call) ssa.Value {
	results := call.Call.Signature().Results()
	if results.Len() == 0 || !IsError(results.At(results.Len()-1).Type()) {
		return nil
	}
	if results.Len() == 1 {
		return call
	}
	for _, ref := range *call.Referrers() {
		if extract, ok := ref.(*ssa.Extract); ok && extract.Index == results.Len()-1 {
			return extract
		}
	}
	return nil
}

// IsError reports whether t is the type error.
func IsError(t types.Type) bool {
	return types.Identical(t, types.Universe.Lookup("error").Type())
}

// IsSlice reports whether t is a slice, or a type parameter that stands for slices.
func IsSlice(t types.Type) bool {
	param, ok := types.Unalias(t).(*types.TypeParam)
	if !ok {
		_, ok := t.Underlying().(*types.Slice)
		return ok
	}
	iface, ok := param.Constraint().Underlying().(*types.Interface)
	if !ok || iface.NumEmbeddeds() != 1 {
		return false
	}
	union, ok := iface.EmbeddedType(0).(*types.Union)
	if !ok || union.Len() != 1 {
		return false
	}
	_, ok = union.Term(0).Type().Underlying().(*types.Slice)
	return ok
}
