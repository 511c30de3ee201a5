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
		f.anyStore(func(store *ssa.Store) bool {
			if !isEmptySlice(store.Val) || !flow.Follows(w.Call, store) {
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

// keepsKey finds the key that is set while the object of the old one is loaded: gorm takes
// the key of that, and writes it back.
//
//	db.Preload("Company").First(&user, id)
//	user.CompanyID = other
//	db.Save(&user)
func (f *family) keepsKey(say report.Func) {
	for _, w := range f.persists {
		if w.Does != catalog.SavesRows || w.Field != "" {
			continue
		}
		for _, relation := range f.preloaded(w.Object) {
			key := f.keySet(w, relation)
			if key == nil || w.LeavesOut(relation) {
				continue
			}
			message := fmt.Sprintf("%s is set while %s is loaded, %s at line %d writes the old key back", flow.FieldOf(key.Addr.(*ssa.FieldAddr)).Name(), relation, f.known.Name(w.Call.Common()), f.line(w.Call))
			say(f.finding(staleKey, key, message, f.call(w)))
		}
	}
}

// preloaded returns the relations that are loaded with the object.
func (f *family) preloaded(object flow.Place) (relations []string) {
	for _, call := range f.loads(object) {
		relations = append(relations, f.known.Preloads(call.Common())...)
	}
	return relations
}

// keySet returns the store of the key of the relation before the write; nil if there is
// none, or the relation itself is set as well.
func (f *family) keySet(w effects.Persist, relation string) *ssa.Store {
	var key *ssa.Store
	isSet := f.anyStore(func(store *ssa.Store) bool {
		if !flow.Follows(w.Call, store) {
			return false
		}
		switch at := flow.PlaceOf(store.Addr); at {
		case flow.Place{Root: w.Object.Root, Path: w.Object.Path + "." + relation}:
			return true
		case flow.Place{Root: w.Object.Root, Path: w.Object.Path + "." + relation + "ID"}:
			key = store
		}
		return false
	})
	if isSet {
		return nil
	}
	return key
}
