package effects

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/types/typeutil"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
)

// asks returns the parameters of fn, a bit for each, receiver first, of which a condition
// in its body asks something; none if the body is not in this package.
func (p *packageEffects) asks(fn *types.Func) uint32 {
	fn = fn.Origin()
	p.mu.Lock()
	defer p.mu.Unlock()
	if asked, ok := p.asked[fn]; ok {
		return asked
	}
	var asked uint32
	if unit := p.units[fn]; unit != nil {
		asked = p.askedIn(fn, unit.node.(*ast.FuncDecl).Body)
	}
	p.asked[fn] = asked
	return asked
}

func (p *packageEffects) askedIn(fn *types.Func, body *ast.BlockStmt) (asked uint32) {
	bits := parameterBits(fn)
	ask := func(e ast.Expr) {
		if e == nil {
			return
		}
		ast.Inspect(e, func(n ast.Node) bool {
			if id, ok := n.(*ast.Ident); ok {
				asked |= bits[p.pass.TypesInfo.Uses[id]]
			}
			return true
		})
	}
	ast.Inspect(body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.IfStmt:
			ask(n.Cond)
		case *ast.ForStmt:
			ask(n.Cond)
		case *ast.RangeStmt:
			ask(n.X)
		case *ast.SwitchStmt:
			ask(n.Tag)
		case *ast.CaseClause:
			for _, e := range n.List {
				ask(e)
			}
		case *ast.BinaryExpr:
			if n.Op == token.EQL || n.Op == token.NEQ || n.Op == token.LAND || n.Op == token.LOR {
				ask(n)
			}
		}
		return true
	})
	return asked
}

// parameterBits gives each parameter of fn a bit, the receiver the first.
func parameterBits(fn *types.Func) map[types.Object]uint32 {
	bits := make(map[types.Object]uint32)
	bit := uint32(1)
	if recv := fn.Signature().Recv(); recv != nil {
		bits[recv] = bit
		bit <<= 1
	}
	for param := range fn.Signature().Params().Variables() {
		bits[param] = bit
		bit <<= 1
	}
	return bits
}

// findRefusals finds the functions that answer false, or an error, and nothing else, if a
// parameter is nil or zero, and those that compare one that points at an object with nil.
func (p *packageEffects) findRefusals(s *survey) {
	for _, u := range s.units {
		if u.fn == nil {
			continue
		}
		isVoid, isAnswer := u.fn.Signature().Results().Len() == 0, u.fn.Signature().Results().Len() == 1 && answers(u.fn.Signature())
		if len(u.asked) == 0 && !isAnswer && (!isVoid || !u.mayEnd) {
			continue
		}
		bits := parameterBits(u.fn)
		for _, asked := range u.asked {
			if v, ok := asked.(*types.Var); ok && bits[v] != 0 && isObjectPointer(v.Type()) {
				p.learn(u.fn, Does{Takes: Takes{Asks: bits[v]}})
			}
		}
		if isVoid && u.mayEnd {
			p.learn(u.fn, Does{Takes: Takes{Asks: p.askedIn(u.fn, u.node.(*ast.FuncDecl).Body)}})
		}
		if !isAnswer {
			continue
		}
		r := refusal{p.pass.TypesInfo, bits}
		if refused := r.body(u.node.(*ast.FuncDecl).Body); refused != 0 {
			p.learn(u.fn, Does{Takes: Takes{Refuses: refused}})
		}
	}
}

// A refusal reads the body of a function that answers.
type refusal struct {
	info *types.Info
	bits map[types.Object]uint32
}

// body returns the parameters that the function refuses when they are nil or zero, by its
// first statements:
//
//	if t == nil || t.ID == "" { return errNoTrace }
//	return t != nil && t.ID != ""
func (r refusal) body(body *ast.BlockStmt) (refused uint32) {
	for _, stmt := range body.List {
		switch stmt := stmt.(type) {
		case *ast.IfStmt:
			if stmt.Init != nil || stmt.Else != nil || !r.refuses(stmt.Body) {
				return refused
			}
			refused |= r.empty(stmt.Cond, true)
		case *ast.ReturnStmt:
			if len(stmt.Results) == 1 {
				refused |= r.empty(stmt.Results[0], false)
			}
			return refused
		default:
			return refused
		}
	}
	return refused
}

// refuses reports whether the block returns false or an error that is made there or
// declared, and does nothing else.
func (r refusal) refuses(block *ast.BlockStmt) bool {
	if len(block.List) != 1 {
		return false
	}
	ret, ok := block.List[0].(*ast.ReturnStmt)
	if !ok || len(ret.Results) != 1 {
		return false
	}
	value := r.info.Types[ret.Results[0]]
	return !value.IsNil() && (value.Value == nil || value.Value.Kind() == constant.Bool && !constant.BoolVal(value.Value))
}

// empty returns the parameters that make cond certainly equal to is when they are nil or
// zero.
func (r refusal) empty(cond ast.Expr, is bool) uint32 {
	switch e := ast.Unparen(cond).(type) {
	case *ast.UnaryExpr:
		if e.Op == token.NOT {
			return r.empty(e.X, !is)
		}
	case *ast.BinaryExpr:
		switch {
		case e.Op == token.LOR && is, e.Op == token.LAND && !is:
			return r.empty(e.X, is) | r.empty(e.Y, is)
		case is && (e.Op == token.EQL || e.Op == token.LEQ) || !is && (e.Op == token.NEQ || e.Op == token.GTR):
			if r.isZero(e.Y) {
				return r.parameter(e.X)
			}
		case is && e.Op == token.LSS && r.isOne(e.Y):
			return r.parameter(e.X)
		}
	case *ast.SelectorExpr:
		if !is {
			return r.parameter(e) // a bool field
		}
	}
	return 0
}

func (r refusal) isZero(e ast.Expr) bool {
	value := r.info.Types[e]
	if value.IsNil() {
		return true
	}
	return value.Value != nil && (isZeroNumber(value.Value) || value.Value.Kind() == constant.String && constant.StringVal(value.Value) == "")
}

func isZeroNumber(v constant.Value) bool {
	return (v.Kind() == constant.Int || v.Kind() == constant.Float) && constant.Sign(v) == 0
}

func (r refusal) isOne(e ast.Expr) bool {
	v := r.info.Types[e].Value
	return v != nil && v.Kind() == constant.Int && constant.Compare(v, token.EQL, constant.MakeInt64(1))
}

// parameter returns the bit of the parameter that e is, a field of, or the length of one.
func (r refusal) parameter(e ast.Expr) uint32 {
	for {
		switch x := ast.Unparen(e).(type) {
		case *ast.Ident:
			return r.bits[r.info.Uses[x]]
		case *ast.SelectorExpr:
			e = x.X
		case *ast.StarExpr:
			e = x.X
		case *ast.CallExpr:
			switch callee := typeutil.Callee(r.info, x).(type) {
			case *types.Builtin:
				if callee.Name() != "len" {
					return 0
				}
				e = x.Args[0]
			case *types.Func:
				switch {
				case len(x.Args) == 1 && catalog.EffectOf(callee).Has(catalog.Pure):
					e = x.Args[0] // strings.TrimSpace
				case len(x.Args) == 0:
					e = x.Fun // a getter
				default:
					return 0
				}
			default:
				return 0
			}
		default:
			return 0
		}
	}
}
