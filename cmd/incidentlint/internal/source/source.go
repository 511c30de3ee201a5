// Package source reads the user's files for what a position does not say.
package source

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/incidentlint/incidentlint/cmd/incidentlint/internal/tree"
)

// Files are source files by name, each read once.
type Files map[string]*file

type file struct {
	lines     [][]byte
	functions []function
}

// function is a declaration from its first line to its last.
type function struct {
	name        string
	first, last int
}

// Function returns the function or method that holds the line, "Save" or
// "Repository.Save"; "" outside of functions, and in a file that is no Go.
func (f Files) Function(name string, line int) string {
	for _, fn := range f.read(name).functions {
		if fn.first <= line && line <= fn.last {
			return fn.name
		}
	}
	return ""
}

// UTF16 returns the column of a byte column in units of UTF-16, both from 1. A
// column that is not in the file is returned as it is.
func (f Files) UTF16(name string, line, column int) int {
	lines := f.read(name).lines
	if line < 1 || line > len(lines) || column < 1 || column-1 > len(lines[line-1]) {
		return column
	}
	units := 1
	for before := lines[line-1][:column-1]; len(before) > 0; {
		r, size := utf8.DecodeRune(before)
		units += utf16.RuneLen(r)
		before = before[size:]
	}
	return units
}

// read returns the file of the name, empty if it cannot be read.
func (f Files) read(name string) *file {
	if known, ok := f[name]; ok {
		return known
	}
	f[name] = new(file)
	if text, err := tree.Read(name); err == nil {
		f[name] = &file{lines: bytes.Split(text, []byte("\n")), functions: functions(text)}
	}
	return f[name]
}

func functions(text []byte) []function {
	fset := token.NewFileSet()
	syntax, err := parser.ParseFile(fset, "", text, parser.SkipObjectResolution)
	if err != nil {
		return nil
	}
	var all []function
	for _, decl := range syntax.Decls {
		if fn, ok := decl.(*ast.FuncDecl); ok {
			line := func(pos token.Pos) int { return fset.PositionFor(pos, false).Line }
			all = append(all, function{nameOf(fn), line(fn.Pos()), line(fn.End())})
		}
	}
	return all
}

// nameOf returns the name of fn with its receiver's type, "T.F" for *T and T[E].
func nameOf(fn *ast.FuncDecl) string {
	if fn.Recv == nil || len(fn.Recv.List) == 0 {
		return fn.Name.Name
	}
	for receiver := fn.Recv.List[0].Type; ; {
		switch t := receiver.(type) {
		case *ast.ParenExpr:
			receiver = t.X
		case *ast.StarExpr:
			receiver = t.X
		case *ast.IndexExpr:
			receiver = t.X
		case *ast.IndexListExpr:
			receiver = t.X
		case *ast.Ident:
			return t.Name + "." + fn.Name.Name
		default:
			return fn.Name.Name
		}
	}
}
