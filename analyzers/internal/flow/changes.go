package flow

import (
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"
	"golang.org/x/tools/go/types/typeutil"
)

// written is what a function sets itself, and whom it calls.
type written struct {
	vars    changes
	callees []*types.Func
}

// A change says what happens to a variable: it is set, or but counted up or down.
type change uint8

const (
	isSet change = 1 << iota
	isCounted
)

type changes map[*types.Var]change

func (w *Writes) change(fn *ssa.Function, v *types.Var) change {
	if node := w.bodyOf(fn); node != nil {
		return w.all(node)[v]
	}
	return 0
}

// all returns what node changes, and what those that it calls.
func (w *Writes) all(node ast.Node) changes {
	if found := w.deep[node]; found != nil {
		return found
	}
	found := make(changes)
	for _, body := range w.reached(node) {
		for v, change := range w.read(body).vars {
			found[v] |= change
		}
	}
	w.deep[node] = found
	return found
}

// reached returns node, and the functions of the package that it calls, some calls deep.
func (w *Writes) reached(node ast.Node) []ast.Node {
	seen := map[ast.Node]bool{node: true}
	all := []ast.Node{node}
	level := all
	for range depth {
		var next []ast.Node
		for _, node := range level {
			for _, callee := range w.read(node).callees {
				if decl := w.decl(callee); decl != nil && !seen[decl] {
					seen[decl] = true
					next = append(next, decl)
				}
			}
		}
		all, level = append(all, next...), next
	}
	return all
}

// read notes what happens in node, function literals included.
func (w *Writes) read(node ast.Node) *written {
	if found := w.memo[node]; found != nil {
		return found
	}
	found := &written{vars: make(changes)}
	w.memo[node] = found
	ast.Inspect(node, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			if n.Tok != token.DEFINE {
				for i, lhs := range n.Lhs {
					w.note(found, lhs, w.changeBy(n, i))
				}
			}
		case *ast.IncDecStmt:
			w.note(found, n.X, isCounted)
		case *ast.UnaryExpr:
			if n.Op == token.AND {
				w.note(found, n.X, isSet) // whoever has the address
			}
		case *ast.SendStmt:
			w.note(found, n.Chan, isSet)
		case *ast.CallExpr:
			return w.noteCall(found, n)
		}
		return true
	})
	return found
}

// noteCall notes a call, and reports whether its arguments are to be looked at.
func (w *Writes) noteCall(found *written, call *ast.CallExpr) bool {
	switch callee := typeutil.Callee(w.info, call).(type) {
	case *types.Builtin:
		if name := callee.Name(); (name == "delete" || name == "close" || name == "clear") && len(call.Args) > 0 {
			w.note(found, call.Args[0], isSet)
		}
	case *types.Func:
		found.callees = append(found.callees, callee.Origin())
		changed, how := w.changed(call)
		switch how {
		case Sets:
			w.note(found, changed, isSet)
		case Counts:
			w.note(found, changed, isCounted)
		}
		return how == Unknown || how == Sets
	}
	return true
}

// changed returns what the call does something to, and what: its receiver, or what its
// first argument is the address of.
func (w *Writes) changed(call *ast.CallExpr) (ast.Expr, Access) {
	callee, ok := typeutil.Callee(w.info, call).(*types.Func)
	if !ok {
		return nil, Unknown
	}
	changed := call.Fun
	if sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok && callee.Signature().Recv() != nil {
		changed = sel.X
	} else if len(call.Args) > 0 {
		changed = call.Args[0]
	}
	if address, ok := changed.(*ast.UnaryExpr); ok {
		changed = address.X
	}
	return changed, w.access(callee)
}

// changeBy returns what an assignment does to its left side number i: x += 1 and
// x = append(x, y) count.
func (w *Writes) changeBy(assign *ast.AssignStmt, i int) change {
	if assign.Tok != token.ASSIGN {
		return isCounted
	}
	if i < len(assign.Rhs) && w.isAppend(assign.Rhs[i]) {
		return isCounted
	}
	return isSet
}

func (w *Writes) isAppend(e ast.Expr) bool {
	call, ok := e.(*ast.CallExpr)
	if !ok {
		return false
	}
	builtin, ok := typeutil.Callee(w.info, call).(*types.Builtin)
	return ok && builtin.Name() == "append"
}

// note adds the variable that expr is, or is an element of.
func (w *Writes) note(found *written, expr ast.Expr, how change) {
	for {
		switch e := ast.Unparen(expr).(type) {
		case *ast.IndexExpr:
			expr = e.X
			continue
		case *ast.StarExpr:
			expr = e.X
			continue
		case *ast.SelectorExpr:
			if v, ok := w.info.Uses[e.Sel].(*types.Var); ok {
				found.vars[v.Origin()] |= how
			}
		case *ast.Ident:
			if v, ok := w.info.Uses[e].(*types.Var); ok {
				found.vars[v] |= how
			}
		}
		return
	}
}
