package flow

import (
	"slices"

	"golang.org/x/tools/go/ssa"
)

// findNamed notes the variables that get a key of the query in a field: they are what was
// asked for by themselves, and what else they get of the object is an ornament.
func (w *absentWalk) findNamed() {
	for _, store := range w.absence.Budget.fields {
		if cell, ok := CellOf(store.Addr); ok && w.isKey(store.Val) {
			w.named[cell.Root] = true
		}
	}
}

// isKey reports whether v is what the query was asked for, or read from the same place.
func (w *absentWalk) isKey(v ssa.Value) bool {
	return slices.ContainsFunc(w.absence.Keys, func(key ssa.Value) bool { return IsSame(key, v) })
}
