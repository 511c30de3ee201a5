package catalog

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/go/packages"
)

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
	files, err := parseFiles(c.fset, pkg.GoFiles, parser.SkipObjectResolution)
	if err != nil {
		c.errs = append(c.errs, err)
	}
	for _, file := range files {
		dropBodies(file)
		dropImports(file, names)
	}
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

// parseFiles parses the named files, and returns those that it could.
func parseFiles(fset *token.FileSet, filenames []string, mode parser.Mode) (files []*ast.File, err error) {
	var errs []error
	for _, filename := range filenames {
		file, err := parser.ParseFile(fset, filename, nil, mode)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		files = append(files, file)
	}
	return files, errors.Join(errs...)
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
