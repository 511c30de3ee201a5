package stage

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/types/typeutil"
)

// deepest is how many variables are followed to what they are set from.
const deepest = 8

// implies reports whether the stage is on wherever expr, a bool, has the value.
func (p *Paths) implies(expr ast.Expr, value bool, stage string, depth int) bool {
	if depth > deepest {
		return false
	}
	if known := p.src.Info.Types[expr].Value; known != nil && known.Kind() == constant.Bool && !p.isMarked(expr, stage) {
		return constant.BoolVal(known) != value // it never has it
	}
	switch e := expr.(type) {
	case *ast.ParenExpr:
		return p.implies(e.X, value, stage, depth)
	case *ast.UnaryExpr:
		return e.Op == token.NOT && p.implies(e.X, !value, stage, depth)
	case *ast.BinaryExpr:
		return p.impliesBoth(e, value, stage, depth)
	case *ast.CallExpr:
		return value && p.isGateCall(e, stage)
	case *ast.Ident:
		return value && p.isMarked(e, stage) || p.isSetSo(p.src.Info.Uses[e], value, stage, depth)
	case *ast.SelectorExpr:
		return value && p.isMarked(e, stage) || p.isSetSo(p.src.Info.Uses[e.Sel], value, stage, depth) ||
			value && e.Sel.Name == "On" && p.isFlagCall(e.X, stage)
	}
	return false
}

func (p *Paths) impliesBoth(e *ast.BinaryExpr, value bool, stage string, depth int) bool {
	x := func(value bool) bool { return p.implies(e.X, value, stage, depth) }
	y := func(value bool) bool { return p.implies(e.Y, value, stage, depth) }
	switch e.Op {
	case token.LAND:
		return value && (x(true) || y(true)) || !value && x(false) && y(false)
	case token.LOR:
		return !value && (x(false) || y(false)) || value && x(true) && y(true)
	case token.EQL, token.NEQ: // gate == true
		known := p.src.Info.Types[e.Y].Value
		if known != nil && known.Kind() == constant.Bool {
			return x(constant.BoolVal(known) == (value == (e.Op == token.EQL)))
		}
	}
	return false
}

// isMarked reports whether expr names a gate.
func (p *Paths) isMarked(expr ast.Expr, stage string) bool {
	switch e := expr.(type) {
	case *ast.Ident:
		return p.book.isGate(p.src.Info.Uses[e], stage)
	case *ast.SelectorExpr:
		return p.book.isGate(p.src.Info.Uses[e.Sel], stage)
	}
	return false
}

// isGateCall reports whether call calls a gate, or asks for a flag that is one.
func (p *Paths) isGateCall(call *ast.CallExpr, stage string) bool {
	callee := typeutil.Callee(p.src.Info, call)
	if callee == nil {
		return p.isMarked(ast.Unparen(call.Fun), stage) // a variable or field that holds a func
	}
	return p.book.isGate(callee, stage) || p.isFlagCall(call, stage)
}

func (p *Paths) isFlagCall(expr ast.Expr, stage string) bool {
	call, ok := ast.Unparen(expr).(*ast.CallExpr)
	if !ok || len(p.book.byName[Flag]) == 0 {
		return false
	}
	key, ok := p.src.FlagKey(call)
	return ok && p.book.byName[Flag][key] == stage
}

// isSetSo reports whether obj, a variable or field, is set from such expressions only.
func (p *Paths) isSetSo(obj types.Object, value bool, stage string, depth int) bool {
	v, ok := obj.(*types.Var)
	if !ok || !value || v.Pkg() != p.src.Pkg || !isBool(v.Type()) {
		return false // unset it is false
	}
	s := p.settings()[v]
	if s == nil || len(s.values) == 0 || s.unknown || !s.declared && !v.IsField() {
		return false
	}
	isConstant := true
	for _, setTo := range s.values {
		if !p.implies(setTo, true, stage, depth+1) {
			return false
		}
		isConstant = isConstant && p.src.Info.Types[setTo].Value != nil
	}
	return !isConstant
}

func isBool(t types.Type) bool {
	basic, ok := t.Underlying().(*types.Basic)
	return ok && basic.Info()&types.IsBoolean != 0
}
