package effects

import (
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/types/typeutil"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
)

// findClocks finds the functions that answer by the clock: one bool, from an
// expression that asks what time it is.
func (p *packageEffects) findClocks(s *survey) {
	for _, u := range s.units {
		decl, ok := u.node.(*ast.FuncDecl)
		if !ok || !answersOnly(u.fn.Signature()) {
			continue
		}
		if asksClock(decl.Body, func(call *ast.CallExpr) bool {
			fn, ok := typeutil.Callee(p.pass.TypesInfo, call).(*types.Func)
			return ok && p.of(fn).Effects.Has(catalog.AsksClock)
		}) {
			p.learn(u.fn, Does{Effects: catalog.AsksClock})
		}
	}
}

func answersOnly(sig *types.Signature) bool {
	if sig.Results().Len() != 1 {
		return false
	}
	basic, ok := sig.Results().At(0).Type().Underlying().(*types.Basic)
	return ok && basic.Kind() == types.Bool
}

// asksClock reports whether a value that body returns is made by a call for which is
// is true.
func asksClock(body *ast.BlockStmt, is func(*ast.CallExpr) bool) bool {
	found := false
	ast.Inspect(body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.ReturnStmt:
			for _, result := range n.Results {
				ast.Inspect(result, func(n ast.Node) bool {
					call, ok := n.(*ast.CallExpr)
					found = found || ok && is(call)
					return !found
				})
			}
		}
		return !found
	})
	return found
}

// findRunsLater finds the functions that start a goroutine in which one that they are given
// runs.
func (p *packageEffects) findRunsLater(s *survey) {
	for _, u := range s.units {
		decl, ok := u.node.(*ast.FuncDecl)
		if ok && takesFunc(u.fn.Signature()) && p.startsParameter(decl) {
			p.learn(u.fn, Does{Effects: catalog.RunsLater})
		}
	}
}

func takesFunc(sig *types.Signature) bool {
	for param := range sig.Params().Variables() {
		if _, ok := param.Type().Underlying().(*types.Signature); ok {
			return true
		}
	}
	return false
}

// startsParameter reports whether a go statement of the function uses a parameter that is
// a function.
func (p *packageEffects) startsParameter(decl *ast.FuncDecl) bool {
	found := false
	depth := 0 // of go statements
	var open []ast.Node
	ast.Inspect(decl.Body, func(n ast.Node) bool {
		if n == nil {
			if _, ok := open[len(open)-1].(*ast.GoStmt); ok {
				depth--
			}
			open = open[:len(open)-1]
			return true
		}
		open = append(open, n)
		switch n := n.(type) {
		case *ast.GoStmt:
			depth++
		case *ast.Ident:
			found = found || depth > 0 && p.isFuncParameter(decl, n)
		}
		return true
	})
	return found
}

func (p *packageEffects) isFuncParameter(decl *ast.FuncDecl, id *ast.Ident) bool {
	v, ok := p.pass.TypesInfo.Uses[id].(*types.Var)
	if !ok || v.Pos() < decl.Type.Params.Pos() || v.Pos() >= decl.Type.Params.End() {
		return false
	}
	_, isFunc := v.Type().Underlying().(*types.Signature)
	return isFunc
}
