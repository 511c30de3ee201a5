package resurrect

import (
	"go/scanner"
	"go/token"

	"github.com/incidentlint/incidentlint/analyzers"
)

// alike is the share of pairs of neighbouring tokens that two versions of a declaration
// have in common at least.
const alike = 0.8

// isSame reports whether now is what then was, or nearly: not another thing that has got
// the same name.
func isSame(then, now analyzers.Item) bool {
	if then.Shape != now.Shape {
		return false
	}
	if then.Text == now.Text {
		return true
	}
	a, b := pairs(then.Text), pairs(now.Text)
	common, all := 0, 0
	for pair, n := range a {
		common += min(n, b[pair])
		all += n
	}
	for _, n := range b {
		all += n
	}
	return all > 0 && float64(2*common) >= alike*float64(all)
}

// pairs counts the pairs of neighbouring tokens, comments left out.
func pairs(source string) map[[2]string]int {
	counts := make(map[[2]string]int)
	var s scanner.Scanner
	fset := token.NewFileSet()
	s.Init(fset.AddFile("", -1, len(source)), []byte(source), func(token.Position, string) {}, 0)
	last := ""
	for {
		_, tok, literal := s.Scan()
		if tok == token.EOF {
			return counts
		}
		if literal == "" || tok == token.SEMICOLON {
			literal = tok.String()
		}
		counts[[2]string{last, literal}]++
		last = literal
	}
}
