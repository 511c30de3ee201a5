package effects

import (
	"go/ast"
	"go/types"
	"slices"
	"strings"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
	"github.com/incidentlint/incidentlint/analyzers/internal/wiring"
)

// A wire is an expression that is used as an interface.
type wire struct {
	at   ast.Expr
	as   *types.Named // the interface
	typ  types.Type
	from *types.Func    // that has returned it, if typ is an interface
	into *types.Package // that is given it; nil if that is not known
	by   *types.Func    // that returns it; or nil
}

// noteWires notes the expressions in n that are used as interfaces; it stands in the unit, and
// there in the open nodes.
func (p *packageEffects) noteWires(n, unit ast.Node, open []ast.Node) {
	info := p.pass.TypesInfo
	switch n := n.(type) {
	case *ast.CallExpr:
		p.noteArguments(n)
	case *ast.ReturnStmt:
		results, by := p.resultsAround(unit, open)
		if results.Len() == len(n.Results) {
			for i, e := range n.Results {
				p.noteWire(e, results.At(i).Type(), nil, by)
			}
		}
	case *ast.AssignStmt:
		p.noteMade(n)
		if len(n.Lhs) == len(n.Rhs) {
			for i, e := range n.Rhs {
				if t := info.TypeOf(n.Lhs[i]); t != nil {
					p.noteWire(e, t, nil, nil)
				}
			}
		}
	case *ast.ValueSpec:
		if n.Type != nil && n.Names[0].Name != "_" {
			for _, e := range n.Values {
				p.noteWire(e, info.TypeOf(n.Type), nil, nil)
			}
		}
	case *ast.CompositeLit:
		p.noteFields(n)
	}
}

// noteMade notes the variables that hold what a function of another package returns.
func (p *packageEffects) noteMade(assign *ast.AssignStmt) {
	for i, left := range assign.Lhs {
		name, ok := left.(*ast.Ident)
		if !ok {
			continue
		}
		right := assign.Rhs[min(i, len(assign.Rhs)-1)]
		if v, ok := p.pass.TypesInfo.Defs[name].(*types.Var); ok && types.IsInterface(v.Type()) {
			p.made[v] = p.calledElsewhere(right)
		}
	}
}

// calledElsewhere returns the function of another package that e calls; nil if it does not.
func (p *packageEffects) calledElsewhere(e ast.Expr) *types.Func {
	call, ok := ast.Unparen(e).(*ast.CallExpr)
	if !ok {
		return nil
	}
	fn, _ := calledObject(p.pass.TypesInfo, call.Fun).(*types.Func)
	if fn == nil || fn.Pkg() == nil || fn.Pkg() == p.pass.Pkg || !catalog.HasFacts(fn.Pkg().Path()) {
		return nil
	}
	return fn
}

// resultsAround returns the results of the innermost function of the unit, in the open nodes,
// and the function if it is declared.
func (p *packageEffects) resultsAround(unit ast.Node, open []ast.Node) (*types.Tuple, *types.Func) {
	for _, n := range slices.Backward(open) {
		if literal, ok := n.(*ast.FuncLit); ok {
			if sig, ok := p.pass.TypesInfo.TypeOf(literal).(*types.Signature); ok {
				return sig.Results(), nil
			}
		}
	}
	if decl, ok := unit.(*ast.FuncDecl); ok {
		if fn, ok := p.pass.TypesInfo.Defs[decl.Name].(*types.Func); ok {
			return fn.Signature().Results(), fn
		}
	}
	return nil, nil
}

func (p *packageEffects) noteArguments(call *ast.CallExpr) {
	info := p.pass.TypesInfo
	fun := info.Types[call.Fun]
	if fun.IsType() && len(call.Args) == 1 {
		p.noteWire(call.Args[0], fun.Type, nil, nil)
		return
	}
	sig, ok := fun.Type.(*types.Signature)
	if !ok {
		return // a builtin
	}
	var into *types.Package
	if named := calledObject(info, call.Fun); named != nil {
		into = named.Pkg()
	}
	for i, arg := range call.Args {
		if i < sig.Params().Len() && (!sig.Variadic() || i < sig.Params().Len()-1) {
			p.noteWire(arg, sig.Params().At(i).Type(), into, nil)
		}
	}
}

