package refire

import (
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"
	"golang.org/x/tools/go/types/typeutil"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
)

// quickDepth is how many calls deep a function is read to see that it is quick.
const quickDepth = 3

// isQuick reports whether fn is seen to end at once: no loop, nothing that blocks but a
// mutex, no call but of what is quick too.
func (p *pkg) isQuick(fn *ssa.Function) bool {
	if literal, ok := fn.Syntax().(*ast.FuncLit); ok {
		return p.isQuickBody(literal.Body, quickDepth)
	}
	obj, ok := fn.Object().(*types.Func)
	return ok && p.isQuickFunc(obj, quickDepth)
}

func (p *pkg) isQuickFunc(fn *types.Func, depth int) bool {
	if catalog.IsQuick(fn) {
		return true
	}
	decl := p.writes.Decl(fn)
	return decl != nil && depth > 0 && p.isQuickBody(decl.Body, depth-1)
}

func (p *pkg) isQuickBody(body *ast.BlockStmt, depth int) bool {
	quick := true
	ast.Inspect(body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.ForStmt, *ast.RangeStmt, *ast.SelectStmt, *ast.GoStmt:
			quick = false
		case *ast.UnaryExpr:
			quick = quick && n.Op != token.ARROW
		case *ast.SendStmt:
			quick = quick && len(body.List) == 1 // hands over one thing, and that is all
		case *ast.CallExpr:
			quick = quick && p.isQuickCall(n, depth)
		}
		return quick
	})
	return quick
}

func (p *pkg) isQuickCall(call *ast.CallExpr, depth int) bool {
	if p.pass.TypesInfo.Types[call.Fun].IsType() {
		return true
	}
	switch callee := typeutil.Callee(p.pass.TypesInfo, call).(type) {
	case *types.Builtin:
		return true
	case *types.Func:
		return p.isQuickFunc(callee, depth)
	}
	_, isLiteral := ast.Unparen(call.Fun).(*ast.FuncLit)
	return isLiteral // its body is read too
}
