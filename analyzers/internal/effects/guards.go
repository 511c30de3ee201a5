package effects

import (
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"
	"golang.org/x/tools/go/types/typeutil"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
)

// entry is how many statements make the entry of a function, where a guard that
// covers the rest has its place.
const entry = 12

// findGuards finds the functions that begin with a guard, their own or one of a
// function that they call there.
func (p *packageEffects) findGuards(s *survey) {
	for again := true; again; {
		again = false
		for _, u := range s.units {
			decl, ok := u.node.(*ast.FuncDecl)
			if ok && !p.functions[u.fn].Effects.Has(catalog.Guards) && p.beginsWithGuard(decl.Body) {
				again = p.learn(u.fn, Does{Effects: catalog.Guards}) || again
			}
		}
	}
}

// Guards reports whether fn, declared or a literal, keeps a second run of itself from
// beginning while one is in flight.
func (r *Result) Guards(fn *ssa.Function) bool {
	if r.analysis == nil {
		return false
	}
	if r.OfFunction(fn).Has(catalog.Guards) {
		return true
	}
	literal, ok := fn.Syntax().(*ast.FuncLit)
	return ok && r.analysis().beginsWithGuard(literal.Body)
}

// beginsWithGuard reports whether a guard stands in the entry of body.
func (p *packageEffects) beginsWithGuard(body *ast.BlockStmt) bool {
	asked := make(map[types.Object]bool) // in a condition whose branch leaves
	for i, stmt := range body.List {
		if i == entry {
			break
		}
		if isLast := i == len(body.List)-1; p.isGuard(stmt, isLast, asked) {
			return true
		}
	}
	return false
}

// isGuard reports whether stmt is a guard, or makes one of the flags that were asked
// before:
//
//	if !busy.CompareAndSwap(false, true) { return }
//	if s.running { return }; s.running = true
//	if atomic.AddInt32(&n, 1) > 1 { return }
//	select { case slot <- struct{}{}: default: return }
func (p *packageEffects) isGuard(stmt ast.Stmt, isLast bool, asked map[types.Object]bool) bool {
	switch stmt := stmt.(type) {
	case *ast.IfStmt:
		if stmt.Init != nil && p.isGuard(stmt.Init, isLast, asked) || p.callsGuard(stmt.Cond, false) || p.countsRuns(stmt) {
			return true
		}
		p.ask(stmt.Cond, asked)
		if init, ok := stmt.Init.(*ast.AssignStmt); ok {
			p.ask(init.Rhs[0], asked)
		}
		return p.setsOne(stmt.Body.List, asked)
	case *ast.AssignStmt:
		for _, rhs := range stmt.Rhs {
			if p.callsGuard(rhs, isLast) {
				return true
			}
		}
		return p.setsOne([]ast.Stmt{stmt}, asked)
	case *ast.ExprStmt:
		return p.callsGuard(stmt.X, isLast) || p.setsOne([]ast.Stmt{stmt}, asked)
	case *ast.ReturnStmt:
		for _, result := range stmt.Results {
			if p.callsGuard(result, isLast) {
				return true
			}
		}
	case *ast.DeclStmt:
		return p.callsGuard(stmt, isLast)
	case *ast.RangeStmt:
		return isLast && p.takesEach(stmt.Body)
	case *ast.SendStmt:
		return true // a slot
	case *ast.SelectStmt:
		return takesSlot(stmt)
	}
	return false
}

// takesEach reports whether the body of a loop takes its item by a lock that answers whether
// it was had, itself or by the function that does the work:
//
//	for _, job := range due { if err := s.run(job); err != nil { … } }
func (p *packageEffects) takesEach(body *ast.BlockStmt) bool {
	for i, stmt := range body.List {
		if branch, ok := stmt.(*ast.IfStmt); ok {
			if branch.Init != nil && p.takes(branch.Init, i == len(body.List)-1) || p.takes(branch.Cond, false) {
				return true
			}
		} else if p.takes(stmt, i == len(body.List)-1) {
			return true
		}
	}
	return false
}

// takes reports whether n, function literals in it left out, calls such a lock; or, if it is
// the last, a function of this program that begins with a guard.
func (p *packageEffects) takes(n ast.Node, isLast bool) bool {
	return p.calls(n, func(fn *types.Func) bool {
		return catalog.AnswersByName(fn) || isLast && fn.Pkg() != nil && catalog.HasFacts(fn.Pkg().Path()) && p.of(fn).Effects.Has(catalog.Guards)
	})
}

// callsGuard reports whether n, function literals in it left out, calls what guards the
// rest of the function: it says whether it let this run in, or it does all the work
// itself.
func (p *packageEffects) callsGuard(n ast.Node, isLast bool) bool {
	return p.calls(n, func(fn *types.Func) bool { return p.guards(fn, isLast) })
}

