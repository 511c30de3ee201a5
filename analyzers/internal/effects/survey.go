package effects

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/types/typeutil"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
	"github.com/incidentlint/incidentlint/analyzers/internal/report"
)

// A unit is a function declaration or the initialiser of package-level
// variables, as far as syntax shows it.
type unit struct {
	node      ast.Node
	fn        *types.Func // nil for an initialiser
	callees   []*types.Func
	triggered bool // does something known itself, not by a callee in this package
	mayEnd    bool // holds a call that ends the process or the goroutine
	readsKey  bool // calls a function of another package that takes a key
	returns   bool // holds a return statement, or a defer that may recover
	last      *ast.CallExpr
	asked     []types.Object // compared with nil
	cuts      bool           // takes parts of slices, or has others do so
	objects   bool           // has an ORM load or write objects
	loops     bool           // holds a loop

	// Of the methods of interfaces that it calls, one could
	looks   bool // look for an object,
	changes bool // change what a store holds,
	asks    bool // ask another party.
}

// survey is the syntax of a package: who calls whom.
type survey struct {
	units []*unit
	byFn  map[*types.Func]*unit
}

// triggers are the effects for whose sake a function is built.
const triggers = requests | catalog.RunsLater | catalog.MayBePermanent | catalog.Waits | catalog.Receives | catalog.ObservesContext

// survey walks the syntax once.
func (p *packageEffects) survey() *survey {
	s := &survey{byFn: make(map[*types.Func]*unit)}
	for _, file := range p.pass.Files {
		inTest := isTest(p.pass.Fset, file)
		if inTest && !report.ShowsTests() {
			continue
		}
		for _, decl := range file.Decls {
			switch decl := decl.(type) {
			case *ast.FuncDecl:
				if decl.Body == nil {
					continue
				}
				u := p.walk(decl, decl.Body, inTest || !p.isOurs)
				u.fn = p.pass.TypesInfo.Defs[decl.Name].(*types.Func)
				u.last = lastCall(decl.Body)
				u.triggered = u.triggered || p.usesSchedulers && returnsFunc(u.fn.Signature())
				s.byFn[u.fn] = u
				s.units = append(s.units, u)
			case *ast.GenDecl:
				for _, spec := range decl.Specs {
					if spec, ok := spec.(*ast.ValueSpec); ok && decl.Tok == token.VAR && holdsLiteral(spec) {
						s.units = append(s.units, p.walk(spec, spec, inTest || !p.isOurs))
					}
				}
			}
		}
	}
	p.surveyObjects(s.units)
	return s
}

// returnsFunc reports whether a function makes others: jobs, for a scheduler.
func returnsFunc(sig *types.Signature) bool {
	for result := range sig.Results().Variables() {
		if _, ok := result.Type().Underlying().(*types.Signature); ok {
			return true
		}
	}
	return false
}

func isTest(fset *token.FileSet, file *ast.File) bool {
	return strings.HasSuffix(fset.Position(file.Package).Filename, "_test.go")
}

// walk notes what happens in body. What a function literal does counts for
// the function that holds it: the two are built together. Of code that is unwired, as tests
// are, it is not noted which types it uses as interfaces.
func (p *packageEffects) walk(node, body ast.Node, isUnwired bool) *unit {
	u := &unit{node: node}
	depth := 0 // of function literals
	var open []ast.Node
	ast.Inspect(body, func(n ast.Node) bool {
		if n == nil {
			if _, ok := open[len(open)-1].(*ast.FuncLit); ok {
				depth--
			}
			open = open[:len(open)-1]
			return true
		}
		open = append(open, n)
		if !isUnwired {
			p.noteWires(n, node, open)
		}
		switch n := n.(type) {
		case *ast.FuncLit:
			depth++
			p.noteCopier(n)
		case *ast.ForStmt, *ast.RangeStmt:
			u.loops = true
		case *ast.ReturnStmt, *ast.DeferStmt:
			u.returns = u.returns || depth == 0
		case *ast.SelectStmt, *ast.GoStmt:
			u.triggered = true
		case *ast.CompositeLit:
			u.triggered = u.triggered || p.usesPolicies && catalog.PolicyTypeOf(p.pass.TypesInfo.TypeOf(n)) != nil
		case *ast.SliceExpr:
			u.cuts = u.cuts || !n.Slice3
		case *ast.UnaryExpr:
			u.triggered = u.triggered || n.Op == token.ARROW
		case *ast.BinaryExpr:
			if x, ok := n.X.(*ast.Ident); ok && (n.Op == token.EQL || n.Op == token.NEQ) && p.pass.TypesInfo.Types[n.Y].IsNil() {
				u.asked = append(u.asked, p.pass.TypesInfo.Uses[x])
			}
		case *ast.CallExpr:
			p.note(u, n)
		}
		return true
	})
	return u
}

