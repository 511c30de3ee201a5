package flow

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
	"golang.org/x/tools/go/types/typeutil"
)

// Writes answers which variables the functions of a package set, by their source. A
// variable is a *types.Var: a field, whatever it is a field of, a global or a local one.
// The zero Writes is of no use, see NewWrites.
type Writes struct {
	files  []*ast.File
	info   *types.Info
	access func(*types.Func) Access

	decls map[*types.Func]*ast.FuncDecl
	vars  map[token.Pos]*types.Var // by where they are declared
	memo  map[ast.Node]*written
	deep  map[ast.Node]changes // with those of the functions that they call
}

// Access is what a function does to a variable.
type Access int

// The accesses.
const (
	Unknown Access = iota // to one that it is given the address of, anything; to a receiver, nothing
	Loads
	Sets
	Counts // adds something
)

// NewWrites returns the answers for the package; nothing is read before somebody asks.
// access says what a function does to the variable that it is a method of, or is given the
// address of.
func NewWrites(files []*ast.File, info *types.Info, access func(*types.Func) Access) *Writes {
	return &Writes{files: files, info: info, access: access, memo: make(map[ast.Node]*written), deep: make(map[ast.Node]changes)}
}

// depth is how many calls deep a function is looked into.
const depth = 4

// In reports whether fn changes v, or a function of the package that it calls.
func (w *Writes) In(fn *ssa.Function, v *types.Var) bool { return w.change(fn, v) != 0 }

// Sets reports the same, but for counting v up or down.
func (w *Writes) Sets(fn *ssa.Function, v *types.Var) bool { return w.change(fn, v)&isSet != 0 }

// Var returns the variable that addr is the address of, or nil.
func (w *Writes) Var(addr ssa.Value) *types.Var {
	switch addr := addr.(type) {
	case *ssa.FieldAddr:
		return fieldOf(addr.X.Type(), addr.Field)
	case *ssa.Global:
		v, _ := addr.Object().(*types.Var)
		return v
	case *ssa.Alloc:
		return w.declaredAt(addr.Pos())
	case *ssa.FreeVar:
		return w.declaredAt(addr.Pos())
	}
	return nil
}

// Field returns the variable that v was read from, or nil.
func (w *Writes) Field(v ssa.Value) *types.Var {
	switch v := v.(type) {
	case *ssa.UnOp:
		if v.Op == token.MUL {
			return w.Var(v.X)
		}
	case *ssa.Field:
		return fieldOf(v.X.Type(), v.Field)
	}
	return nil
}

func fieldOf(t types.Type, i int) *types.Var {
	if pointer, ok := t.Underlying().(*types.Pointer); ok {
		t = pointer.Elem()
	}
	s, ok := t.Underlying().(*types.Struct)
	if !ok {
		return nil
	}
	return s.Field(i).Origin()
}

func (w *Writes) declaredAt(pos token.Pos) *types.Var {
	if w.vars == nil {
		w.vars = make(map[token.Pos]*types.Var)
		for _, obj := range w.info.Defs {
			if v, ok := obj.(*types.Var); ok {
				w.vars[v.Pos()] = v
			}
		}
	}
	return w.vars[pos]
}

// bodyOf returns the syntax of fn, or nil if it is not of this package.
func (w *Writes) bodyOf(fn *ssa.Function) ast.Node {
	if origin := fn.Origin(); origin != nil {
		fn = origin
	}
	if obj, ok := fn.Object().(*types.Func); ok {
		return w.decl(obj) // the syntax of fn has no body if it was not built
	}
	if literal, ok := fn.Syntax().(*ast.FuncLit); ok {
		return literal
	}
	return nil
}

// Decl returns the declaration of fn, or nil if it is not of this package.
func (w *Writes) Decl(fn *types.Func) *ast.FuncDecl {
	decl, _ := w.decl(fn).(*ast.FuncDecl)
	return decl
}

func (w *Writes) decl(fn *types.Func) ast.Node {
	if w.decls == nil {
		w.decls = make(map[*types.Func]*ast.FuncDecl)
		for _, file := range w.files {
			for _, decl := range file.Decls {
				if decl, ok := decl.(*ast.FuncDecl); ok && decl.Body != nil {
					w.decls[w.info.Defs[decl.Name].(*types.Func)] = decl
				}
			}
		}
	}
	if decl := w.decls[fn.Origin()]; decl != nil {
		return decl
	}
	return nil
}

// Changes reports whether fn changes any field or variable of a package, or one that it
// calls does.
func (w *Writes) Changes(fn *ssa.Function) bool {
	node := w.bodyOf(fn)
	if node == nil {
		return true
	}
	for v := range w.all(node) {
		if v.IsField() || v.Pkg() != nil && v.Parent() == v.Pkg().Scope() {
			return true
		}
	}
	return false
}

// Calls reports whether fn, or a function of the package that it calls, makes a call for
// which is is true, given the callee and its first argument if that is a constant string.
func (w *Writes) Calls(fn *ssa.Function, is func(callee *types.Func, first string) bool) bool {
	node := w.bodyOf(fn)
	if node == nil {
		return false
	}
	found := false
	for _, body := range w.reached(node) {
		ast.Inspect(body, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok && len(call.Args) > 0 {
				callee, ok := typeutil.Callee(w.info, call).(*types.Func)
				found = found || ok && is(callee, w.text(call.Args[0]))
			}
			return !found
		})
	}
	return found
}

// text returns the string that e is if it is constant, else "".
func (w *Writes) text(e ast.Expr) string {
	value := w.info.Types[e].Value
	if value == nil || value.Kind() != constant.String {
		return ""
	}
	return constant.StringVal(value)
}

// Asks reports whether fn itself asks for v in a condition.
func (w *Writes) Asks(fn *ssa.Function, v *types.Var) bool {
	node := w.bodyOf(fn)
	found := false
	if node != nil {
		ast.Inspect(node, func(n ast.Node) bool {
			if stmt, ok := n.(*ast.IfStmt); ok {
				found = found || slices.Contains(w.fieldsIn(stmt.Cond), v)
			}
			return !found
		})
	}
	return found
}

// Reads reports whether fn itself reads v, and does not only set it.
func (w *Writes) Reads(fn *ssa.Function, v *types.Var) bool {
	node := w.bodyOf(fn)
	if node == nil {
		return false
	}
	uses := 0
	ast.Inspect(node, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.Ident:
			if used, ok := w.info.Uses[n].(*types.Var); ok && used.Origin() == v {
				uses++
			}
		case *ast.AssignStmt:
			for _, lhs := range n.Lhs {
				if slices.Contains(w.fieldsIn(lhs), v) {
					uses--
				}
			}
		case *ast.CallExpr:
			changed, how := w.changed(n)
			if (how == Sets || how == Counts) && slices.Contains(w.fieldsIn(changed), v) {
				uses--
			}
		}
		return true
	})
	return uses > 0
}

// Fields returns the fields and other variables of the package that fn reads; nil if its
// source is not at hand.
func (w *Writes) Fields(fn *types.Func) []*types.Var {
	decl := w.Decl(fn)
	if decl == nil {
		return nil
	}
	return w.fieldsIn(decl.Body)
}

func (w *Writes) fieldsIn(n ast.Node) (found []*types.Var) {
	ast.Inspect(n, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok {
			if v, ok := w.info.Uses[id].(*types.Var); ok && (v.IsField() || v.Parent() == v.Pkg().Scope()) && !slices.Contains(found, v.Origin()) {
				found = append(found, v.Origin())
			}
		}
		return true
	})
	return found
}
