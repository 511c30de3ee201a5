package flow_test

import (
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"testing"

	"golang.org/x/tools/go/ssa"
	"golang.org/x/tools/go/ssa/ssautil"
)

var (
	fset    = token.NewFileSet()
	imports = importer.ForCompiler(fset, "gc", nil)
)

// build returns the functions of source, whose package clause and imports of
// context, errors and time are put before it, by name.
func build(t testing.TB, source string) map[string]*ssa.Function {
	t.Helper()
	source = "package p\nimport (\"context\"; \"errors\"; \"time\")\nvar _ context.Context\nvar _ = errors.New\nvar _ time.Time\n" + source
	file, err := parser.ParseFile(fset, "p.go", source, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	config := &types.Config{Importer: imports}
	pkg, _, err := ssautil.BuildPackage(config, fset, types.NewPackage("p", "p"), []*ast.File{file}, 0)
	if err != nil {
		t.Fatal(err)
	}
	functions := make(map[string]*ssa.Function)
	for _, member := range pkg.Members {
		if fn, ok := member.(*ssa.Function); ok {
			functions[fn.Name()] = fn
			for _, literal := range fn.AnonFuncs {
				functions[literal.Name()] = literal
			}
		}
	}
	return functions
}

// callOf returns the first call of the named function in fn.
func callOf(t testing.TB, fn *ssa.Function, name string) *ssa.Call {
	t.Helper()
	for _, block := range fn.Blocks {
		for _, instr := range block.Instrs {
			call, ok := instr.(*ssa.Call)
			if ok && call.Call.StaticCallee() != nil && call.Call.StaticCallee().Name() == name {
				return call
			}
		}
	}
	t.Fatalf("%s does not call %s", fn, name)
	return nil
}
