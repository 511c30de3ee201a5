package flow

import (
	"go/token"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/ir"
)

// findNamed notes the variables that get a key of the query in a field: they are what was
// asked for by themselves, and what else they get of the object is an ornament.
func (w *absentWalk) findNamed() {
	for instr := range ir.Instructions(w.root) {
		store, ok := instr.(*ssa.Store)
		if !ok || !w.isKey(store.Val) {
			continue
		}
		if field, isField := store.Addr.(*ssa.FieldAddr); isField {
			if cell, ok := CellOf(field); ok {
				w.named[cell.Root] = true
			}
		}
	}
}

// isKey reports whether v is what the query was asked for, or read from the same place.
func (w *absentWalk) isKey(v ssa.Value) bool {
	return slices.ContainsFunc(w.absence.Keys, func(key ssa.Value) bool { return IsSame(key, v) })
}

// IsSame reports whether two values are one, or read from the same place.
func IsSame(v, other ssa.Value) bool {
	if v == other {
		return true
	}
	a, ok := v.(*ssa.UnOp)
	b, isLoad := other.(*ssa.UnOp)
	if !ok || !isLoad || a.Op != token.MUL || b.Op != token.MUL {
		return false
	}
	x, hasCell := CellOf(a.X)
	y, isCell := CellOf(b.X)
	return hasCell && isCell && (x == y || sameField(a.X, b.X))
}

// sameField reports whether two addresses are of the same field of what is read from the
// same place: state.Provider, twice.
func sameField(a, b ssa.Value) bool {
	x, ok := a.(*ssa.FieldAddr)
	y, isField := b.(*ssa.FieldAddr)
	if !ok || !isField || x.Field != y.Field {
		return false
	}
	u, isLoad := x.X.(*ssa.UnOp)
	v, isOther := y.X.(*ssa.UnOp)
	return isLoad && isOther && u.Op == token.MUL && v.Op == token.MUL && (u.X == v.X || sameField(u.X, v.X))
}
