package ir

import "go/ast"

// The size guard. go/ssa took 0.5 s for 10,000 ifs in a row and 4.2 s for
// loops nested 1,000 deep (x/tools v0.52.0); within these limits it took less
// than 100 ms for one function (docs/performance.md).
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
