package ir

import (
	"go/constant"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// An Entry is one part of a literal, by its key or field.
type Entry struct {
	Key   string
	Value ssa.Value
}

// Entries returns the parts of the literal that v is, or points at: of a map its constant
// keys, of a struct its fields, of a slice of pairs the first field of each, a constant.
func Entries(v ssa.Value) (entries []Entry) {
	switch v := v.(type) {
	case *ssa.MakeInterface:
		return Entries(v.X)
	case *ssa.ChangeType:
		return Entries(v.X)
	case *ssa.UnOp:
		if v.Op == token.MUL {
			return Entries(v.X)
		}
	case *ssa.MakeMap:
		for _, ref := range *v.Referrers() {
			if update, ok := ref.(*ssa.MapUpdate); ok && update.Map == v {
				entries = appendEntry(entries, update.Key, update.Value)
			}
		}
	case *ssa.Alloc:
		t := v.Type().Underlying().(*types.Pointer).Elem().Underlying()
		if fields, ok := t.(*types.Struct); ok {
			for i, value := range fieldsOf(v) {
				entries = append(entries, Entry{fields.Field(i).Name(), value})
			}
		}
	case *ssa.Slice:
		array, ok := v.X.(*ssa.Alloc)
		if !ok {
			return nil
		}
		for _, ref := range *array.Referrers() {
			if pair, ok := ref.(*ssa.IndexAddr); ok {
				if parts := fieldsOf(pair); parts[0] != nil && parts[1] != nil {
					entries = appendEntry(entries, parts[0], parts[1])
				}
			}
		}
	}
	return entries
}

func appendEntry(entries []Entry, key, value ssa.Value) []Entry {
	if wrapped, ok := key.(*ssa.MakeInterface); ok {
		key = wrapped.X
	}
	c, ok := key.(*ssa.Const)
	if !ok || c.Value == nil || c.Value.Kind() != constant.String {
		return entries
	}
	return append(entries, Entry{constant.StringVal(c.Value), value})
}

// fieldsOf returns what is stored in the fields of the struct at addr, by their number:
// there, or in the literal that is copied there.
func fieldsOf(addr ssa.Value) map[int]ssa.Value {
	stored := make(map[int]ssa.Value)
	places := []ssa.Value{addr}
	for _, ref := range *addr.Referrers() {
		if store, ok := ref.(*ssa.Store); ok && store.Addr == addr {
			if load, ok := store.Val.(*ssa.UnOp); ok && load.Op == token.MUL {
				places = append(places, load.X)
			}
		}
	}
	for _, place := range places {
		if place.Referrers() == nil {
			continue // a global
		}
		for _, ref := range *place.Referrers() {
			field, ok := ref.(*ssa.FieldAddr)
			if !ok {
				continue
			}
			for _, use := range *field.Referrers() {
				if store, ok := use.(*ssa.Store); ok && store.Addr == field {
					stored[field.Field] = store.Val
				}
			}
		}
	}
	return stored
}
