package ormmutate

import (
	"fmt"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
	"github.com/incidentlint/incidentlint/analyzers/internal/effects"
	"github.com/incidentlint/incidentlint/analyzers/internal/flow"
	"github.com/incidentlint/incidentlint/analyzers/internal/report"
)

// losesAll finds the empty collection that go-rel takes for one that was not loaded.
//
//	user.Emails = user.Emails[:0]
//	repo.Update(ctx, user)
func (f *family) losesAll(say report.Func) {
	for _, w := range f.persists {
		if w.Does != catalog.RewritesRows {
			continue
		}
		f.instructions(func(instr ssa.Instruction) bool {
			store, ok := instr.(*ssa.Store)
			if !ok || !isEmptySlice(store.Val) || !flow.Follows(w.Call, store) {
				return false
			}
			at := flow.PlaceOf(store.Addr)
			c, ok := f.known.CollectionAt(at)
			change := effects.Change{Edit: flow.Edit{At: store, Result: store.Val}, At: at, Object: w.Object}
			if !ok || c.ORM != w.ORM || !w.Object.Holds(at) || f.known.SourceOf(w.Object).Origin == 0 || f.isReset(change, store, w.Call) {
				return false
			}
			message := fmt.Sprintf("%s is emptied in memory only, %s at line %d takes it for not loaded and removes no row", c.Name, f.known.Name(w.Call.Common()), f.line(w.Call))
			say(f.finding(lost, store, message, f.call(w)))
			return false
		})
	}
}

// isEmptySlice reports whether v is s[:0], or an empty literal; nil is what is not loaded.
func isEmptySlice(v ssa.Value) bool {
	part, ok := v.(*ssa.Slice)
	if !ok {
		return false
	}
	if alloc, ok := part.X.(*ssa.Alloc); ok {
		array, ok := alloc.Type().Underlying().(*types.Pointer).Elem().Underlying().(*types.Array)
		return ok && array.Len() == 0
	}
	return part.High != nil && isZero(part.High)
}
