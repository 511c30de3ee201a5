package emptywrite

import (
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/ir"
)

// repliesAlike reports whether fn returns an error, and whenever that is nil one and the same
// reply: nobody learns by it what was done.
//
//	return &Reply{Message: "archived"}, nil
func repliesAlike(fn *ssa.Function) bool {
	results := fn.Signature.Results()
	if results.Len() != 2 || !ir.IsError(results.At(1).Type()) {
		return false
	}
	var common ssa.Value
	for _, block := range fn.Blocks {
		ret, ok := block.Instrs[len(block.Instrs)-1].(*ssa.Return)
		if !ok || isNil(ret.Results[0]) && !isNil(ret.Results[1]) {
			continue // it fails
		}
		reply := ret.Results[0]
		if common == nil {
			common = reply
		}
		if !areAlike(common, reply) {
			return false
		}
	}
	return common != nil
}

// areAlike reports whether two values are equal for certain: pointers to literals of the same
// constants and parameters.
func areAlike(a, b ssa.Value) bool {
	if wrapped, ok := a.(*ssa.MakeInterface); ok {
		other, ok := b.(*ssa.MakeInterface)
		return ok && areAlike(wrapped.X, other.X)
	}
	literal, other := literalOf(a), literalOf(b)
	if literal == nil || other == nil || len(literal) != len(other) || !types.Identical(a.Type(), b.Type()) {
		return false
	}
	for field, v := range literal {
		if !areEqual(v, other[field]) {
			return false
		}
	}
	return true
}

func areEqual(a, b ssa.Value) bool {
	switch a := a.(type) {
	case *ssa.Const:
		other, ok := b.(*ssa.Const)
		return ok && a.String() == other.String()
	case *ssa.Parameter:
		return a == b
	}
	return b != nil && areAlike(a, b)
}

// literalOf returns the fields that are set in the literal that v points at; nil if v is
// something else, changed later, or given to anybody but the caller.
func literalOf(v ssa.Value) map[int]ssa.Value {
	alloc, ok := v.(*ssa.Alloc)
	if !ok {
		return nil
	}
	fields := make(map[int]ssa.Value)
	for _, ref := range *alloc.Referrers() {
		switch ref := ref.(type) {
		case *ssa.Return, *ssa.MakeInterface, *ssa.DebugRef:
		case *ssa.Store:
			if ref.Val != v {
				return nil
			}
		case *ssa.FieldAddr:
			store := onlyStore(ref)
			if store == nil || store.Block() != alloc.Block() || fields[ref.Field] != nil {
				return nil
			}
			fields[ref.Field] = store.Val
		default:
			return nil
		}
	}
	return fields
}

// onlyStore returns the store that is all that is done with the address; nil if more is.
func onlyStore(addr *ssa.FieldAddr) *ssa.Store {
	refs := *addr.Referrers()
	if len(refs) != 1 {
		return nil
	}
	store, _ := refs[0].(*ssa.Store)
	return store
}

func isNil(v ssa.Value) bool {
	c, ok := v.(*ssa.Const)
	return ok && c.IsNil()
}
