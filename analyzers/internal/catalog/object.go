package catalog

import "go/types"

// Member spells obj as the documentation of its package does: Name, Type.Method,
// Type.Field; "" for what is no member of the package or of a type declared in it.
func Member(obj types.Object) string {
	if obj == nil || obj.Pkg() == nil {
		return ""
	}
	switch obj := obj.(type) {
	case *types.Func:
		return Name(obj.Origin())
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
