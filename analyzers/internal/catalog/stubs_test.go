package catalog

import (
	"go/parser"
	"go/token"
	"go/types"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// stubsDir holds the packages that the analyzers' test data imports, at their
// import paths.
const stubsDir = "../../../testdata/src"

// A stub declares nothing that the real library does not declare alike, so that
// an analyzer that understands the one understands the other.
func TestStubsAreTrue(t *testing.T) {
	world := libraries(t)
	stubs := newStubChecker(t, world)
	for _, path := range stubPaths(t) {
		real := world.typesOf(path)
		if real == nil {
			t.Errorf("stub %s: libraries.go in %s imports no such package", path, librariesDir)
			continue
		}
		stub, err := stubs.Import(path)
		if err != nil {
			t.Errorf("stub %s does not type-check: %v", path, err)
			continue
		}
		compareFuncs(t, stub, real)
		compareObjects(t, stub, real)
	}
}

// stubPaths returns the import paths below stubsDir that belong to a catalogued
// library.
func stubPaths(t *testing.T) []string {
	t.Helper()
	paths := make(map[string]bool)
	err := filepath.WalkDir(stubsDir, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || filepath.Ext(name) != ".go" {
			return err
		}
		dir, err := filepath.Rel(stubsDir, filepath.Dir(name))
		if path := filepath.ToSlash(dir); isCatalogued(path) {
			paths[path] = true
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return slices.Sorted(maps.Keys(paths))
}

// compareFuncs reports the functions and methods of stub that real declares
// otherwise or not at all.
func compareFuncs(t *testing.T, stub, real *types.Package) {
	t.Helper()
	realFuncs := declaredFuncs(real)
	for name, fn := range declaredFuncs(stub) {
		if !fn.Exported() {
			continue
		}
		realFn := realFuncs[name]
		if realFn == nil {
			t.Errorf("stub %s: the real library declares no %s", stub.Path(), name)
			continue
		}
		if got, want := spell(fn.Signature()), spell(realFn.Signature()); got != want {
			t.Errorf("stub %s: %s is declared as\n\t%s, but in the real library as\n\t%s", stub.Path(), name, got, want)
		}
	}
}

// compareObjects does the same for the exported types, fields, variables and
// constants.
func compareObjects(t *testing.T, stub, real *types.Package) {
	t.Helper()
	for _, name := range stub.Scope().Names() {
		obj, realObj := stub.Scope().Lookup(name), real.Scope().Lookup(name)
		if !obj.Exported() {
			continue
		}
		if realObj == nil {
			t.Errorf("stub %s: the real library declares no %s", stub.Path(), name)
			continue
		}
		if got, want := describe(obj), describe(realObj); got != want {
			t.Errorf("stub %s: %s is\n\t%s, but in the real library\n\t%s", stub.Path(), name, got, want)
		}
		compareFields(t, obj, realObj)
	}
}

// compareFields reports the exported fields of a struct that the real one lacks
// or has otherwise.
func compareFields(t *testing.T, obj, realObj types.Object) {
	t.Helper()
	fields, realFields := exportedFields(obj.Type()), exportedFields(realObj.Type())
	for name, got := range fields {
		if want := realFields[name]; got != want {
			t.Errorf("stub %s: the field %s.%s is a %q, but in the real library a %q", obj.Pkg().Path(), obj.Name(), name, got, want)
		}
	}
}

func exportedFields(t types.Type) map[string]string {
	fields := make(map[string]string)
	if s, ok := t.Underlying().(*types.Struct); ok {
		for field := range s.Fields() {
			if field.Exported() {
				fields[field.Name()] = types.TypeString(field.Type(), byPackageName)
			}
		}
	}
	return fields
}

// describe says what kind of object obj is, and its type and value if that
// matters to a user of the package.
func describe(obj types.Object) string {
	typ := types.TypeString(obj.Type(), byPackageName)
	switch obj := obj.(type) {
	case *types.Const:
		return "const " + typ + " = " + obj.Val().ExactString()
	case *types.Var:
		return "var " + typ
	case *types.TypeName:
		if s, ok := obj.Type().Underlying().(*types.Signature); ok {
			return "type of " + spell(s)
		}
		return "type"
	}
	return "func" // compared by compareFuncs
}

// spell writes sig without the names of parameters and results.
func spell(sig *types.Signature) string {
	var b strings.Builder
	b.WriteString("func(")
	spellTuple(&b, sig.Params())
	b.WriteString(")")
	if sig.Variadic() {
		b.WriteString("...")
	}
	b.WriteString(" (")
	spellTuple(&b, sig.Results())
	b.WriteString(")")
	return b.String()
}

func spellTuple(b *strings.Builder, tuple *types.Tuple) {
	for i := range tuple.Len() {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(types.TypeString(tuple.At(i).Type(), byPackageName))
	}
}

func byPackageName(pkg *types.Package) string { return pkg.Name() }

// A stubChecker type-checks stubs, which may import each other and what the
// libraries import.
type stubChecker struct {
	world   *realWorld
	stubs   []string
	checked map[string]*types.Package
}

func newStubChecker(t *testing.T, world *realWorld) *stubChecker {
	return &stubChecker{world: world, stubs: stubPaths(t), checked: make(map[string]*types.Package)}
}

// Import implements types.Importer.
func (c *stubChecker) Import(path string) (*types.Package, error) {
	if pkg := c.checked[path]; pkg != nil {
		return pkg, nil
	}
	if !slices.Contains(c.stubs, path) {
		return c.world.importPackage(path)
	}
	fset := token.NewFileSet()
	filenames, err := filepath.Glob(filepath.Join(stubsDir, filepath.FromSlash(path), "*.go"))
	if err != nil {
		return nil, err
	}
	files, err := parseFiles(fset, filenames, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	conf := types.Config{Importer: c}
	c.checked[path], err = conf.Check(path, fset, files, nil)
	return c.checked[path], err
}
