package ir

import "go/ast"

// The size guard: the cost of go/ssa grows faster than the function does, with
// its length and much more so with its nesting (x/tools v0.52.0).
// BenchmarkAtTheLimit measures functions that just pass.
const (
	maxNodes   = 20_000
	maxNesting = 100
)

// isTooBig reports whether n has too many nodes, or blocks too deeply nested.
func isTooBig(n ast.Node) bool {
	nodes, nesting, deepest := 0, 0, 0
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
		_, nests := n.(*ast.BlockStmt)
		if nests {
			nesting++
			deepest = max(deepest, nesting)
		}
		open = append(open, nests)
		return nodes <= maxNodes && deepest <= maxNesting
	})
	return nodes > maxNodes || deepest > maxNesting
}