// note adds a call to u.
func (p *packageEffects) note(u *unit, call *ast.CallExpr) {
	u.mayEnd = u.mayEnd || p.endsPath(call)
	fn, ok := typeutil.Callee(p.pass.TypesInfo, call).(*types.Func)
	if !ok { // builtin, conversion, function value
		u.cuts = u.cuts || isClear(p.pass.TypesInfo, call)
		t := p.pass.TypesInfo.TypeOf(call.Fun)
		if t == nil {
			return
		}
		if _, asks := catalog.QueryOfType(t); asks || catalog.VerbOfType(t) != 0 {
			u.triggered, p.usesRows = true, true
		}
		return
	}
	fn = fn.Origin()
	does := p.of(fn)
	if does.Writes != 0 || does.Reads.Absent != 0 {
		u.triggered, p.usesRows = true, true
	}
	u.readsKey = u.readsKey || does.Key.Kind != 0
	p.noteObjects(u, fn, does.Objects)
	p.noteSupposed(u, fn, does)
	if does.Effects&triggers != 0 || does.Policy.IsKnown || does.RunsUnder > 0 || p.usesPolicies && (catalog.PolicyOf(fn) != nil || catalog.IsPermanent(fn)) || catalog.StartsWork(fn) {
		u.triggered = true
	}
	if fn.Pkg() == p.pass.Pkg {
		u.callees = append(u.callees, fn)
		u.callees = append(u.callees, p.implementations[fn]...)
	}
}

// worthBuilding returns the nodes of the triggered units and of all that
// call them inside the package.
func (s *survey) worthBuilding() map[ast.Node]bool {
	callers := make(map[*unit][]*unit)
	var queue []*unit
	for _, u := range s.units {
		for _, fn := range u.callees {
			if callee := s.byFn[fn]; callee != nil {
				callers[callee] = append(callers[callee], u)
			}
		}
		if u.triggered {
			queue = append(queue, u)
		}
	}
	wanted := make(map[ast.Node]bool)
	for len(queue) > 0 {
		u := queue[0]
		queue = queue[1:]
		if !wanted[u.node] {
			wanted[u.node] = true
			queue = append(queue, callers[u]...)
		}
	}
	return wanted
}

// findNoReturn finds the functions that never return, those that end in a
// call of one such function included.
func (p *packageEffects) findNoReturn(s *survey) {
	for again := true; again; {
		again = false
		for _, u := range s.units {
			if u.fn == nil || u.returns || u.last == nil || !p.endsPath(u.last) {
				continue
			}
			again = p.learn(u.fn, Does{Effects: catalog.NeverReturns}) || again
		}
	}
}

// findMayEnd finds the functions that take an error and may not come back.
func (p *packageEffects) findMayEnd(s *survey) {
	for _, u := range s.units {
		ends := u.mayEnd || slices.ContainsFunc(u.callees, func(fn *types.Func) bool {
			return p.of(fn).Effects.Has(catalog.NeverReturns)
		})
		if u.fn == nil || !ends {
			continue
		}
		for param := range u.fn.Signature().Params().Variables() {
			if types.Identical(param.Type(), types.Universe.Lookup("error").Type()) {
				p.learn(u.fn, Does{Effects: catalog.MayEnd})
			}
		}
	}
}

// endsPath reports whether control does not come back from call.
func (p *packageEffects) endsPath(call *ast.CallExpr) bool {
	switch callee := typeutil.Callee(p.pass.TypesInfo, call).(type) {
	case *types.Builtin:
		return callee.Name() == "panic"
	case *types.Func:
		return p.of(callee).Effects.Has(catalog.NeverReturns)
	}
	return false
}

// lastCall returns the call that body ends in, or nil.
func lastCall(body *ast.BlockStmt) *ast.CallExpr {
	if len(body.List) == 0 {
		return nil
	}
	stmt, ok := body.List[len(body.List)-1].(*ast.ExprStmt)
	if !ok {
		return nil
	}
	call, _ := ast.Unparen(stmt.X).(*ast.CallExpr)
	return call
}

// holdsLiteral reports whether a function literal stands in the values.
func holdsLiteral(spec *ast.ValueSpec) bool {
	found := false
	for _, value := range spec.Values {
		ast.Inspect(value, func(n ast.Node) bool {
			_, isLiteral := n.(*ast.FuncLit)
			found = found || isLiteral
			return !found
		})
	}
	return found
}
