package stageleak

import (
	_ "embed"
	"go/ast"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
	"github.com/incidentlint/incidentlint/analyzers/internal/effects"
	"github.com/incidentlint/incidentlint/analyzers/internal/page"
	"github.com/incidentlint/incidentlint/analyzers/internal/report"
	"github.com/incidentlint/incidentlint/analyzers/internal/stage"
)

//go:embed doc.go
var doc string

// Page is the documentation of the analyzer.
var Page = page.Parse(doc)

// The categories.
const (
	ungated    = "ungated"
	unusedGate = "unused-gate"
	failOpen   = "fail-open"
)

// Categories are the kinds of finding, the worst first.
var Categories = []report.Category{
	{ID: ungated, On: true, Level: report.Error, Certainty: report.Likely, Summary: "code of one stage that is reached without its gate"},
	{ID: unusedGate, On: true, Level: report.Warning, Certainty: report.Likely, Summary: "stages without a gate, and gates without a stage, of a program"},
	{ID: failOpen, Level: report.Warning, Certainty: report.Guess, Summary: "gates that are open when their environment variable is not set"},
}

// Analyzer reports code of one stage that every stage reaches.
var Analyzer = report.New(report.Spec{
	Page:       Page,
	Categories: Categories,
	Requires:   []*analysis.Analyzer{effects.Analyzer},
	Run:        run,
})

func run(pass *analysis.Pass, say report.Func) any {
	known := pass.ResultOf[effects.Analyzer].(*effects.Result)
	book, paths := known.Stages()
	if book == nil {
		return nil // nothing is staged, nothing is looked at
	}
	p := &program{pass: pass, book: book, paths: paths, covered: make(map[types.Object]bool)}
	for _, use := range p.uses(func(obj types.Object) bool { return book.StageOf(obj) != "" }) {
		if staged := book.StageOf(use.obj); p.leaks(use, staged) {
			say(p.finding(use, staged))
		}
	}
	p.examineGates(known, say)
	if pass.Pkg.Name() == "main" {
		p.examineStages(say)
	}
	return nil
}

// A program is the package that is looked at.
type program struct {
	pass    *analysis.Pass
	book    *stage.Book
	paths   *stage.Paths
	covered map[types.Object]bool  // functions of which it is known whether all calls are gated
	calls   map[types.Object][]use // of the functions of the package; made when first asked
}

// A use is an identifier that makes something staged run, or hands it on to be run.
type use struct {
	obj   types.Object
	stack []ast.Node // from the file to the identifier
}

func (u use) ident() *ast.Ident { return u.stack[len(u.stack)-1].(*ast.Ident) }

// uses returns where the objects are used outside of tests.
func (p *program) uses(wanted func(types.Object) bool) []use {
	var found []use
	for _, file := range p.pass.Files {
		if strings.HasSuffix(p.pass.Fset.Position(file.Package).Filename, "_test.go") {
			continue
		}
		ast.PreorderStack(file, nil, func(n ast.Node, stack []ast.Node) bool {
			ident, ok := n.(*ast.Ident)
			if !ok {
				return true
			}
			if obj := p.pass.TypesInfo.Uses[ident]; obj != nil && wanted(origin(obj)) && runs(obj, ident, stack) {
				found = append(found, use{origin(obj), append(slices.Clone(stack), n)})
			}
			return true
		})
	}
	return found
}

func origin(obj types.Object) types.Object {
	switch obj := obj.(type) {
	case *types.Func:
		return obj.Origin()
	case *types.Var:
		return obj.Origin()
	}
	return obj
}

// runs reports whether the use does something. To name a type in a signature, or as that
// of a variable or field, makes none; a literal, a conversion, new and make do.
func runs(obj types.Object, ident *ast.Ident, stack []ast.Node) bool {
	if v, ok := obj.(*types.Var); ok && v.IsField() {
		return false // whoever has the struct was let in
	}
	if _, isType := obj.(*types.TypeName); !isType {
		return true
	}
	var typ ast.Node = ident
	for _, parent := range slices.Backward(stack) {
		switch parent := parent.(type) {
		case *ast.SelectorExpr, *ast.StarExpr, *ast.ParenExpr, *ast.IndexExpr, *ast.IndexListExpr, *ast.ArrayType, *ast.MapType:
			typ = parent
			continue
		case *ast.CompositeLit:
			return parent.Type == typ
		case *ast.CallExpr:
			return true // T(x), new(T), make([]T, n)
		}
		return false
	}
	return false
}

