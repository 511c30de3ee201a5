package directive

import (
	"go/ast"
	"go/token"
)

// places says where the comments of a file stand.
type places struct {
	docs      map[*ast.CommentGroup]ast.Node   // declaration comments
	functions map[*ast.CommentGroup]*ast.Ident // those of functions and interface methods
	fields    map[*ast.CommentGroup]*ast.Field // comments above and behind struct fields
	firstCode map[int]token.Pos                // by line, the start of the first code on it
	labelled  map[int]ast.Stmt                 // by line of the label
	file      *ast.File
}

func placesOf(fset *token.FileSet, file *ast.File) *places {
	p := &places{
		docs:      make(map[*ast.CommentGroup]ast.Node),
		functions: make(map[*ast.CommentGroup]*ast.Ident),
		fields:    make(map[*ast.CommentGroup]*ast.Field),
		labelled:  make(map[int]ast.Stmt),
		file:      file,
	}
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncDecl:
			p.docs[n.Doc] = n
			p.functions[n.Doc] = n.Name
		case *ast.GenDecl:
			p.docs[n.Doc] = n
		case *ast.TypeSpec:
			p.docs[n.Doc] = n
		case *ast.ValueSpec:
			p.docs[n.Doc] = n
		case *ast.InterfaceType:
			p.methods(n)
		case *ast.StructType:
			for _, field := range n.Fields.List {
				p.fields[field.Doc], p.fields[field.Comment] = field, field
			}
		case *ast.LabeledStmt:
			p.labelled[fset.Position(n.Pos()).Line] = n.Stmt
		}
		return true
	})
	delete(p.docs, nil)
	delete(p.functions, nil)
	delete(p.fields, nil)
	return p
}

// methods notes the comments above and behind the methods of an interface.
func (p *places) methods(iface *ast.InterfaceType) {
	for _, method := range iface.Methods.List {
		if len(method.Names) == 0 {
			continue // embedded
		}
		p.functions[method.Doc] = method.Names[0]
		p.functions[method.Comment] = method.Names[0]
	}
}

// trailing reports whether code stands before comment on its line.
func (p *places) trailing(fset *token.FileSet, comment *ast.Comment) bool {
	if p.firstCode == nil {
		p.firstCode = firstCode(fset, p.file)
	}
	first, ok := p.firstCode[fset.Position(comment.Pos()).Line]
	return ok && first < comment.Pos()
}

// firstCode returns, by line, the first position at which a node starts or
// ends.
func firstCode(fset *token.FileSet, file *ast.File) map[int]token.Pos {
	first := make(map[int]token.Pos)
	note := func(pos token.Pos) {
		line := fset.Position(pos).Line
		if at, ok := first[line]; !ok || pos < at {
			first[line] = pos
		}
	}
	ast.Inspect(file, func(n ast.Node) bool {
		switch n.(type) {
		case nil, *ast.Comment, *ast.CommentGroup:
			return false
		}
		note(n.Pos())
		note(n.End() - 1)
		return true
	})
	return first
}
