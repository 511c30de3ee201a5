package rowsaffected

import (
	"go/ast"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
	"github.com/incidentlint/incidentlint/analyzers/internal/flow"
	"github.com/incidentlint/incidentlint/analyzers/internal/ir"
)

// isFresh reports whether calls on the handle leave it as it is.
func (h *handles) isFresh(handle ssa.Value) bool {
	if status, _ := catalog.StatusOf(handle.Type()); status.Clones {
		return true
	}
	switch handle := handle.(type) {
	case *ssa.Call:
		return makesFresh(&handle.Call)
	case *ssa.Extract:
		call, ok := handle.Tuple.(*ssa.Call)
		return ok && h.isFresh(call)
	case *ssa.Parameter:
		return isGivenFresh(handle)
	case *ssa.UnOp:
		if field, ok := handle.X.(*ssa.FieldAddr); ok {
			return h.isReused(fieldVar(field))
		}
		if global, ok := handle.X.(*ssa.Global); ok {
			return h.isReused(global.Object())
		}
		cell, ok := flow.CellOf(handle.X)
		alloc, isAlloc := cell.Root.(*ssa.Alloc)
		return ok && isAlloc && cell.Path == "" && h.isFreshVariable(alloc)
	}
	return false
}

// makesFresh reports whether calls on the handle that call returns leave it as it is.
func makesFresh(call *ssa.CallCommon) bool {
	fn := ir.Callee(call)
	if fn == nil {
		return false
	}
	unless, ok := catalog.IsFresh(fn)
	return ok && (unless == "" || !slices.ContainsFunc(call.Args, func(arg ssa.Value) bool {
		return slices.ContainsFunc(ir.Entries(arg), func(e ir.Entry) bool { return e.Key == unless })
	}))
}

// isFreshVariable reports whether all that is stored in the variable, by the function or a
// literal in it, is fresh.
func (h *handles) isFreshVariable(variable *ssa.Alloc) bool {
	stores := 0
	for fn := range nested(variable.Parent()) {
		for instr := range ir.Instructions(fn) {
			store, ok := instr.(*ssa.Store)
			if !ok {
				continue
			}
			if cell, ok := flow.CellOf(store.Addr); !ok || cell != (flow.Cell{Root: variable}) {
				continue
			}
			stores++
			if !h.isFresh(store.Val) {
				return false
			}
		}
	}
	return stores > 0
}

// isGivenFresh reports whether the function literal of the parameter is called by the
// library with a fresh handle: the body of a transaction.
func isGivenFresh(param *ssa.Parameter) bool {
	literal := param.Parent()
	if literal.Parent() == nil {
		return false
	}
	for instr := range ir.Instructions(literal.Parent()) {
		call, ok := instr.(*ssa.Call)
		if !ok {
			continue
		}
		for _, arg := range call.Call.Args {
			closure, ok := arg.(*ssa.MakeClosure)
			if isBody := arg == ssa.Value(literal) || ok && closure.Fn == ssa.Value(literal); !isBody {
				continue
			}
			fn := ir.Callee(&call.Call)
			return fn != nil && catalog.GivesFresh(fn)
		}
	}
	return false
}

// isReused reports whether the variable or field holds a handle that statements leave as it
// is: two functions of the package run statements on it, where one that is being built would
// carry the conditions of one into the other; and the package sets it to none of those.
func (h *handles) isReused(v types.Object) bool {
	if v == nil || h.users(v) < 2 {
		return false
	}
	isFresh := true
	check := func(place, value ast.Expr) {
		if h.object(place) == v && !h.mayBeKept(value) {
			isFresh = false
		}
	}
	for _, file := range h.pass.Files {
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.AssignStmt:
				for i, place := range n.Lhs {
					if len(n.Lhs) == len(n.Rhs) {
						check(place, n.Rhs[i])
					} else {
						check(place, n.Rhs[0])
					}
				}
			case *ast.KeyValueExpr:
				check(n.Key, n.Value)
			case *ast.ValueSpec:
				for i, name := range n.Names {
					if len(n.Values) > 0 {
						check(name, n.Values[min(i, len(n.Values)-1)])
					}
				}
			case *ast.CompositeLit:
				isFresh = isFresh && !h.holdsUnkeyed(n, v)
			}
			return isFresh
		})
	}
	return isFresh
}

// users returns how many declared functions run statements on what the variable or field
// holds.
func (h *handles) users(v types.Object) int {
	if h.byRoot == nil {
		h.byRoot = make(map[types.Object]map[*ssa.Function]bool)
		for _, fn := range h.known.Functions() {
			for instr := range ir.Instructions(fn) {
				call, ok := instr.(*ssa.Call)
				if !ok || !isStatement(call) {
					continue
				}
				if root := rootOf(call); root != nil {
					if h.byRoot[root] == nil {
						h.byRoot[root] = make(map[*ssa.Function]bool)
					}
					h.byRoot[root][outermost(fn)] = true
				}
			}
		}
	}
	return len(h.byRoot[v])
}

// rootOf returns the variable or field that the handle of the statement is read from; nil
// if it is something else.
func rootOf(call *ssa.Call) types.Object {
	handle, _ := base(call)
	load, ok := handle.(*ssa.UnOp)
	if !ok {
		return nil
	}
	switch from := load.X.(type) {
	case *ssa.FieldAddr:
		return fieldVar(from)
	case *ssa.Global:
		return from.Object()
	}
	return nil
}

// holdsUnkeyed reports whether the literal sets the field v without naming it.
func (h *handles) holdsUnkeyed(lit *ast.CompositeLit, v types.Object) bool {
	if len(lit.Elts) == 0 {
		return false
	}
	if _, keyed := lit.Elts[0].(*ast.KeyValueExpr); keyed {
		return false
	}
	fields, ok := h.pass.TypesInfo.TypeOf(lit).Underlying().(*types.Struct)
	for i := 0; ok && i < fields.NumFields() && i < len(lit.Elts); i++ {
		if types.Object(fields.Field(i)) == v && !h.mayBeKept(lit.Elts[i]) {
			return true
		}
	}
	return false
}

// mayBeKept reports whether value is no handle that a chain is building.
func (h *handles) mayBeKept(value ast.Expr) bool {
	call, ok := ast.Unparen(value).(*ast.CallExpr)
	if !ok {
		return true
	}
	fn, ok := h.object(call.Fun).(*types.Func)
	if !ok {
		return false
	}
	_, isStatus := catalog.StatusOf(h.pass.TypesInfo.TypeOf(value))
	isMethod := fn.Signature().Recv() != nil
	_, isFresh := catalog.IsFresh(fn)
	return isFresh || !isStatus || !isMethod
}

// object returns what expr names; nil if it names nothing.
func (h *handles) object(expr ast.Expr) types.Object {
	switch expr := ast.Unparen(expr).(type) {
	case *ast.Ident:
		return h.pass.TypesInfo.ObjectOf(expr)
	case *ast.SelectorExpr:
		return h.pass.TypesInfo.ObjectOf(expr.Sel)
	}
	return nil
}