// leaks reports whether the use is code of another stage, or of none, and a way without a
// gate leads to it.
func (p *program) leaks(u use, staged string) bool {
	if p.isWithin(u.stack, staged) || p.paths.IsGated(u.stack, staged) {
		return false
	}
	fn := enclosing(u.stack)
	return fn == nil || !p.isCovered(p.pass.TypesInfo.Defs[fn.Name], staged)
}

// isWithin reports whether the last node stands in a declaration, or a package, of the
// stage.
func (p *program) isWithin(stack []ast.Node, staged string) bool {
	for _, n := range stack {
		switch n := n.(type) {
		case *ast.FuncDecl:
			fn, ok := p.pass.TypesInfo.Defs[n.Name].(*types.Func)
			if ok && (p.book.StageOf(fn) == staged || p.book.StageOf(receiver(fn)) == staged) {
				return true
			}
		case *ast.TypeSpec:
			if p.book.StageOf(p.pass.TypesInfo.Defs[n.Name]) == staged {
				return true
			}
		case *ast.ValueSpec:
			for _, name := range n.Names {
				if p.book.StageOf(p.pass.TypesInfo.Defs[name]) == staged {
					return true
				}
			}
		}
	}
	return p.book.StageOf(types.NewVar(0, p.pass.Pkg, "_", types.Typ[types.Bool])) == staged
}

// receiver returns the type that fn is a method of, or nil.
func receiver(fn *types.Func) types.Object {
	recv := fn.Signature().Recv()
	if recv == nil {
		return nil
	}
	t := types.Unalias(recv.Type())
	if pointer, ok := t.(*types.Pointer); ok {
		t = types.Unalias(pointer.Elem())
	}
	if named, ok := t.(*types.Named); ok {
		return named.Obj()
	}
	return nil
}

func enclosing(stack []ast.Node) *ast.FuncDecl {
	for _, n := range stack {
		if fn, ok := n.(*ast.FuncDecl); ok {
			return fn
		}
	}
	return nil
}

// isCovered reports whether fn is a function that nobody outside of the package can name,
// and that each use of it is of the stage or gated.
func (p *program) isCovered(obj types.Object, staged string) bool {
	fn, ok := obj.(*types.Func)
	if !ok || fn.Exported() || fn.Signature().Recv() != nil || fn.Name() == "main" || fn.Name() == "init" {
		return false
	}
	if known, ok := p.covered[fn]; ok {
		return known
	}
	p.covered[fn] = true // while it calls itself
	uses := p.usesOf(fn)
	p.covered[fn] = len(uses) > 0 && !slices.ContainsFunc(uses, func(u use) bool { return p.leaks(u, staged) })
	return p.covered[fn]
}

// usesOf returns where a function of the package is used.
func (p *program) usesOf(fn *types.Func) []use {
	if p.calls == nil {
		p.calls = make(map[types.Object][]use)
		for _, u := range p.uses(func(obj types.Object) bool { _, isFunc := obj.(*types.Func); return isFunc && obj.Pkg() == p.pass.Pkg }) {
			p.calls[u.obj] = append(p.calls[u.obj], u)
		}
	}
	return p.calls[fn]
}

func (p *program) finding(u use, staged string) report.Finding {
	name := u.obj.Pkg().Name() + "." + catalog.Member(u.obj)
	message := name + " is for stage " + staged + " only, a way without its gate leads here"
	if enclosing(u.stack) == nil {
		message = name + " is for stage " + staged + " only, this initialiser runs in every stage"
	}
	return report.Finding{Category: ungated, Range: u.ident(), Message: message}
}
