package retired

import (
	"go/ast"
	"strings"
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
	name := hostOf(value)
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
			found = found || ok && r.book.host(hostOf(value)) != nil
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

// hostOf returns the host, in small letters, of a URL, a host:port, or a bare host with a
// dot; "" for a string that is none of these. Verbs of fmt may stand for the port and
// behind it.
func hostOf(s string) string {
	_, rest, isURL := strings.Cut(s, "://")
	if isURL {
		s = rest
		if i := strings.IndexAny(s, "/?#"); i >= 0 {
			s = s[:i]
		}
		s = s[strings.LastIndexByte(s, '@')+1:]
	}
	s, port, hasPort := strings.Cut(s, ":")
	isPlain := hasPort && isNumber(port) || !hasPort && strings.Contains(s, ".")
	if !isURL && !isPlain || strings.ContainsFunc(s, isOutsideHosts) {
		return ""
	}
	return strings.ToLower(strings.TrimSuffix(s, "."))
}

func isNumber(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

func isOutsideHosts(r rune) bool {
	return !('a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || r == '.' || r == '-' || r == '_')
}
