package catalog

import (
	"errors"
	"fmt"
	"go/types"
	"maps"
	"os"
	"path/filepath"
	"slices"
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
	for _, name := range []string{"go.mod", "libraries.go"} {
		// What the go command reads is no input of a cached test; what the test reads is.
		if _, err := os.ReadFile(filepath.Join(librariesDir, name)); err != nil {
			return nil, err
		}
	}
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
	for _, key := range Keys {
		if IsStandard(key.Path) {
			paths = append(paths, key.Path)
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

// importPackage returns the declarations of the package at path.
func (world *realWorld) importPackage(path string) (*types.Package, error) {
	if pkg := world.typesOf(path); pkg != nil {
		return pkg, nil
	}
	return nil, fmt.Errorf("no library imports %s", path)
}
