package effects

import (
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
	"github.com/incidentlint/incidentlint/analyzers/internal/flow"
	"github.com/incidentlint/incidentlint/analyzers/internal/ir"
)

// An Origin says where a function has an object from. The zero Origin is that it has made
// it itself, or that this is not known.
type Origin uint8

// The origins.
const (
	Loaded Origin = iota + 1 // from the store, by a call of the function
	Given                    // from its caller, who has it too
	Kept                     // from a variable of the package, a map, a field or the function around
	Copied                   // from another variable, by value: slices in it are shared
)

// A Source says where an object is from.
type Source struct {
	Origin Origin
	By     catalog.ORM // that has loaded it, if that is seen
	From   flow.Place  // of which it is a copy
}

// SourceOf returns where the function has the object at the place from.
func (r *Result) SourceOf(at flow.Place) Source {
	if r.analysis == nil {
		return Source{}
	}
	return r.analysis().sourceAt(at)
}

// sourceAt: what is an element of something, or is reached through a field of a struct that
// is given, is kept by somebody.
func (p *packageEffects) sourceAt(at flow.Place) Source {
	source := p.sourceOf(at.Root)
	if source.Origin == Copied && strings.Contains(at.Path, "[") {
		source.Origin = Given // an element behind a pointer
	}
	return source
}

func (p *packageEffects) sourceOf(root ssa.Value) Source {
	return origins{p, make(map[ssa.Value]bool)}.of(root)
}

// origins looks for a source, at each variable once.
type origins struct {
	*packageEffects
	seen map[ssa.Value]bool
}

func (p origins) of(root ssa.Value) Source {
	if p.seen[root] {
		return Source{}
	}
	p.seen[root] = true
	switch root := root.(type) {
	case *ssa.Parameter:
		return Source{Origin: Given}
	case *ssa.FreeVar, *ssa.Global:
		return Source{Origin: Kept}
	case *ssa.Call:
		return p.returned(root, 0)
	case *ssa.Extract:
		if call, ok := root.Tuple.(*ssa.Call); ok {
			return p.returned(call, root.Index)
		}
	case *ssa.Phi:
		return p.merged(root)
	case *ssa.Alloc:
		return p.sourceOfVariable(root)
	}
	return Source{}
}

// merged returns the source of a phi if all that come to it have the same.
func (p origins) merged(phi *ssa.Phi) (source Source) {
	for i, edge := range phi.Edges {
		root := flow.PlaceOf(edge).Root
		if root == ssa.Value(phi) {
			continue
		}
		if _, isPhi := root.(*ssa.Phi); isPhi {
			return Source{}
		}
		s := p.of(root)
		if i > 0 && s.Origin != source.Origin {
			return Source{}
		}
		source = s
	}
	return source
}

// returned: what a function returns is loaded if its fact says so. Objects of generated
// types come from generated queries, and what a method of an interface returns beside an
// error from somewhere else, if an ORM keeps its like.
func (p *packageEffects) returned(call *ssa.Call, result int) Source {
	fn := ir.Callee(&call.Call)
	if fn == nil {
		return Source{}
	}
	does := p.of(fn).Objects
	if does.Loads&(1<<result) != 0 {
		return Source{Origin: Loaded, By: does.By}
	}
	if !catalog.ReturnsError(fn.Signature()) {
		return Source{}
	}
	by := ormOf(call.Call.Signature().Results().At(result).Type())
	if by == catalog.Ent || by == catalog.SQLBoiler || by != "" && call.Call.IsInvoke() {
		return Source{Origin: Loaded, By: by}
	}
	return Source{}
}

// ormOf returns the ORM that keeps t, or what it leads to; "" if none is known to.
func ormOf(t types.Type) catalog.ORM {
	for {
		switch u := t.Underlying().(type) {
		case *types.Pointer:
			t = u.Elem()
			continue
		case *types.Slice:
			t = u.Elem()
			continue
		}
		return catalog.ModelOf(t)
	}
}

// sourceOfVariable: a variable is filled from the store, or a copy of something else. One
// that is set more than once has what was loaded, if anything was.
func (p origins) sourceOfVariable(alloc *ssa.Alloc) Source {
	if from := copiedFrom(alloc); from != nil {
		return p.sourceOfValue(from)
	}
	for _, use := range flow.Uses(alloc) {
		switch use := use.(type) {
		case ssa.CallInstruction:
			for _, filled := range p.filled(use.Common()) {
				if flow.PlaceOf(filled.object) == (flow.Place{Root: alloc}) {
					return Source{Origin: Loaded, By: filled.by}
				}
			}
		case *ssa.Store:
			if use.Addr == ssa.Value(alloc) {
				if source := p.sourceOfValue(use.Val); source.Origin == Loaded {
					return source
				}
			}
		}
	}
	return Source{}
}

// sourceOfValue: a whole object is a copy, unless a call has just returned it.
func (p origins) sourceOfValue(v ssa.Value) Source {
	if _, isSlice := v.Type().Underlying().(*types.Slice); isSlice {
		return p.of(flow.PlaceOf(v).Root)
	}
	switch v := v.(type) {
	case *ssa.Parameter:
		return Source{Origin: Copied, From: flow.Place{Root: v}}
	case *ssa.UnOp, *ssa.Lookup:
		from := flow.PlaceOf(v)
		if _, isVariable := from.Root.(*ssa.Alloc); isVariable && p.of(from.Root).Origin == 0 {
			return Source{} // of what the function has made
		}
		return Source{Origin: Copied, From: from}
	case *ssa.Extract:
		if _, ok := v.Tuple.(*ssa.Lookup); ok {
			return Source{Origin: Copied, From: flow.PlaceOf(v)}
		}
		return p.of(v)
	case *ssa.Call:
		return p.of(v)
	}
	return Source{}
}
