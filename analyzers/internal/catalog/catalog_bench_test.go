package catalog

import (
	"go/ast"
	"go/types"
	"testing"

	"golang.org/x/tools/go/types/typeutil"
)

// The index is built once for each process, that is for each package under
// go vet: it must cost next to nothing.
func BenchmarkBuildIndex(b *testing.B) {
	for b.Loop() {
		buildIndex()
	}
}

// Every call of a package is looked up.
func BenchmarkEffectOf(b *testing.B) {
	_, info, file := checkSources(b)
	var callees []*types.Func
	ast.Inspect(file, func(n ast.Node) bool {
		if call, ok := n.(*ast.CallExpr); ok {
			callees = append(callees, typeutil.Callee(info, call).(*types.Func))
		}
		return true
	})
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		EffectOf(callees[i%len(callees)])
	}
}
