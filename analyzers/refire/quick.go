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
		case *ast.ForStmt, *ast.RangeStmt, *ast.GoStmt:
			quick = false
		case *ast.SelectStmt:
			if p.endsInTime(n) {
				return false
			}
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

// endsInTime reports whether the select does not block, or not for longer than a timer
// runs, and does nothing more.
func (p *pkg) endsInTime(stmt *ast.SelectStmt) bool {
	ends := false
	for _, clause := range stmt.Body.List {
		clause := clause.(*ast.CommClause)
		if clause.Comm == nil {
			ends = true
		}
		if expr, ok := clause.Comm.(*ast.ExprStmt); ok {
			receive, ok := ast.Unparen(expr.X).(*ast.UnaryExpr)
			ends = ends || ok && catalog.IsTick(p.pass.TypesInfo.TypeOf(receive.X))
		}
		for _, stmt := range clause.Body {
			if _, leaves := stmt.(*ast.ReturnStmt); !leaves {
				return false
			}
		}
	}
	return ends
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
