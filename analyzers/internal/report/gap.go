package report

import (
	"fmt"
	"go/ast"
	"go/token"
	"slices"

	"golang.org/x/tools/go/analysis"
)

// Gap returns the finding that node was not analysed; why follows its name, as
// in "is too big". Every analyzer may say so; it is shown on request only, and
// keeps directives there from being called unused.
func Gap(node ast.Node, why string) Finding {
	return Finding{
		Category: NotAnalysed,
		Range:    node,
		Message:  fmt.Sprintf("%s %s to be analysed, a finding in it is missed", nameOf(node), why),
	}
}

func nameOf(n ast.Node) string {
	switch n := n.(type) {
	case *ast.FuncDecl:
		return "function " + n.Name.Name
	case *ast.FuncLit:
		return "function literal"
	case *ast.ValueSpec:
		return "initialiser of " + n.Names[0].Name
	}
	return "code"
}

// leftAlone reports whether pos lies in a function, or its comment, that this
// analyzer or a required one did not look into, so that silence there says
// nothing.
func (s *sink) leftAlone(pos token.Pos) bool {
	isAround := func(code analysis.Range) bool { return holds(code, pos) }
	if slices.ContainsFunc(s.gaps, isAround) {
		return true
	}
	for _, result := range s.pass.ResultOf {
		r, ok := result.(interface{ LeftAlone() ([]ast.Node, bool) })
		if !ok {
			continue
		}
		nodes, all := r.LeftAlone()
		if all || slices.ContainsFunc(nodes, func(n ast.Node) bool { return isAround(n) }) {
			return true
		}
	}
	return false
}

// holds reports whether pos lies in the code or in its comment.
func holds(code analysis.Range, pos token.Pos) bool {
	start := code.Pos()
	var doc *ast.CommentGroup
	switch n := code.(type) {
	case *ast.FuncDecl:
		doc = n.Doc
	case *ast.ValueSpec:
		doc = n.Doc
	}
	if doc != nil {
		start = doc.Pos()
	}
	return start <= pos && pos < code.End()
}
