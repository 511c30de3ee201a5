package retired

import (
	"go/ast"
	"go/types"

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
	local := localName(obj)
	item := r.book.names[obj.Pkg().Path()+"."+local]
	if local == "" || item == nil || item.removed && category == used {
		return
	}
	r.report(category, ident, obj.Pkg().Name()+"."+local, item)
}

// localName spells obj as its package's documentation does: Name, Type.Method,
// Type.Field; "" for what is no member of the package or of a type in it.
func localName(obj types.Object) string {
	switch obj := obj.(type) {
	case *types.Func:
		return catalog.Name(obj.Origin())
	case *types.Var:
		if obj.IsField() {
			return fieldName(obj.Origin())
		}
	}
	if obj.Parent() != obj.Pkg().Scope() {
		return ""
	}
	return obj.Name()
}

// fieldName returns Type.Field; "" if no declared type has the field itself.
func fieldName(field *types.Var) string {
	scope := field.Pkg().Scope()
	for _, name := range scope.Names() {
		typ, ok := scope.Lookup(name).(*types.TypeName)
		if !ok || typ.IsAlias() {
			continue
		}
		s, ok := typ.Type().Underlying().(*types.Struct)
		if !ok {
			continue
		}
		for f := range s.Fields() {
			if f == field {
				return name + "." + field.Name()
			}
		}
	}
	return ""
}
