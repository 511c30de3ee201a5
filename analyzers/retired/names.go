package retired

import (
	"go/ast"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
)

// name reports an identifier that declares a name of the book, or uses that of another
// package: in its own one the declaration is the place to edit.
func (r *reader) name(ident *ast.Ident) {
	if !r.book.words[ident.Name] {
		return
	}
	category, obj := declared, r.pass.TypesInfo.Defs[ident]
	if obj == nil {
		category, obj = used, r.pass.TypesInfo.Uses[ident]
	}
	if obj == nil || obj.Pkg() == nil || category == used && obj.Pkg() == r.pass.Pkg {
		return
	}
	member := catalog.Member(obj)
	item := r.book.names[obj.Pkg().Path()+"."+member]
	if member == "" || item == nil || item.removed && category == used {
		return
	}
	r.report(category, ident, obj.Pkg().Name()+"."+member, item)
}
