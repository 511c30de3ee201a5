package flow

import (
	"go/ast"
	"go/token"

	"golang.org/x/tools/go/ssa"
)

// A Site is where a loop stands in the source: its keyword, or the call by
// which a function calls itself.
type Site struct {
	Node    ast.Node // *ast.ForStmt, *ast.RangeStmt, *ast.BranchStmt for a goto, or *ast.CallExpr
	Keyword token.Token
}

// Pos returns where the keyword begins.
func (s *Site) Pos() token.Pos { return s.Node.Pos() }

// End returns where the keyword ends, or the call.
func (s *Site) End() token.Pos {
	if s.Keyword == token.ILLEGAL {
		return s.Node.End()
	}
	return s.Node.Pos() + token.Pos(len(s.Keyword.String()))
}

// Site returns the innermost statement of the function that the whole loop lies
// in: a for or range statement, or a goto and its label. It is nil if there is
// none, as for what go/ssa makes of a range over a function.
func (l *Loop) Site() *Site {
	first, last := l.extent()
	syntax := l.Head.Parent().Syntax()
	if syntax == nil || !first.IsValid() {
		return nil
	}
	if l.Again != nil {
		return SiteOf(l.Again)
	}
	if !l.sites.known {
		l.sites.find(syntax)
	}
	var found *span
	for i, s := range l.sites.all {
		if s.from <= first && last < s.to && (found == nil || s.to-s.from < found.to-found.from) {
			found = &l.sites.all[i]
		}
	}
	if found == nil {
		return nil
	}
	return &found.Site
}

// sites are the statements of a function that loops can lie in.
type sites struct {
	known bool
	all   []span
}

// A span is a site and where it begins and ends.
type span struct {
	Site
	from, to token.Pos
}

func (s *sites) find(syntax ast.Node) {
	s.known = true
	labels := labelsIn(syntax)
	ast.Inspect(syntax, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.ForStmt, *ast.RangeStmt:
			s.all = append(s.all, span{Site{n, token.FOR}, n.Pos(), n.End()})
		case *ast.BranchStmt:
			if n.Tok == token.GOTO {
				s.all = append(s.all, span{Site{n, token.GOTO}, labels[n.Label.Name].Pos(), n.End()})
			}
		}
		return true
	})
}

// labelsIn returns the labels of the function by name; it may go to all of them.
func labelsIn(syntax ast.Node) map[string]*ast.LabeledStmt {
	labels := make(map[string]*ast.LabeledStmt)
	ast.Inspect(syntax, func(n ast.Node) bool {
		if label, ok := n.(*ast.LabeledStmt); ok {
			labels[label.Label.Name] = label
		}
		return true
	})
	return labels
}

// SiteOf returns where the call stands; of a go or defer statement, its call.
func SiteOf(call ssa.CallInstruction) *Site {
	var found *Site
	ast.Inspect(call.Parent().Syntax(), func(n ast.Node) bool {
		if expr, ok := n.(*ast.CallExpr); ok && expr.Lparen == call.Common().Pos() {
			found = &Site{Node: expr}
		}
		return found == nil
	})
	return found
}

// extent returns the first and last position of an instruction of the loop.
func (l *Loop) extent() (first, last token.Pos) {
	for block := range l.blocks {
		for _, instr := range block.Instrs {
			if _, isPhi := instr.(*ssa.Phi); isPhi {
				continue // stands where its variable is declared
			}
			pos := instr.Pos()
			if !pos.IsValid() {
				continue
			}
			if !first.IsValid() || pos < first {
				first = pos
			}
			last = max(last, pos)
		}
	}
	return first, last
}
