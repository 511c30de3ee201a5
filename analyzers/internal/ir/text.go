package ir

import (
	"go/constant"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// Text returns the constant text that v begins with, and whether there is any: all of a
// constant, the first part of a sum, the format of a call that is given more.
func Text(v ssa.Value) (string, bool) {
	switch v := v.(type) {
	case *ssa.Const:
		if v.Value != nil && v.Value.Kind() == constant.String {
			return constant.StringVal(v.Value), true
		}
	case *ssa.BinOp:
		if v.Op == token.ADD {
			return Text(v.X)
		}
	case *ssa.Call:
		if callee := v.Call.StaticCallee(); callee != nil && callee.Signature.Variadic() && len(v.Call.Args) == 2 {
			return Text(v.Call.Args[0]) // fmt.Sprintf and its like
		}
	}
	return "", false
}

// Unknown stands, in what Format returns, for a part that is not constant.
const Unknown = "%s"

// Format returns the text that v is, with Unknown in the place of what is not constant, and
// whether any of it is.
func Format(v ssa.Value) (string, bool) {
	sum, ok := v.(*ssa.BinOp)
	if !ok || sum.Op != token.ADD {
		return Text(v)
	}
	left, isLeft := Format(sum.X)
	right, isRight := Format(sum.Y)
	if !isLeft {
		left = Unknown
	}
	if !isRight {
		right = Unknown
	}
	return left + right, isLeft || isRight
}

// Arguments returns args with those that a call passes on as the last, variadic one each
// by itself, as far as they are seen.
func Arguments(args []ssa.Value, sig *types.Signature) []ssa.Value {
	if !sig.Variadic() || len(args) == 0 {
		return args
	}
	slice, ok := args[len(args)-1].(*ssa.Slice)
	if !ok {
		return args
	}
	array, ok := slice.X.(*ssa.Alloc)
	if !ok {
		return args
	}
	all := slices.Clone(args[:len(args)-1])
	for _, ref := range *array.Referrers() {
		element, ok := ref.(*ssa.IndexAddr)
		if !ok {
			continue
		}
		for _, use := range *element.Referrers() {
			if store, ok := use.(*ssa.Store); ok && store.Addr == element {
				all = append(all, store.Val)
			}
		}
	}
	return all
}
