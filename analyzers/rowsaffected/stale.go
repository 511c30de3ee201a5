package rowsaffected

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
	"github.com/incidentlint/incidentlint/analyzers/internal/effects"
	"github.com/incidentlint/incidentlint/analyzers/internal/flow"
	"github.com/incidentlint/incidentlint/analyzers/internal/ir"
	"github.com/incidentlint/incidentlint/analyzers/internal/report"
)

// handles finds reads of an error or a count from a handle that calls leave as it is: what
// they return has it.
type handles struct {
	pass   *analysis.Pass
	known  *effects.Result
	byRoot map[types.Object]map[*ssa.Function]bool // by users; nil until it is asked for
}

// examine reports the statements in fn whose result is thrown away, and which are then
// asked for at the handle that they were called on.
func (h *handles) examine(fn *ssa.Function, say report.Func) {
	var dropped []*ssa.Call
	var reads []*ssa.FieldAddr
	for instr := range ir.Instructions(fn) {
		switch instr := instr.(type) {
		case *ssa.Call:
			if isStatement(instr) && len(*instr.Referrers()) == 0 {
				dropped = append(dropped, instr)
			}
		case *ssa.FieldAddr:
			if status, ok := catalog.StatusOf(instr.X.Type()); ok && isRead(instr) && (fieldOf(instr) == status.Error || fieldOf(instr) == status.Count) {
				reads = append(reads, instr)
			}
		}
	}
	for i, call := range dropped {
		for _, read := range reads {
			if h.isStale(call, read, append(dropped[i+1:len(dropped):len(dropped)], h.tellers(fn)...)) && say(h.finding(call, read)) {
				break
			}
		}
	}
}

// isStatement reports whether call runs a statement and returns a handle that says how it
// ended.
func isStatement(call *ssa.Call) bool {
	fn := ir.Callee(&call.Call)
	if fn == nil {
		return false
	}
	if _, ok := catalog.StatusOf(call.Type()); !ok {
		return false
	}
	_, isQuery := catalog.QueryOf(fn)
	return isQuery || catalog.VerbOf(fn) != 0
}

// tellers returns the calls in fn after which a handle says how they ended.
func (h *handles) tellers(fn *ssa.Function) (calls []*ssa.Call) {
	for instr := range ir.Instructions(fn) {
		call, ok := instr.(*ssa.Call)
		if !ok {
			continue
		}
		if callee := ir.Callee(&call.Call); callee != nil && callee.Signature().Recv() != nil && catalog.TellsItself(callee) {
			calls = append(calls, call)
		}
	}
	return calls
}

// isStale reports whether the read is of the handle that the dropped call was made on, and
// comes after it with none of the other calls between.
func (h *handles) isStale(call *ssa.Call, read *ssa.FieldAddr, others []*ssa.Call) bool {
	base, isFresh := base(call)
	if !h.isSame(base, read.X) || !isFresh && !h.isFresh(base) {
		return false
	}
	turn := flow.WholeTurn(call.Parent())
	if !turn.Goes(call, read) {
		return false
	}
	for _, other := range others {
		if turn.Goes(call, other) && turn.Goes(other, read) {
			return false
		}
	}
	return true
}

// base returns the handle that the chain which call ends begins with, and whether the
// chain makes a fresh one of it first.
func base(call *ssa.Call) (handle ssa.Value, isFresh bool) {
	handle = call
	for {
		call, ok := handle.(*ssa.Call)
		if !ok || len(call.Call.Args) == 0 || call.Call.IsInvoke() {
			return handle, isFresh
		}
		fn := ir.Callee(&call.Call)
		if fn == nil || fn.Signature().Recv() == nil {
			return handle, isFresh
		}
		if _, ok := catalog.StatusOf(call.Call.Args[0].Type()); !ok || len(*call.Referrers()) > 1 {
			return handle, isFresh
		}
		isFresh = isFresh || makesFresh(&call.Call)
		handle = call.Call.Args[0]
	}
}

// isSame reports whether the handles are one: the same value, or read from the same
// variable or field, which nothing in the function sets between.
func (h *handles) isSame(a, b ssa.Value) bool {
	load, ok := a.(*ssa.UnOp)
	return a == b || flow.IsSame(a, b) && ok && !isSet(load)
}

// isSet reports whether a store in the function of load, or in one around or inside it, may
// set again what load reads.
func isSet(load *ssa.UnOp) bool {
	cell, ok := flow.CellOf(load.X)
	if !ok {
		return true
	}
	stores := 0
	for fn := range nested(outermost(load.Parent())) {
		for instr := range ir.Instructions(fn) {
			store, ok := instr.(*ssa.Store)
			if !ok {
				continue
			}
			if to, ok := flow.CellOf(store.Addr); ok && (to.IsSame(cell) || to.Holds(cell)) {
				stores++
			}
		}
	}
	_, isLocal := cell.Root.(*ssa.Alloc)
	return stores > 1 || stores == 1 && !isLocal
}

// nested yields fn and the function literals in it.
func nested(fn *ssa.Function) func(yield func(*ssa.Function) bool) {
	return func(yield func(*ssa.Function) bool) {
		todo := []*ssa.Function{fn}
		for len(todo) > 0 {
			next := todo[0]
			todo = append(todo[1:], next.AnonFuncs...)
			if !yield(next) {
				return
			}
		}
	}
}

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

func (h *handles) finding(call *ssa.Call, read *ssa.FieldAddr) report.Finding {
	stays := "nil"
	if status, _ := catalog.StatusOf(read.X.Type()); fieldOf(read) == status.Count {
		stays = "0"
	}
	line := h.pass.Fset.Position(read.Pos()).Line
	return report.Finding{
		Category: staleHandle,
		Range:    flow.SiteOf(call).Node,
		Message:  fmt.Sprintf("the result of %s is thrown away, and %s at line %d is read from a handle on which it stays %s", h.known.Name(&call.Call), fieldOf(read), line, stays),
		Related:  []analysis.RelatedInformation{{Pos: read.Pos(), Message: "the read"}},
	}
}

// isRead reports whether what is at addr is read.
func isRead(addr *ssa.FieldAddr) bool {
	for _, ref := range *addr.Referrers() {
		if load, ok := ref.(*ssa.UnOp); ok && load.Op == token.MUL {
			return true
		}
	}
	return false
}

func fieldOf(addr *ssa.FieldAddr) string { return fieldVar(addr).Name() }

func fieldVar(addr *ssa.FieldAddr) *types.Var {
	return addr.X.Type().Underlying().(*types.Pointer).Elem().Underlying().(*types.Struct).Field(addr.Field)
}