// calledObject returns the function or variable that is called by name; nil if there is none.
func calledObject(info *types.Info, fun ast.Expr) types.Object {
	switch fun := ast.Unparen(fun).(type) {
	case *ast.Ident:
		return info.Uses[fun]
	case *ast.SelectorExpr:
		return info.Uses[fun.Sel]
	}
	return nil
}

func (p *packageEffects) noteFields(literal *ast.CompositeLit) {
	t := p.pass.TypesInfo.TypeOf(literal)
	if t == nil {
		return
	}
	var into *types.Package
	if named, ok := types.Unalias(t).(*types.Named); ok {
		into = named.Obj().Pkg()
	}
	s, ok := t.Underlying().(*types.Struct)
	if !ok {
		return
	}
	for i, e := range literal.Elts {
		if field, ok := e.(*ast.KeyValueExpr); ok {
			if name, ok := field.Key.(*ast.Ident); ok {
				p.noteWire(field.Value, p.pass.TypesInfo.Uses[name].Type(), into, nil)
			}
		} else if i < s.NumFields() {
			p.noteWire(e, s.Field(i).Type(), into, nil)
		}
	}
}

// noteWire notes that e is used as a value of type as, which is handed to the package into, or
// returned by a function; either may be nil.
func (p *packageEffects) noteWire(e ast.Expr, as types.Type, into *types.Package, by *types.Func) {
	named, ok := types.Unalias(as).(*types.Named)
	if !ok || !types.IsInterface(named) || named.Obj().Pkg() == nil || !catalog.HasFacts(named.Obj().Pkg().Path()) {
		return
	}
	t := p.pass.TypesInfo.TypeOf(e)
	if t == nil || !p.isWorthWiring(named) {
		return
	}
	w := wire{at: e, as: named, typ: t, into: into, by: by}
	if types.IsInterface(t) {
		w.from = p.calledElsewhere(e)
		if name, ok := e.(*ast.Ident); ok {
			if v, ok := p.pass.TypesInfo.Uses[name].(*types.Var); ok {
				w.from = p.made[v]
			}
		}
		if w.from != nil {
			p.wires = append(p.wires, w)
		}
		return
	}
	implementer := t
	if pointer, ok := t.(*types.Pointer); ok {
		implementer = pointer.Elem()
	}
	if own, ok := types.Unalias(implementer).(*types.Named); ok && !catalog.IsDouble(own.Obj()) {
		p.wires = append(p.wires, w)
	}
}

// isWorthWiring reports whether there is something to suppose of a method of the interface.
func (p *packageEffects) isWorthWiring(named *types.Named) bool {
	worth, ok := p.worth[named]
	if !ok {
		for method := range named.Underlying().(*types.Interface).Methods() {
			worth = worth || p.guess(method) != (Does{})
		}
		p.worth[named] = worth
	}
	return worth
}

// methods returns the wires of the methods by which the type is used as the interface.
func (w wire) methods(p, s *packageEffects, known *wiring.Known) (all []wiring.Wire) {
	one := wiring.Wire{Type: types.TypeString(w.typ, nil), In: p.pass.Pkg.Path(), Into: p.pass.Pkg.Path()}
	if w.into != nil {
		one.Into = w.into.Path()
	}
	if w.by != nil {
		one.By = w.by.FullName()
	}
	for method := range w.as.Underlying().(*types.Interface).Methods() {
		if catalog.InterfaceOf(method) == nil || p.guess(method) == (Does{}) {
			continue
		}
		one.Method = methodName(method)
		if w.from == nil {
			obj, _, _ := types.LookupFieldOrMethod(w.typ, true, method.Pkg(), method.Name())
			if fn, ok := obj.(*types.Func); ok {
				one.Does = p.rolesUnder(s, fn)
				all = append(all, one)
			}
			continue
		}
		for _, made := range known.From(w.from.FullName()) {
			if strings.HasSuffix(made.Method, "."+method.Name()) {
				one.Type, one.Does = made.Type, made.Does
				all = append(all, one)
			}
		}
	}
	return all
}
