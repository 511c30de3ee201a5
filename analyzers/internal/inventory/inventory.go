// Package inventory lists what a Go file declares, and the environment keys, hosts and
// feature flags that it mentions: by syntax alone, so that any version of a file can be
// asked, without its package and what that imports.
package inventory

import (
	"go/ast"
	"go/parser"
	"go/token"

	"github.com/incidentlint/incidentlint/analyzers/internal/lazyregexp"
	"github.com/incidentlint/incidentlint/analyzers/internal/ledger"
)

// An Item is one name of a file.
type Item struct {
	Kind  ledger.Kind
	Name  string // of a declaration: Name, Type.Method, Type.Field
	Shape Shape
	Text  string // the declaration as it is written; of the others, the literal
}

// A Shape is what a name is declared as.
type Shape string

// The shapes; what is no declaration has none.
const (
	Func   Shape = "func"
	Type   Shape = "type"
	Value  Shape = "value" // a variable or constant
	Method Shape = "method"
	Field  Shape = "field"
)

// Of returns the items of a file, in source order, some twice; none of a file that a
// generator wrote.
func Of(source string) ([]Item, error) {
	if generated.MatchString(source[:min(len(source), 4096)]) {
		return nil, nil
	}
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "", source, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	l := &lister{source: source, base: file.FileStart, imports: importsOf(file)}
	for _, decl := range file.Decls {
		l.declaration(decl)
	}
	ast.Inspect(file, l.mention)
	return l.items, nil
}

var generated = lazyregexp.New(`(?m)^// Code generated .* DO NOT EDIT\.\r?$`)

type lister struct {
	source  string
	base    token.Pos
	imports map[string]string // import paths by the name that the file uses
	items   []Item
}

func (l *lister) text(n ast.Node) string { return l.source[n.Pos()-l.base : n.End()-l.base] }

func (l *lister) declare(shape Shape, name string, n ast.Node) {
	if name != "_" {
		l.items = append(l.items, Item{Kind: ledger.Name, Name: name, Shape: shape, Text: l.text(n)})
	}
}

func (l *lister) declaration(decl ast.Decl) {
	switch decl := decl.(type) {
	case *ast.FuncDecl:
		switch {
		case decl.Recv == nil && decl.Name.Name != "init" && decl.Name.Name != "main":
			l.declare(Func, decl.Name.Name, decl)
		case decl.Recv != nil && len(decl.Recv.List) == 1:
			if typ := receiver(decl.Recv.List[0].Type); typ != "" {
				l.declare(Method, typ+"."+decl.Name.Name, decl)
			}
		}
	case *ast.GenDecl:
		for _, spec := range decl.Specs {
			switch spec := spec.(type) {
			case *ast.TypeSpec:
				l.declare(Type, spec.Name.Name, spec)
				l.members(spec)
			case *ast.ValueSpec:
				for _, name := range spec.Names {
					l.declare(Value, name.Name, spec)
				}
			}
		}
	}
}

// members lists the fields of a struct and the methods of an interface.
func (l *lister) members(spec *ast.TypeSpec) {
	var list *ast.FieldList
	shape := Field
	switch typ := spec.Type.(type) {
	case *ast.StructType:
		list = typ.Fields
	case *ast.InterfaceType:
		list, shape = typ.Methods, Method
	default:
		return
	}
	for _, field := range list.List {
		for _, name := range field.Names {
			l.declare(shape, spec.Name.Name+"."+name.Name, field)
		}
	}
}

// receiver returns the name of the type that a method belongs to.
func receiver(expr ast.Expr) string {
	for {
		switch x := expr.(type) {
		case *ast.StarExpr:
			expr = x.X
		case *ast.ParenExpr:
			expr = x.X
		case *ast.IndexExpr:
			expr = x.X
		case *ast.IndexListExpr:
			expr = x.X
		case *ast.Ident:
			return x.Name
		default:
			return ""
		}
	}
}
