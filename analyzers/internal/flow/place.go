package flow

import (
	"go/token"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// A Place is where a program keeps something: a variable, a parameter or what a call
// returned, and the fields and elements that lead on from it, through pointers:
// "u.Edges.Posts". What is read there twice is taken for the same.
type Place struct {
	Root ssa.Value
	Path string // ".Edges.Posts", "[t3].Users"; "" for the root
}

// PlaceOf returns the place of v: of what it points at if it is an address, else of where
// it was read.
func PlaceOf(v ssa.Value) Place { return placeOf(v, make(map[ssa.Value]bool)) }

func placeOf(v ssa.Value, seen map[ssa.Value]bool) Place {
	if seen[v] {
		return Place{Root: v}
	}
	seen[v] = true
	switch v := v.(type) {
	case *ssa.FieldAddr:
		return placeOf(v.X, seen).then("." + FieldOf(v).Name())
	case *ssa.Field:
		return placeOf(v.X, seen).then("." + structOf(v.X.Type()).Field(v.Field).Name())
	case *ssa.IndexAddr:
		return placeOf(v.X, seen).then("[" + v.Index.Name() + "]")
	case *ssa.Lookup:
		return placeOf(v.X, seen).then("[" + v.Index.Name() + "]")
	case *ssa.Extract:
		if lookup, ok := v.Tuple.(*ssa.Lookup); ok && v.Index == 0 {
			return placeOf(lookup, seen)
		}
	case *ssa.UnOp:
		if v.Op == token.MUL {
			return placeOf(v.X, seen)
		}
	case *ssa.MakeInterface:
		return placeOf(v.X, seen)
	case *ssa.ChangeType:
		return placeOf(v.X, seen)
	case *ssa.TypeAssert:
		if !v.CommaOk {
			return placeOf(v.X, seen)
		}
	case *ssa.Slice:
		return placeOf(v.X, seen)
	case *ssa.FreeVar:
		if binding := captured(v); binding != nil {
			return placeOf(binding, seen)
		}
	case *ssa.Alloc:
		if value := onlyPointer(v); value != nil {
			return placeOf(value, seen)
		}
	case *ssa.Phi:
		return placeOfPhi(v, seen)
	}
	return Place{Root: v}
}

// then returns the place that step leads to from p.
func (p Place) then(step string) Place { return Place{p.Root, p.Path + step} }

// placeOfPhi returns the place that all ways to the phi lead from, or the phi.
func placeOfPhi(phi *ssa.Phi, seen map[ssa.Value]bool) Place {
	var common Place
	for _, edge := range phi.Edges {
		if edge == ssa.Value(phi) {
			continue
		}
		place := placeOf(edge, seen)
		if common.Root != nil && place != common {
			return Place{Root: phi}
		}
		common = place
	}
	return common
}

// onlyPointer returns the pointer that is stored in the variable, if there is only one.
func onlyPointer(alloc *ssa.Alloc) ssa.Value {
	if _, ok := alloc.Type().Underlying().(*types.Pointer).Elem().Underlying().(*types.Pointer); !ok {
		return nil
	}
	var only ssa.Value
	for _, use := range addressUses(alloc) {
		store, ok := use.(*ssa.Store)
		if !ok || store.Addr != ssa.Value(alloc) || only != nil {
			return nil
		}
		only = store.Val
	}
	return only
}

// FieldOf returns the field whose address v is.
func FieldOf(v *ssa.FieldAddr) *types.Var {
	return structOf(v.X.Type()).Field(v.Field)
}

func structOf(t types.Type) *types.Struct {
	if pointer, ok := t.Underlying().(*types.Pointer); ok {
		t = pointer.Elem()
	}
	return t.Underlying().(*types.Struct)
}

// Holds reports whether other is p or lies in it.
func (p Place) Holds(other Place) bool {
	rest, ok := strings.CutPrefix(other.Path, p.Path)
	return ok && p.Root == other.Root && (rest == "" || rest[0] == '.' || rest[0] == '[')
}
