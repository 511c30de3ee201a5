package effects

import (
	"fmt"
	"go/ast"
	"go/constant"
	"go/types"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/types/typeutil"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
	"github.com/incidentlint/incidentlint/analyzers/internal/directive"
	"github.com/incidentlint/incidentlint/analyzers/internal/stage"
)

// Stages is the fact of a package that has staged code or gates, or imports one that has;
// as Retires, it holds all of them.
type Stages struct {
	Marks []stage.Mark
}

// AFact makes Stages a fact.
func (*Stages) AFact() {}

// String counts the marks.
func (s *Stages) String() string { return fmt.Sprintf("%d stage marks", len(s.Marks)) }

// stages are the marks of a package and its imports, and the questions about its paths.
type stages struct {
	book  *stage.Book // nil without marks
	paths *stage.Paths
}

// stagesIn reads the directives and the facts of the imports, works out what follows from
// them here, and makes it known to importers. Without marks it does nothing.
func (r *Result) stagesIn(pass *analysis.Pass, directives *directive.Set) {
	var marks []stage.Mark
	for _, m := range directives.Marks {
		marks = append(marks, marksOf(pass, m)...)
	}
	for _, imported := range pass.Pkg.Imports() {
		var fact Stages
		if pass.ImportPackageFact(imported, &fact) {
			marks = append(marks, fact.Marks...)
		}
	}
	r.stages.book = stage.NewBook(stage.Sort(marks))
	if r.stages.book == nil {
		return
	}
	r.stages.paths = stage.NewPaths(stage.Source{Pkg: pass.Pkg, Files: pass.Files, Info: pass.TypesInfo,
		FlagKey: func(call *ast.CallExpr) (string, bool) { return r.flagKey(pass.TypesInfo, call) },
		Returns: func(call *ast.CallExpr) bool { return !r.analysis().endsPath(call) },
	}, r.stages.book)
	r.stages.paths.Derive()
	if catalog.HasFacts(pass.Pkg.Path()) {
		pass.ExportPackageFact(&Stages{stage.Sort(r.stages.book.Marks)})
	}
}

// marksOf returns what a directive marks.
func marksOf(pass *analysis.Pass, m directive.Mark) []stage.Mark {
	kind := stage.Staged
	if m.Verb == directive.Gate {
		kind = stage.Gate
	}
	switch {
	case m.Flag != "":
		return []stage.Mark{{Kind: stage.Flag, Stage: m.Stage, Name: m.Flag}}
	case len(m.Names) == 0:
		return []stage.Mark{{Kind: stage.Package, Stage: m.Stage, Name: pass.Pkg.Path()}}
	}
	var marks []stage.Mark
	for _, ident := range m.Names {
		obj := pass.TypesInfo.Defs[ident]
		if obj == nil {
			continue // the blank identifier
		}
		if name := stage.NameOf(obj); name != "" && (kind == stage.Staged || isTrueOrFalse(obj)) {
			marks = append(marks, stage.Mark{Kind: kind, Stage: m.Stage, Name: name})
		}
	}
	return marks
}

// isTrueOrFalse reports whether obj is a bool, or a function that returns one.
func isTrueOrFalse(obj types.Object) bool {
	t := obj.Type()
	if sig, ok := t.Underlying().(*types.Signature); ok && sig.Results().Len() == 1 {
		t = sig.Results().At(0).Type()
	}
	basic, ok := t.Underlying().(*types.Basic)
	return ok && basic.Info()&types.IsBoolean != 0
}

// flagKey returns the key of the feature flag that call asks for.
func (r *Result) flagKey(info *types.Info, call *ast.CallExpr) (string, bool) {
	fn, ok := typeutil.Callee(info, call).(*types.Func)
	if !ok {
		return "", false
	}
	key := r.KeyOf(fn)
	if key.Kind != catalog.FlagKey || key.Param >= len(call.Args) {
		return "", false
	}
	value := info.Types[call.Args[key.Param]].Value
	if value == nil || value.Kind() != constant.String {
		return "", false
	}
	return constant.StringVal(value), true
}

// Stages returns what is staged in this package and those that it imports, and the
// questions about the paths of this one; nil if nothing is.
func (r *Result) Stages() (*stage.Book, *stage.Paths) { return r.stages.book, r.stages.paths }

// Marks returns the directives about stages and gates of this package.
func (r *Result) Marks() []directive.Mark { return r.marks }
