package catalog

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"

	"golang.org/x/tools/go/packages"
)

// librariesDir is the module that requires the catalogued libraries for real.
const librariesDir = "../../../testdata/libraries"

// realWorld is what the lines of the catalogue are resolved against.
type realWorld struct {
	packages map[string]*packages.Package // by import path, with all they import
	examples []string                     // what libraries.go imports
	checker  *declarationChecker
}

// loadLibraries lists the libraries with the go command, once for all tests.
// It is not asked for export data: that means to compile thousands of packages
// on a machine that has not done so before, with a C compiler for some.
var loadLibraries = sync.OnceValues(func() (*realWorld, error) {
	cfg := &packages.Config{
		Dir:  librariesDir,
		Mode: packages.NeedName | packages.NeedFiles | packages.NeedImports | packages.NeedDeps,
		Env:  append(os.Environ(), "GOWORK=off", "GOFLAGS=-mod=readonly"),
	}
	roots, err := packages.Load(cfg, append(standardPaths(), ".")...)
	if err != nil {
		return nil, err
	}
	world := &realWorld{packages: make(map[string]*packages.Package), checker: newDeclarationChecker()}
	var errs []error
	packages.Visit(roots, nil, func(pkg *packages.Package) {
		world.packages[pkg.PkgPath] = pkg
		for _, err := range pkg.Errors {
			errs = append(errs, fmt.Errorf("%s: %w", pkg.PkgPath, err))
		}
	})
	for _, root := range roots {
		if root.Name == "libraries" {
			world.examples = slices.Collect(maps.Keys(root.Imports))
		}
	}
	return world, errors.Join(errs...)
})

// standardPaths returns the paths of the standard library that have lines.
func standardPaths() []string {
	var paths []string
	for _, call := range Calls() {
		if IsStandard(call.Path) {
			paths = append(paths, call.Path)
		}
	}
	for _, v := range ErrorVars {
		if IsStandard(v.Path) {
			paths = append(paths, v.Path)
		}
	}
	slices.Sort(paths)
	return slices.Compact(paths)
}

// typesOf returns the declarations of the package at path, or nil if it is not
// loaded.
func (world *realWorld) typesOf(path string) *types.Package {
	pkg := world.packages[path]
	if pkg == nil {
		return nil
	}
	return world.checker.check(pkg)
}

// A declarationChecker type-checks packages without the bodies of functions,
// and without the imports that only bodies use: a fraction of the packages that
// a compiler needs.
type declarationChecker struct {
	fset    *token.FileSet
	checked map[string]*types.Package
	errs    []error
}

func newDeclarationChecker() *declarationChecker {
	return &declarationChecker{
		fset:    token.NewFileSet(),
		checked: map[string]*types.Package{"unsafe": types.Unsafe},
	}
}

func (c *declarationChecker) check(pkg *packages.Package) *types.Package {
	if known := c.checked[pkg.ID]; known != nil {
		return known
	}
	names := make(map[string]string)
	for path, dep := range pkg.Imports {
		names[path] = dep.Name
	}
	files := c.parse(pkg.GoFiles, names)
	conf := types.Config{
		Importer: importerFunc(func(path string) (*types.Package, error) {
			dep := pkg.Imports[path]
			if dep == nil {
				return nil, fmt.Errorf("%s imports %s, which is not listed", pkg.PkgPath, path)
			}
			return c.check(dep), nil
		}),
		IgnoreFuncBodies: true,
		FakeImportC:      true,
		Error:            func(err error) { c.errs = append(c.errs, err) },
	}
	checked, _ := conf.Check(pkg.PkgPath, c.fset, files, nil) // errors are in c.errs
	c.checked[pkg.ID] = checked
	return checked
}

// parse parses the declarations of files. packageNames are the names of the
// imported packages by import path.
func (c *declarationChecker) parse(filenames []string, packageNames map[string]string) []*ast.File {
	var files []*ast.File
	for _, filename := range filenames {
		file, err := parser.ParseFile(c.fset, filename, nil, parser.SkipObjectResolution)
		if err != nil {
			c.errs = append(c.errs, err)
			continue
		}
		dropBodies(file)
		dropImports(file, packageNames)
		files = append(files, file)
	}
	return files
}

// dropBodies empties functions, and drops the values of variables whose type
// is written down.
func dropBodies(file *ast.File) {
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncDecl:
			n.Body = &ast.BlockStmt{}
		case *ast.FuncLit:
			n.Body = &ast.BlockStmt{}
		case *ast.GenDecl:
			if n.Tok == token.VAR {
				dropValues(n)
			}
		}
		return true
	})
}

func dropValues(decl *ast.GenDecl) {
	for _, spec := range decl.Specs {
		if spec, ok := spec.(*ast.ValueSpec); ok && spec.Type != nil {
			spec.Values = nil
		}
	}
}

// dropImports drops the imports that no declaration of file mentions.
func dropImports(file *ast.File, packageNames map[string]string) {
	mentioned := make(map[string]bool)
	ast.Inspect(file, func(n ast.Node) bool {
		if sel, ok := n.(*ast.SelectorExpr); ok {
			if x, ok := sel.X.(*ast.Ident); ok {
				mentioned[x.Name] = true
			}
		}
		return true
	})
	isDropped := func(spec *ast.ImportSpec) bool {
		path, _ := strconv.Unquote(spec.Path.Value)
		name := packageNames[path]
		if spec.Name != nil {
			name = spec.Name.Name
		}
		return name != "." && path != "C" && !mentioned[name]
	}
	file.Decls = slices.DeleteFunc(file.Decls, func(decl ast.Decl) bool {
		imports, ok := decl.(*ast.GenDecl)
		if !ok || imports.Tok != token.IMPORT {
			return false
		}
		imports.Specs = slices.DeleteFunc(imports.Specs, func(s ast.Spec) bool { return isDropped(s.(*ast.ImportSpec)) })
		return len(imports.Specs) == 0
	})
	file.Imports = slices.DeleteFunc(file.Imports, isDropped)
}

type importerFunc func(path string) (*types.Package, error)

func (f importerFunc) Import(path string) (*types.Package, error) { return f(path) }

// declaredFuncs returns the functions, methods and interface methods that pkg
// declares, by the name that the catalogue gives them: no line with another
// name can match a call.
func declaredFuncs(pkg *types.Package) map[string]*types.Func {
	funcs := make(map[string]*types.Func)
	add := func(fn *types.Func) { funcs[Name(fn)] = fn }
	for _, name := range pkg.Scope().Names() {
		switch obj := pkg.Scope().Lookup(name).(type) {
		case *types.Func:
			add(obj)
		case *types.TypeName:
			named, ok := obj.Type().(*types.Named)
			if !ok {
				continue // an alias: its methods belong to the other type
			}
			for method := range named.Methods() {
				add(method)
			}
			if iface, ok := named.Underlying().(*types.Interface); ok {
				for method := range iface.ExplicitMethods() {
					add(method)
				}
			}
		}
	}
	return funcs
}

// underPath reports whether path lies in prefix, at a slash.
func underPath(path, prefix string) bool {
	return path == prefix || strings.HasPrefix(path, prefix+"/")
}
