package resurrect

import (
	"go/scanner"
	"go/token"
	"iter"
	"strings"

	"github.com/incidentlint/incidentlint/analyzers"
)

// alike is the share of pairs of neighbouring tokens that two versions of a declaration
// have in common at least.
const alike = 0.8

// isSame reports whether now is what then was, or nearly, but for its name: not another
// thing that has got the same one.
func isSame(then, now analyzers.Item) bool {
	if then.Shape != now.Shape {
		return false
	}
	if then.Text == now.Text {
		return true
	}
	a, b := pairs(then), pairs(now)
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

// pairs counts the pairs of neighbouring tokens, comments left out. The name itself is
// the same in all.
func pairs(item analyzers.Item) map[[2]string]int {
	name := item.Name[strings.LastIndexByte(item.Name, '.')+1:]
	counts := make(map[[2]string]int)
	last := ""
	for token := range tokens(item.Text) {
		if token == name {
			token = "_"
		}
		counts[[2]string{last, token}]++
		last = token
	}
	return counts
}

// tokens yields the tokens of a piece of source.
func tokens(source string) iter.Seq[string] {
	return func(yield func(string) bool) {
		var s scanner.Scanner
		s.Init(token.NewFileSet().AddFile("", -1, len(source)), []byte(source), func(token.Position, string) {}, 0)
		for {
			_, tok, literal := s.Scan()
			if tok == token.EOF {
				return
			}
			if literal == "" || tok == token.SEMICOLON {
				literal = tok.String()
			}
			if !yield(literal) {
				return
			}
		}
	}
}
