package effects

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
)

// Copies is the fact of a package that makes function literals which copy objects of an ORM
// for others, as a cache does that hands out copies: which collections these have in common.
type Copies struct{ Shared []string } // "example.com/model.Filter.KeywordIDs", sorted

// AFact makes Copies a fact.
func (*Copies) AFact() {}

// String lists the collections: "copies share model.Filter.KeywordIDs".
func (c *Copies) String() string { return "copies share " + strings.Join(c.Shared, " ") }

// noteCopier notes the collections that a literal leaves in common when it copies an object.
//
//	func(f *Filter) *Filter { g := new(Filter); *g = *f; g.Keywords = nil; return g }
func (p *packageEffects) noteCopier(literal *ast.FuncLit) {
	sig, ok := p.pass.TypesInfo.TypeOf(literal).(*types.Signature)
	if !ok || sig.Params().Len() != 1 || sig.Results().Len() != 1 || !types.Identical(sig.Params().At(0).Type(), sig.Results().At(0).Type()) {
		return
	}
	pointer, ok := sig.Params().At(0).Type().(*types.Pointer)
	if !ok || catalog.ModelOf(pointer.Elem()) == "" {
		return
	}
	s := pointer.Elem().Underlying().(*types.Struct)
	named, ok := types.Unalias(pointer.Elem()).(*types.Named)
	if !ok {
		return
	}
	copies, own := assignedIn(literal)
	if !copies {
		return
	}
	for i := range s.NumFields() {
		if _, ok := catalog.CollectionOf(pointer.Elem(), i); ok && !own[s.Field(i).Name()] {
			p.copies = append(p.copies, named.Obj().Pkg().Path()+"."+named.Obj().Name()+"."+s.Field(i).Name())
		}
	}
}

// assignedIn reports whether the literal assigns what one pointer points at to what another
// does, and which fields it assigns to.
func assignedIn(literal *ast.FuncLit) (copies bool, fields map[string]bool) {
	fields = make(map[string]bool)
	ast.Inspect(literal.Body, func(n ast.Node) bool {
		assign, ok := n.(*ast.AssignStmt)
		if !ok || assign.Tok != token.ASSIGN || len(assign.Lhs) != len(assign.Rhs) {
			return true
		}
		for i, left := range assign.Lhs {
			switch left := left.(type) {
			case *ast.StarExpr:
				_, ok := assign.Rhs[i].(*ast.StarExpr)
				copies = copies || ok
			case *ast.SelectorExpr:
				fields[left.Sel.Name] = true
			}
		}
		return true
	})
	return copies, fields
}

// exportCopies makes that known to importers.
func (p *packageEffects) exportCopies() {
	if len(p.copies) == 0 {
		return
	}
	slices.Sort(p.copies)
	p.pass.ExportPackageFact(&Copies{slices.Compact(p.copies)})
}

// IsSharedByCopies reports whether the objects that a cache hands out have the collection in
// common, as far as the packages that this one imports show.
func (r *Result) IsSharedByCopies(c catalog.Collection, owner types.Type) bool {
	if r.analysis == nil {
		return false
	}
	if pointer, ok := owner.Underlying().(*types.Pointer); ok {
		owner = pointer.Elem()
	}
	named, ok := types.Unalias(owner).(*types.Named)
	if !ok || named.Obj().Pkg() == nil {
		return false
	}
	name := named.Obj().Pkg().Path() + "." + named.Obj().Name() + "." + c.Owner.Name()
	p := r.analysis()
	if slices.Contains(p.copies, name) {
		return true
	}
	return slices.ContainsFunc(p.pass.AllPackageFacts(), func(fact analysis.PackageFact) bool {
		copies, ok := fact.Fact.(*Copies)
		return ok && slices.Contains(copies.Shared, name)
	})
}
