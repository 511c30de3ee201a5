package stage

import (
	"go/ast"
	"go/token"
	"go/types"
)

// A setting is what the bool variables and fields of a package are set from.
type setting struct {
	values   []ast.Expr
	declared bool // with := or var; a parameter is not, it has another value besides
	unknown  bool // set from what cannot be told, or through its address
}

// settings returns those of the package; worked out once.
func (p *Paths) settings() map[*types.Var]*setting {
	if p.set != nil {
		return p.set
	}
	p.set = make(map[*types.Var]*setting)
	for _, file := range p.src.Files {
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.AssignStmt:
				p.setAll(n.Lhs, n.Rhs, n.Tok == token.DEFINE)
			case *ast.ValueSpec:
				p.setAll(identifiers(n.Names), n.Values, true)
			case *ast.CompositeLit:
				p.setFields(n)
			case *ast.RangeStmt:
				p.setUnknown(n.Key)
				p.setUnknown(n.Value)
			case *ast.UnaryExpr:
				if n.Op == token.AND {
					p.setUnknown(n.X)
				}
			}
			return true
		})
	}
	return p.set
}

func identifiers(names []*ast.Ident) []ast.Expr {
	var exprs []ast.Expr
	for _, name := range names {
		exprs = append(exprs, name)
	}
	return exprs
}

func (p *Paths) setAll(left, right []ast.Expr, declares bool) {
	for i, target := range left {
		s := p.setting(target)
		switch {
		case s == nil:
			continue
		case len(left) == len(right):
			s.values = append(s.values, right[i])
		case len(right) == 1 && i == 0:
			s.values = append(s.values, right[0]) // on, err := client.BooleanValue(…)
		case len(right) > 0:
			s.unknown = true
		}
		if ident, ok := target.(*ast.Ident); ok && declares && p.src.Info.Defs[ident] != nil {
			s.declared = true
		}
	}
}

// setFields notes the bool fields of a struct literal.
func (p *Paths) setFields(literal *ast.CompositeLit) {
	t := p.src.Info.TypeOf(literal)
	if t == nil {
		return
	}
	fields, ok := t.Underlying().(*types.Struct)
	if !ok {
		return
	}
	for i, element := range literal.Elts {
		if pair, ok := element.(*ast.KeyValueExpr); ok {
			if s := p.setting(pair.Key); s != nil {
				s.values = append(s.values, pair.Value)
			}
		} else if i < fields.NumFields() && isBool(fields.Field(i).Type()) {
			s := p.of(fields.Field(i))
			s.values = append(s.values, element)
		}
	}
}

func (p *Paths) setUnknown(expr ast.Expr) {
	if s := p.setting(expr); s != nil {
		s.unknown = true
	}
}

// setting returns that of the variable or field that expr names; nil if it is none, or no
// bool.
func (p *Paths) setting(expr ast.Expr) *setting {
	var ident *ast.Ident
	switch e := expr.(type) {
	case *ast.Ident:
		ident = e
	case *ast.SelectorExpr:
		ident = e.Sel
	default:
		return nil
	}
	v, ok := p.src.Info.ObjectOf(ident).(*types.Var)
	if !ok || !isBool(v.Type()) {
		return nil
	}
	return p.of(v)
}

func (p *Paths) of(v *types.Var) *setting {
	if p.set[v] == nil {
		p.set[v] = new(setting)
	}
	return p.set[v]
}
