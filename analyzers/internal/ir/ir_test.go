package ir_test

import (
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/ir"
)

func load(t testing.TB, source string) ir.Source {
	t.Helper()
	src := ir.Source{Fset: token.NewFileSet(), Info: &types.Info{
		Types: make(map[ast.Expr]types.TypeAndValue), Defs: make(map[*ast.Ident]types.Object),
		Uses: make(map[*ast.Ident]types.Object), Implicits: make(map[ast.Node]types.Object),
		Selections: make(map[*ast.SelectorExpr]*types.Selection), Scopes: make(map[ast.Node]*types.Scope),
		Instances: make(map[*ast.Ident]types.Instance), FileVersions: make(map[*ast.File]string),
	}}
	file, err := parser.ParseFile(src.Fset, "p.go", "package p\n"+source, 0)
	if err != nil {
		t.Fatal(err)
	}
	src.Files = []*ast.File{file}
	config := types.Config{Importer: importer.ForCompiler(src.Fset, "gc", nil)}
	if src.Pkg, err = config.Check("p", src.Fset, src.Files, src.Info); err != nil {
		t.Fatal(err)
	}
	return src
}

func named(names ...string) func(ast.Node) bool {
	return func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncDecl:
			return slices.Contains(names, n.Name.Name)
		case *ast.ValueSpec:
			return slices.Contains(names, n.Names[0].Name)
		}
		return false
	}
}

func returns(*types.Func) bool { return false }

const source = `
import "os"
type t struct{}
func (t) method() { helper() }
func helper() { func() { os.Exit(1) }() }
func other() { helper() }
func generic[T any](v T) T { return v }
func generics() { generic(1) }
var handler = func() { other() }
var unasked = func() { other() }
func init() { other() }
`

func TestBuildsWhatIsAskedFor(t *testing.T) {
	src := load(t, source)
	bodies := count(src)
	pkg := ir.Build(src, named("method", "helper", "handler", "generics", "init"), returns)
	var got []string
	for _, fn := range pkg.Functions {
		got = append(got, fn.Name())
	}
	want := []string{"init$1", "method", "helper", "helper$1", "generics", "init#1"}
	if !slices.Equal(got, want) {
		t.Errorf("built %v, want %v", got, want)
	}
	if count(src) != bodies {
		t.Error("the files that were given have lost bodies")
	}
	for _, fn := range pkg.Functions {
		for _, callee := range callees(fn) {
			if callee.Name() == "other" && len(callee.Blocks) > 0 {
				t.Error("other has a body, nobody asked for it")
			}
		}
	}
}

func TestBuildsNothingWhenNothingIsAskedFor(t *testing.T) {
	if pkg := ir.Build(load(t, source), named(), returns); len(pkg.Functions) != 0 {
		t.Errorf("built %v", pkg.Functions)
	}
}

func TestNoReturnEndsThePath(t *testing.T) {
	src := load(t, `func die() {}; func f(b bool) { if b { die() }; println() }`)
	pkg := ir.Build(src, named("f"), func(fn *types.Func) bool { return fn.Name() == "die" })
	for _, block := range pkg.Functions[0].Blocks {
		if len(callees(pkg.Functions[0])) == 0 {
			t.Fatal("f calls nothing")
		}
		for _, instr := range block.Instrs {
			if call, ok := instr.(*ssa.Call); ok && call.Call.StaticCallee() != nil && len(block.Succs) > 0 {
				t.Errorf("control goes on behind %v", call)
			}
		}
	}
}

// TestSizeGuard: a function that is too big is left alone and listed, the
// others are built.
func TestSizeGuard(t *testing.T) {
	for name, body := range map[string]string{
		"many branches": strings.Repeat("if b { println() }\n", 10_000),
		"deep nesting":  strings.Repeat("for b {\n", 200) + strings.Repeat("}\n", 200),
	} {
		t.Run(name, func(t *testing.T) {
			src := load(t, fmt.Sprintf("func giant(b bool) {\n%s}\nfunc small() { println() }", body))
			pkg := ir.Build(src, named("giant", "small"), returns)
			if len(pkg.Functions) != 1 || pkg.Functions[0].Name() != "small" {
				t.Errorf("built %v, want small alone", pkg.Functions)
			}
			if len(pkg.LeftAlone) != 1 {
				t.Errorf("%d nodes left alone, want giant", len(pkg.LeftAlone))
			}
		})
	}
}

func TestReturnsWithout(t *testing.T) {
	for body, want := range map[string]bool{
		`wait()`:                          false,
		`if b { return }; wait()`:         true,
		`if b { wait() } else { wait() }`: false,
		`for b { wait() }`:                true,
		`for { if b { wait(); return } }`: false,
		`for {}`:                          false,
	} {
		src := load(t, "func wait() {}; func f(b bool) { "+body+" }")
		fn := ir.Build(src, named("f"), returns).Functions[0]
		got := ir.ReturnsWithout(fn, func(instr ssa.Instruction) bool { _, ok := instr.(*ssa.Call); return ok })
		if got != want {
			t.Errorf("%s: %v, want %v", body, got, want)
		}
	}
}

func BenchmarkBuild(b *testing.B) {
	src := load(b, source)
	for b.Loop() {
		ir.Build(src, named("method", "helper"), returns)
	}
}

func BenchmarkAtTheLimit(b *testing.B) {
	for name, body := range map[string]string{
		"branches": strings.Repeat("if b { println() }\n", 2_800),
		"nesting":  strings.Repeat("for b {\n", 58) + strings.Repeat("}\n", 58),
	} {
		src := load(b, "func giant(b bool) {\n"+body+"}")
		if len(ir.Build(src, named("giant"), returns).LeftAlone) > 0 {
			b.Fatalf("%s: beyond the limit", name)
		}
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				ir.Build(src, named("giant"), returns)
			}
		})
	}
}

func count(src ir.Source) (bodies int) {
	for _, decl := range src.Files[0].Decls {
		if fn, ok := decl.(*ast.FuncDecl); ok && fn.Body != nil {
			bodies++
		}
	}
	return bodies
}

func callees(fn *ssa.Function) (all []*ssa.Function) {
	for _, block := range fn.Blocks {
		for _, instr := range block.Instrs {
			if call, ok := instr.(*ssa.Call); ok && call.Call.StaticCallee() != nil {
				all = append(all, call.Call.StaticCallee())
			}
		}
	}
	return all
}