// calls reports whether n, function literals in it left out, calls a function for which is
// is true.
func (p *packageEffects) calls(n ast.Node, is func(*types.Func) bool) bool {
	found := false
	ast.Inspect(n, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.CallExpr:
			fn, ok := typeutil.Callee(p.pass.TypesInfo, n).(*types.Func)
			found = found || ok && is(fn)
		}
		return !found
	})
	return found
}

func (p *packageEffects) guards(fn *types.Func, isLast bool) bool {
	switch {
	case catalog.AcquiresByName(fn):
		return true
	case !p.of(fn).Effects.Has(catalog.Guards):
		return false
	case catalog.EffectOf(fn).Has(catalog.Guards):
		return isLast || fn.Signature().Results().Len() > 0 // not once.Do before the work
	}
	return isLast || answersOnly(fn.Signature())
}

// countsRuns reports whether the condition compares what a variable is after it was
// changed: n.Add(1) > 1.
func (p *packageEffects) countsRuns(stmt *ast.IfStmt) bool {
	compare, ok := stmt.Cond.(*ast.BinaryExpr)
	if !ok {
		return false
	}
	call, ok := compare.X.(*ast.CallExpr)
	if !ok {
		return false
	}
	fn, ok := typeutil.Callee(p.pass.TypesInfo, call).(*types.Func)
	return ok && catalog.EffectOf(fn).Has(catalog.Counts)
}

// ask notes the variables in cond.
func (p *packageEffects) ask(cond ast.Expr, asked map[types.Object]bool) {
	ast.Inspect(cond, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok {
			if v, ok := p.pass.TypesInfo.Uses[id].(*types.Var); ok && isFlag(v.Type()) {
				asked[v] = true
			}
		}
		return true
	})
}

// isFlag reports whether t can say that something is in flight: a bool, an atomic, a
// map of what is.
func isFlag(t types.Type) bool {
	switch t := t.Underlying().(type) {
	case *types.Basic:
		return t.Info()&(types.IsBoolean|types.IsInteger) != 0
	case *types.Map, *types.Struct, *types.Chan, *types.Pointer, *types.Signature:
		return true
	}
	return false
}

// setsOne reports whether one of the statements sets a variable that was asked.
func (p *packageEffects) setsOne(stmts []ast.Stmt, asked map[types.Object]bool) bool {
	for _, stmt := range stmts {
		switch stmt := stmt.(type) {
		case *ast.AssignStmt:
			for _, lhs := range stmt.Lhs {
				if asked[p.variable(lhs)] && stmt.Tok != token.DEFINE {
					return true
				}
			}
		case *ast.IncDecStmt:
			if asked[p.variable(stmt.X)] {
				return true
			}
		case *ast.ExprStmt:
			call, ok := stmt.X.(*ast.CallExpr)
			if !ok {
				continue
			}
			fn, ok := typeutil.Callee(p.pass.TypesInfo, call).(*types.Func)
			sel, isMethod := call.Fun.(*ast.SelectorExpr)
			if ok && isMethod && catalog.EffectOf(fn).Has(catalog.Sets) && asked[p.variable(sel.X)] {
				return true
			}
		}
	}
	return false
}

// variable returns the field or variable that e is, or is an element of; or nil.
func (p *packageEffects) variable(e ast.Expr) types.Object {
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		return p.pass.TypesInfo.Uses[e]
	case *ast.SelectorExpr:
		return p.pass.TypesInfo.Uses[e.Sel]
	case *ast.IndexExpr:
		return p.variable(e.X)
	case *ast.StarExpr:
		return p.variable(e.X)
	}
	return nil
}

// takesSlot reports whether the select sends or receives, and has a default.
func takesSlot(stmt *ast.SelectStmt) bool {
	hasDefault, communicates := false, false
	for _, clause := range stmt.Body.List {
		clause := clause.(*ast.CommClause)
		hasDefault = hasDefault || clause.Comm == nil
		communicates = communicates || clause.Comm != nil
	}
	return hasDefault && communicates && len(stmt.Body.List) == 2 && (!isDone(stmt) || givesBack(stmt))
}

// givesBack reports whether a case that receives sends as well: what it has taken is the
// slot.
//
//	case token := <-slot:
//		defer func() { slot <- token }()
func givesBack(stmt *ast.SelectStmt) bool {
	for _, clause := range stmt.Body.List {
		clause := clause.(*ast.CommClause)
		sends := false
		for _, stmt := range clause.Body {
			ast.Inspect(stmt, func(n ast.Node) bool {
				_, isSend := n.(*ast.SendStmt)
				sends = sends || isSend
				return !sends
			})
		}
		if sends && clause.Comm != nil {
			return true
		}
	}
	return false
}

// isDone reports whether the select only asks whether something is over: it receives,
// and leaves.
func isDone(stmt *ast.SelectStmt) bool {
	for _, clause := range stmt.Body.List {
		clause := clause.(*ast.CommClause)
		if _, sends := clause.Comm.(*ast.SendStmt); sends {
			return false
		}
	}
	return true
}
