package retired

import (
	_ "embed"
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/incidentlint/incidentlint/analyzers/internal/effects"
	"github.com/incidentlint/incidentlint/analyzers/internal/ledger"
	"github.com/incidentlint/incidentlint/analyzers/internal/page"
	"github.com/incidentlint/incidentlint/analyzers/internal/report"
)

//go:embed doc.go
var doc string

// Page is the documentation of the analyzer.
var Page = page.Parse(doc)

// The categories.
const (
	used        = "retired-use"
	declared    = "retired-declared"
	resurrected = "resurrected"
)

// Categories are the kinds of finding, the worst first.
var Categories = []report.Category{
	{ID: resurrected, On: true, Level: report.Error, Certainty: report.Likely, Summary: "names that a commit removed and a merge brings back"},
	{ID: declared, On: true, Level: report.Error, Certainty: report.Proven, Summary: "declarations of names that are retired"},
	{ID: used, On: true, Level: report.Error, Certainty: report.Proven, Summary: "uses of names, environment keys, hosts and feature flags that are retired"},
}

// Analyzer reports what was retired on purpose and is used again.
var Analyzer = report.New(report.Spec{
	Page:       Page,
	Categories: Categories,
	Requires:   []*analysis.Analyzer{effects.Analyzer},
	Run:        run,
})

var flags struct {
	names   ledger.Entries // what people have retired
	removed ledger.Entries // what git says was removed, each with a reason that tells it
}

func init() {
	Analyzer.Flags.Var(&flags.names, "names", "what is retired, as KIND:NAME=REASON, separated by semicolons; KIND is name, env, host or flag")
	Analyzer.Flags.Var(&flags.removed, "removed", "what a commit removed and is back, in the same form; incidentlint -resurrected-merge writes it")
}

func run(pass *analysis.Pass, say report.Func) any {
	known := pass.ResultOf[effects.Analyzer].(*effects.Result)
	b := newBook(known.Retired())
	if b == nil {
		return nil // nothing is retired, nothing is looked at
	}
	r := &reader{pass: pass, known: known, book: b, say: say, envMaps: make(map[types.Object]bool)}
	for _, file := range pass.Files {
		ast.Inspect(file, r.visit)
	}
	return nil
}

// A reader looks for what the book holds.
type reader struct {
	pass    *analysis.Pass
	known   *effects.Result
	book    *book
	say     report.Func
	envMaps map[types.Object]bool // variables that hold the environment of a file
}

func (r *reader) visit(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.Ident:
		r.name(n)
	case *ast.CallExpr:
		r.call(n)
	case *ast.AssignStmt:
		r.assignment(n)
	case *ast.IndexExpr:
		r.index(n)
	case *ast.Field:
		r.tag(n)
	case *ast.KeyValueExpr:
		r.listed(n)
	}
	if expr, ok := n.(ast.Expr); ok {
		return r.host(expr)
	}
	return true
}

// report says that item is there, at the place to edit.
func (r *reader) report(category string, at ast.Node, subject string, item *item) {
	message := subject + " was taken out of use: " + item.Reason
	switch {
	case item.removed:
		category, message = resurrected, subject+" was "+item.Reason
	case category == declared:
		message = subject + " is declared again, it was taken out of use: " + item.Reason
	}
	r.say(report.Finding{Category: category, Range: at, Message: message})
}
