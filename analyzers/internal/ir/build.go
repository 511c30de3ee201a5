package ir

import (
	"go/ast"
	"go/token"
	"go/types"
	"maps"

	"golang.org/x/tools/go/ssa"
)

// A Source is a type-checked package.
type Source struct {
	Fset  *token.FileSet
	Pkg   *types.Package
	Files []*ast.File
	Info  *types.Info
}

// A Package is the SSA form of some functions of one package.
type Package struct {
	// Functions are those asked for, their function literals behind them, in
	// source order.
	Functions []*ssa.Function

	// LeftAlone are those asked for that are too big.
	LeftAlone []ast.Node
}

// Build builds the functions and package-level initialisers for which wanted
// reports true; it is asked once for each *ast.FuncDecl with a body and each
// *ast.ValueSpec with values. Calls of functions for which noReturn reports
// true end their path.
func Build(src Source, wanted func(ast.Node) bool, noReturn func(*types.Func) bool) *Package {
	b := builder{src: src, wanted: wanted, out: new(Package)}
	files := b.stripped()
	if len(b.decls) == 0 && len(b.specs) == 0 {
		return b.out
	}
	info := b.info(files)

	prog := ssa.NewProgram(src.Fset, ssa.BuilderMode(0))
	prog.SetNoReturn(noReturn)
	for _, imported := range src.Pkg.Imports() {
		prog.CreatePackage(imported, nil, nil, true)
	}
	pkg := prog.CreatePackage(src.Pkg, files, info, false)
	pkg.Build()

	if len(b.specs) > 0 {
		for _, literal := range pkg.Func("init").AnonFuncs {
			b.add(literal)
		}
	}
	for _, decl := range b.decls {
		if fn := prog.FuncValue(src.Info.Defs[decl.Name].(*types.Func)); fn != nil {
			b.add(fn)
		}
	}
	return b.out
}

type builder struct {
	src    Source
	wanted func(ast.Node) bool
	decls  []*ast.FuncDecl
	specs  []*ast.ValueSpec
	out    *Package
}

// add appends fn and the function literals inside it.
func (b *builder) add(fn *ssa.Function) {
	if len(fn.Blocks) == 0 {
		return
	}
	b.out.Functions = append(b.out.Functions, fn)
	for _, literal := range fn.AnonFuncs {
		b.add(literal)
	}
}

// stripped returns copies of the files without the bodies of the functions
// that nobody asked for, and notes those that somebody did.
func (b *builder) stripped() []*ast.File {
	files := make([]*ast.File, len(b.src.Files))
	for i, file := range b.src.Files {
		fileCopy := *file
		fileCopy.Decls = make([]ast.Decl, len(file.Decls))
		for j, decl := range file.Decls {
			fileCopy.Decls[j] = b.strip(decl)
		}
		files[i] = &fileCopy
	}
	return files
}

func (b *builder) strip(decl ast.Decl) ast.Decl {
	switch decl := decl.(type) {
	case *ast.FuncDecl:
		if decl.Body == nil {
			return decl
		}
		if b.asked(decl) {
			b.decls = append(b.decls, decl)
			return decl
		}
		bodiless := *decl
		bodiless.Body = nil
		return &bodiless
	case *ast.GenDecl:
		for _, spec := range decl.Specs {
			if spec, ok := spec.(*ast.ValueSpec); ok && len(spec.Values) > 0 && decl.Tok == token.VAR && b.asked(spec) {
				b.specs = append(b.specs, spec)
			}
		}
	}
	return decl
}

// asked reports whether n is wanted and small enough.
func (b *builder) asked(n ast.Node) bool {
	if !b.wanted(n) {
		return false
	}
	if isTooBig(n) {
		b.out.LeftAlone = append(b.out.LeftAlone, n)
		return false
	}
	return true
}

// info returns a copy of the type information for the stripped files.
func (b *builder) info(files []*ast.File) *types.Info {
	info := *b.src.Info
	info.FileVersions = maps.Clone(b.src.Info.FileVersions)
	for i, file := range b.src.Files {
		if version, ok := b.src.Info.FileVersions[file]; ok {
			info.FileVersions[files[i]] = version
		}
	}
	values := make(map[ast.Expr]bool)
	for _, spec := range b.specs {
		for _, value := range spec.Values {
			values[value] = true
		}
	}
	info.InitOrder = nil
	for _, init := range b.src.Info.InitOrder {
		if values[init.Rhs] {
			info.InitOrder = append(info.InitOrder, init)
		}
	}
	return &info
}
