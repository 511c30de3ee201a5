package effects

import (
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
	"github.com/incidentlint/incidentlint/analyzers/internal/flow"
	"github.com/incidentlint/incidentlint/analyzers/internal/ir"
)

// A Change is an edit of a collection of an object.
type Change struct {
	flow.Edit
	Collection catalog.Collection
	At         flow.Place // of the collection
	Object     flow.Place // that it lies in
	Source     Source     // of the object
	Share      flow.Share
}

// Sharing tells flow which calls hand back what they are given.
func (r *Result) Sharing() flow.Sharing {
	if r.analysis == nil {
		return flow.Sharing{Passes: func(*ssa.CallCommon) int { return -1 }}
	}
	return r.analysis().sharing()
}

// Edits returns the edits of slices in fn, in its order.
func (r *Result) Edits(fn *ssa.Function) []flow.Edit {
	if r.analysis == nil || !r.analysis().editsSlices {
		return nil
	}
	p := r.analysis()
	return p.sharing().Edits(fn, p.handed)
}

// Changes returns those of collections.
func (r *Result) Changes(fn *ssa.Function) (all []Change) {
	for _, edit := range r.Edits(fn) {
		for _, share := range edit.Of {
			if c, ok := r.CollectionAt(share.At); ok {
				change := Change{Edit: edit, Collection: c, At: share.At, Share: share}
				change.Object = objectAt(share.At, c)
				change.Source = r.SourceOf(change.Object)
				all = append(all, change)
			}
		}
	}
	return all
}

// CollectionAt returns the collection that is kept at the place; false if there is none, or
// that is not known.
func (r *Result) CollectionAt(at flow.Place) (catalog.Collection, bool) {
	if r.analysis == nil || at.Path == "" || strings.HasSuffix(at.Path, "]") {
		return catalog.Collection{}, false
	}
	t, path := at.Root.Type(), at.Path
	for {
		open := strings.IndexByte(path, '[')
		if open < 0 {
			break
		}
		var ok bool
		if t, ok = typeAt(t, path[:open]); !ok {
			return catalog.Collection{}, false
		}
		if t = elementOf(t); t == nil {
			return catalog.Collection{}, false
		}
		path = path[open+1+strings.IndexByte(path[open:], ']'):]
	}
	return collectionAt(t, path, r.analysis().sourceOf(at.Root).By)
}

// typeAt returns the type that the path of field names leads to from t.
func typeAt(t types.Type, path string) (types.Type, bool) {
	for name := range strings.SplitSeq(strings.TrimPrefix(path, "."), ".") {
		if name == "" {
			break
		}
		obj, _, _ := types.LookupFieldOrMethod(t, true, packageOf(t), name)
		field, ok := obj.(*types.Var)
		if !ok {
			return nil, false
		}
		t = field.Type()
	}
	return t, true
}

// packageOf returns the package of the named type that t is, or points at, for its
// unexported fields; nil if it has none.
func packageOf(t types.Type) *types.Package {
	for {
		pointer, ok := types.Unalias(t).(*types.Pointer)
		if !ok {
			break
		}
		t = pointer.Elem()
	}
	if named, ok := types.Unalias(t).(*types.Named); ok {
		return named.Obj().Pkg()
	}
	return nil
}

// elementOf returns the type of what is in t: a slice, array, map, or pointer to one.
func elementOf(t types.Type) types.Type {
	for {
		switch u := t.Underlying().(type) {
		case *types.Pointer:
			t = u.Elem()
		case *types.Slice:
			return u.Elem()
		case *types.Array:
			return u.Elem()
		case *types.Map:
			return u.Elem()
		default:
			return nil
		}
	}
}

// objectAt returns the place of the object whose collection is kept at the place: without
// the field, and the struct of relations that generated code puts it in.
func objectAt(at flow.Place, c catalog.Collection) flow.Place {
	steps := strings.Count(c.Name, ".")
	path := at.Path
	for range max(steps, 1) {
		path = path[:strings.LastIndexByte(path, '.')]
	}
	return flow.Place{Root: at.Root, Path: path}
}

// Filled returns the places of the objects that call loads.
func (r *Result) Filled(call *ssa.CallCommon) (objects []flow.Place) {
	if r.analysis == nil {
		return nil
	}
	for _, filled := range r.analysis().filled(call) {
		objects = append(objects, flow.PlaceOf(filled.object))
	}
	return objects
}

// Removes reports whether call deletes rows, runs a statement or speaks to a relation.
func (r *Result) Removes(call *ssa.CallCommon) bool {
	return r.analysis != nil && r.analysis().removes(call)
}

// Edited reports whether call edits a slice by what is known of its callee's source.
func (r *Result) Edited(call *ssa.CallCommon) bool {
	fn := ir.Callee(call)
	return fn != nil && r.analysis != nil && r.analysis().of(fn).Objects.Edits.How != 0
}

// Preloads returns the relations, by their names, that the chain of the call loads too.
func (r *Result) Preloads(call *ssa.CallCommon) (names []string) {
	if ir.Callee(call) == nil {
		return nil
	}
	for _, before := range chainOf(call) {
		if fn := ir.Callee(before); catalog.Preloads(fn) {
			if name, ok := ir.Text(before.Args[1]); ok && !strings.Contains(name, ".") {
				names = append(names, name)
			}
		}
	}
	return names
}
