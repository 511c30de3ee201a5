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

// appendsShared finds the relation to which several copies of one object are told to
// append: they put what is new into the same array.
//
//	for … { go func() { v := user; db.Model(&v).Association("Tags").Append(&tag) }() }
func (f *family) appendsShared(say report.Func) {
	for _, w := range f.persists {
		if w.ORM != catalog.GORM || w.Does != catalog.SavesRows || w.Field == "" || w.Object.Path != "" {
			continue
		}
		alloc, ok := w.Object.Root.(*ssa.Alloc)
		source := f.known.SourceOf(w.Object)
		if !ok || source.Origin != effects.Copied || source.From.Path != "" || !isMany(alloc, source.From.Root) {
			continue
		}
		at := flow.Place{Root: alloc, Path: "." + w.Field}
		c, ok := f.known.CollectionAt(at)
		if !ok || f.isReset(effects.Change{At: at, Object: w.Object}, nil, w.Call) {
			continue
		}
		message := fmt.Sprintf("%s puts its rows into the array of %s, which all copies of the object share", f.known.Name(w.Call.Common()), c.Name)
		say(f.finding(copied, w.Call, message))
	}
}

// isMany reports whether the copy is made in a goroutine that the function with the
// original starts in a loop.
func isMany(alloc *ssa.Alloc, original ssa.Value) bool {
	literal := alloc.Parent()
	if literal.Parent() == nil || original.Parent() != literal.Parent() {
		return false
	}
	for _, loop := range flow.Loops(literal.Parent()) {
		for _, block := range literal.Parent().Blocks {
			if !loop.Holds(block) {
				continue
			}
			for _, instr := range block.Instrs {
				if start, ok := instr.(*ssa.Go); ok && start.Call.StaticCallee() == literal {
					return true
				}
			}
		}
	}
	return false
}
