package retired

import (
	"go/ast"

	"github.com/incidentlint/incidentlint/analyzers/internal/ledger"
)

// host reports a constant string that names a retired host, and reports whether what it
// is made of is worth a look. A named constant is reported where it gets its value.
func (r *reader) host(expr ast.Expr) (descend bool) {
	if len(r.book.hosts) == 0 {
		return true
	}
	value, ok := r.stringOf(expr)
	if !ok || isNamed(expr) {
		return true
	}
	name := ledger.HostOf(value)
	item := r.book.host(name)
	if item == nil {
		return true
	}
	if !r.isNamedIn(expr) {
		r.report(used, expr, "host "+name, item)
	}
	return false
}

// isNamedIn reports whether a part of expr is a named constant that names a retired host
// itself.
func (r *reader) isNamedIn(expr ast.Expr) bool {
	found := false
	ast.Inspect(expr, func(n ast.Node) bool {
		if part, ok := n.(ast.Expr); ok && isNamed(part) {
			value, ok := r.stringOf(part)
			found = found || ok && r.book.host(ledger.HostOf(value)) != nil
		}
		return !found
	})
	return found
}

func isNamed(expr ast.Expr) bool {
	switch expr.(type) {
	case *ast.Ident, *ast.SelectorExpr:
		return true
	}
	return false
}
