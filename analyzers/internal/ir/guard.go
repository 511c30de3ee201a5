package ir

import "go/ast"

// The size guard: the cost of go/ssa grows faster than the function does, with
// its length and much more so with its nesting (x/tools v0.52.0); that of what the
// analyzers ask, with the number of literals, which share the function's variables.
// BenchmarkAtTheLimit measures functions that just pass.
const (
	maxNodes    = 20_000
	maxNesting  = 60
	maxLiterals = 200
)

// isTooBig reports whether n has too many nodes or function literals, or blocks too deeply
// nested.
func isTooBig(n ast.Node) bool {
	nodes, literals, nesting, deepest := 0, 0, 0, 0
	var open []bool // for each open node, whether it nests
	ast.Inspect(n, func(n ast.Node) bool {
		if n == nil {
			if open[len(open)-1] {
				nesting--
			}
			open = open[:len(open)-1]
			return true
		}
		nodes++
		if _, ok := n.(*ast.FuncLit); ok {
			literals++
		}
		_, nests := n.(*ast.BlockStmt)
		if nests {
			nesting++
			deepest = max(deepest, nesting)
		}
		open = append(open, nests)
		return nodes <= maxNodes && literals <= maxLiterals && deepest <= maxNesting
	})
	return nodes > maxNodes || literals > maxLiterals || deepest > maxNesting
}
