package ormmutate

import (
	"go/ast"
	"go/token"
	"go/types"
	"go/version"
	"strconv"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ast/astutil"
	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/effects"
)

// cloneFirst returns the fix that has the change made in a copy of the array; nil if what
// is left of it is thrown away, elements are written by the same name, or the place is not
// plain.
func (f *family) cloneFirst(c effects.Change) []analysis.SuggestedFix {
	addr, ok := c.Share.Addr.(*ssa.FieldAddr)
	if !ok || c.Result == nil || f.writesElements(c) {
		return nil
	}
	path := f.pathTo(addr.Pos())
	for i, node := range path {
		if _, ok := node.(*ast.SelectorExpr); ok && i+1 < len(path) {
			return f.cloned(path[i:])
		}
	}
	return nil
}

// writesElements reports whether an element is assigned to by any name of the collection.
func (f *family) writesElements(c effects.Change) bool {
	return f.anyStore(func(store *ssa.Store) bool {
		for addr := store.Addr; ; {
			switch a := addr.(type) {
			case *ssa.FieldAddr:
				addr = a.X
				continue
			case *ssa.IndexAddr:
				return f.isAt(a.X, c.At)
			}
			return false
		}
	})
}

// pathTo returns the nodes around the position, the innermost first.
func (f *family) pathTo(pos token.Pos) []ast.Node {
	file := f.fileOf(pos)
	if file == nil {
		return nil
	}
	path, _ := astutil.PathEnclosingInterval(file, pos, pos)
	return path
}

func (f *family) fileOf(pos token.Pos) *ast.File {
	for _, file := range f.pass.Files {
		if file.FileStart <= pos && pos < file.FileEnd {
			return file
		}
	}
	return nil
}

// cloned returns the fix for the collection that path begins with.
func (f *family) cloned(path []ast.Node) []analysis.SuggestedFix {
	operand := path[0].(ast.Expr)
	if part, ok := path[1].(*ast.SliceExpr); ok && part.X == operand && len(path) > 2 {
		if isNothing(part) {
			return []analysis.SuggestedFix{{
				Message:   "Leave no capacity, so that the first append copies",
				TextEdits: []analysis.TextEdit{{Pos: part.Rbrack, End: part.Rbrack, NewText: []byte(":0")}},
			}}
		}
		operand, path = part, path[1:]
	}
	switch parent := path[1].(type) {
	case *ast.CallExpr:
		if parent.Fun == operand || len(parent.Args) == 0 || parent.Args[0] != operand {
			return nil
		}
	case *ast.AssignStmt:
		if len(parent.Rhs) != 1 || parent.Rhs[0] != operand {
			return nil
		}
	default:
		return nil
	}
	return f.wrapped(operand)
}

// isNothing reports whether the part is s[:0].
func isNothing(part *ast.SliceExpr) bool {
	high, ok := part.High.(*ast.BasicLit)
	return ok && high.Value == "0" && part.Low == nil && !part.Slice3
}

// wrapped returns the fix that clones what e is.
func (f *family) wrapped(e ast.Expr) []analysis.SuggestedFix {
	name, edits := f.importSlices(e.Pos())
	if name == "" {
		return nil
	}
	edits = append(edits,
		analysis.TextEdit{Pos: e.Pos(), End: e.Pos(), NewText: []byte(name + ".Clone(")},
		analysis.TextEdit{Pos: e.End(), End: e.End(), NewText: []byte(")")})
	return []analysis.SuggestedFix{{Message: "Change a copy", TextEdits: edits}}
}

const clonePackage = "slices"

// importSlices returns the name of the package by which the file of pos imports it, and the
// edits that make it do so; "" if that is not plain, or the package is not there yet.
func (f *family) importSlices(pos token.Pos) (name string, edits []analysis.TextEdit) {
	file := f.fileOf(pos)
	if v := f.pass.TypesInfo.FileVersions[file]; version.IsValid(v) && version.Compare(v, "go1.21") < 0 {
		return "", nil
	}
	for _, spec := range file.Imports {
		if path, _ := strconv.Unquote(spec.Path.Value); path != clonePackage {
			continue
		}
		switch {
		case spec.Name == nil:
			return clonePackage, nil
		case spec.Name.Name == "_" || spec.Name.Name == ".":
			return "", nil
		}
		return spec.Name.Name, nil
	}
	scope := f.pass.TypesInfo.Scopes[file].Innermost(pos)
	if scope == nil {
		return "", nil
	}
	if _, obj := scope.LookupParent(clonePackage, pos); obj != nil {
		return "", nil // the name is another's
	}
	return clonePackage, importInto(file)
}

// importInto returns the edits that import the package beside the standard packages that
// the file imports.
func importInto(file *ast.File) []analysis.TextEdit {
	var last *ast.ImportSpec
	for _, spec := range file.Imports {
		path, _ := strconv.Unquote(spec.Path.Value)
		if first, _, _ := strings.Cut(path, "/"); strings.Contains(first, ".") || spec.Name != nil {
			break
		}
		if path > clonePackage && isGrouped(file, spec) {
			return []analysis.TextEdit{{Pos: spec.Pos(), End: spec.Pos(), NewText: []byte(strconv.Quote(clonePackage) + "\n\t")}}
		}
		last = spec
	}
	if last != nil && isGrouped(file, last) {
		return []analysis.TextEdit{{Pos: last.End(), End: last.End(), NewText: []byte("\n\t" + strconv.Quote(clonePackage))}}
	}
	return []analysis.TextEdit{{Pos: file.Name.End(), End: file.Name.End(), NewText: []byte("\n\nimport " + strconv.Quote(clonePackage))}}
}

// isGrouped reports whether spec stands in parentheses.
func isGrouped(file *ast.File, spec *ast.ImportSpec) bool {
	for _, decl := range file.Decls {
		if decl, ok := decl.(*ast.GenDecl); ok && decl.Pos() <= spec.Pos() && spec.End() <= decl.End() {
			return decl.Lparen.IsValid()
		}
	}
	return false
}

// cloneBatch returns the fix that takes a copy of the part.
func (f *family) cloneBatch(part *ssa.Slice) []analysis.SuggestedFix {
	for _, node := range f.pathTo(part.Pos()) {
		if e, ok := node.(*ast.SliceExpr); ok {
			if _, isValue := f.pass.TypesInfo.TypeOf(e.X).Underlying().(*types.Slice); !isValue {
				return nil
			}
			return f.wrapped(e)
		}
	}
	return nil
}
