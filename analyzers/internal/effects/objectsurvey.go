package effects

import (
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
	"github.com/incidentlint/incidentlint/analyzers/internal/ir"
)

// noteObjects notes that u calls fn, as far as that is about objects of an ORM.
func (p *packageEffects) noteObjects(u *unit, fn *types.Func, does Objects) {
	u.cuts = u.cuts || does.Edits.How != 0 || catalog.CutOf(fn) != 0
	if catalog.ORMOf(fn) == "" && does.Writes.Does == 0 && does.Fills|does.Loads == 0 {
		return
	}
	_, persists := catalog.PersistOf(fn)
	_, loads := catalog.LoadOf(fn)
	if persists || loads || catalog.ORMOf(fn) == "" {
		u.triggered, u.objects, p.usesObjects = true, true, true
	}
}

func isClear(info *types.Info, call *ast.CallExpr) bool {
	name, ok := ast.Unparen(call.Fun).(*ast.Ident)
	if !ok || name.Name != "clear" {
		return false
	}
	_, ok = info.Uses[name].(*types.Builtin)
	return ok
}

// surveyObjects finds the functions that cut slices and speak to an ORM, or whose slices
// are collections, or parameters. It looks into no other.
func (p *packageEffects) surveyObjects(units []*unit) {
	for _, u := range units {
		if u.cuts && (u.objects || p.takesSlice(u) || p.mentionsCollection(u)) {
			u.triggered, p.editsSlices = true, true
		}
	}
}

// takesSlice reports whether a parameter of u is a slice that can lie in an object.
func (p *packageEffects) takesSlice(u *unit) bool {
	if u.fn == nil {
		return false
	}
	for param := range u.fn.Signature().Params().Variables() {
		t := param.Type()
		if pointer, ok := t.Underlying().(*types.Pointer); ok {
			t = pointer.Elem()
		}
		if _, ok := types.Unalias(t).(*types.TypeParam); ok && ir.IsSlice(t) {
			return true
		}
		if slice, ok := t.Underlying().(*types.Slice); ok && p.canBeElement(slice.Elem()) {
			return true
		}
	}
	return false
}

// canBeElement reports whether t can be what a collection is made of.
func (p *packageEffects) canBeElement(t types.Type) bool {
	if _, ok := types.Unalias(t).(*types.TypeParam); ok {
		return true
	}
	if pointer, ok := t.Underlying().(*types.Pointer); ok {
		t = pointer.Elem()
	}
	switch u := t.Underlying().(type) {
	case *types.Struct:
		return p.usesObjects || catalog.MayBeModel(t)
	case *types.Basic:
		return p.usesObjects && u.Kind() != types.Byte
	}
	return false
}

// mentionsCollection reports whether a field is named in u that is a collection, by its
// type, or can be one where objects are loaded or written.
func (p *packageEffects) mentionsCollection(u *unit) bool {
	found := false
	ast.Inspect(u.node, func(n ast.Node) bool {
		sel, ok := n.(*ast.SelectorExpr)
		if !ok || found {
			return !found
		}
		selection := p.pass.TypesInfo.Selections[sel]
		if selection == nil || selection.Kind() != types.FieldVal {
			return true
		}
		if _, ok := selection.Type().Underlying().(*types.Slice); !ok {
			return true
		}
		owner, field := ownerOf(selection)
		_, found = catalog.CollectionOf(owner, field)
		if !found && p.usesObjects {
			_, found = catalog.RelationOf(owner, field)
		}
		return !found
	})
	return found
}

// ownerOf returns the struct that declares the selected field, and its number there.
func ownerOf(selection *types.Selection) (types.Type, int) {
	t, path := selection.Recv(), selection.Index()
	for _, i := range path[:len(path)-1] {
		if pointer, ok := t.Underlying().(*types.Pointer); ok {
			t = pointer.Elem()
		}
		t = t.Underlying().(*types.Struct).Field(i).Type()
	}
	return t, path[len(path)-1]
}

// summarizeObjects works out what functions do with objects of an ORM, and with slices.
func (p *packageEffects) summarizeObjects(callers map[*ssa.Function][]*ssa.Function) {
	if !p.usesObjects && !p.editsSlices {
		return
	}
	p.toFixedPoint(callers, p.handling)
	for p.learnHandlers() {
		p.toFixedPoint(callers, p.handling)
	}
}

// learnHandlers takes what an implementation does for what is done through the interface,
// and reports whether that was news.
func (p *packageEffects) learnHandlers() bool {
	isNews := false
	for _, method := range p.implemented {
		for _, fn := range p.implementations[method] {
			isNews = p.learn(method, Does{Objects: p.of(fn).Objects}) || isNews
		}
	}
	return isNews
}
