package ormmutate

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/effects"
	"github.com/incidentlint/incidentlint/analyzers/internal/flow"
	"github.com/incidentlint/incidentlint/analyzers/internal/ir"
	"github.com/incidentlint/incidentlint/analyzers/internal/lazyregexp"
)

var moving = lazyregexp.New(`(?i)merge|move|transfer|reassign|adopt|combine|join|migrate|import`)

// isListAddress reports whether the object of the call is a slice that it is given the
// address of.
func isListAddress(w effects.Persist) bool {
	if w.Object.Path != "" {
		return true // of a collection, see the type of the place
	}
	alloc, ok := w.Object.Root.(*ssa.Alloc)
	if !ok {
		return false
	}
	_, ok = alloc.Type().Underlying().(*types.Pointer).Elem().Underlying().(*types.Slice)
	return ok
}

// empties reports whether the edit takes elements out of the list of the call, by a
// function that may take out all.
func (f *family) empties(edit flow.Edit, w effects.Persist) bool {
	if edit.How == flow.Grows || edit.How == flow.Overwrites && !isRefill(edit) || !flow.Follows(w.Call, edit.At) {
		return false
	}
	if hasPlace(edit.Of, w.Object) {
		return true
	}
	return edit.Result != nil && f.anyStore(func(store *ssa.Store) bool {
		return flow.PlaceOf(store.Addr) == w.Object && ir.IsSlice(store.Val.Type()) && f.sharing.ComesThrough(store.Val, edit.Result)
	})
}

// isRefill reports whether the edit puts single elements at the end of what was emptied.
func isRefill(edit flow.Edit) bool { return isRemoval(effects.Change{Edit: edit}) }

// asksLength reports whether the length of the list is compared with something.
func (f *family) asksLength(list flow.Place) bool {
	return f.anyCall(func(step ssa.CallInstruction) bool {
		call, ok := step.(*ssa.Call)
		return ok && flow.IsBuiltin(&call.Call, "len") && hasPlace(f.sharing.Of(call.Call.Args[0]), list) && isCompared(call)
	})
}

func isCompared(v ssa.Value) bool {
	return slices.ContainsFunc(*v.Referrers(), func(ref ssa.Instruction) bool {
		_, ok := ref.(*ssa.BinOp)
		return ok
	})
}
