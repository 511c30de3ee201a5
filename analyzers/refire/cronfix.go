package refire

import (
	"go/ast"
	"go/token"
	"strconv"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
	"github.com/incidentlint/incidentlint/analyzers/internal/flow"
)

// keepApart returns the fix that keeps the runs of the job apart; nil if there is none
// that only adds, or its place is not seen.
func (f *function) keepApart(add *ssa.Call, apart *catalog.Apart, c *configuration) []analysis.SuggestedFix {
	if apart == nil {
		return nil
	}
	call := add
	if apart.At == catalog.InMaker {
		if call = c.made; call == nil || c.chained {
			return nil
		}
	}
	site := flow.SiteOf(call)
	if site == nil {
		return nil
	}
	expr := site.Node.(*ast.CallExpr)
	path := calleeOf(&add.Call).Pkg().Path()
	code, ok := f.named(apart.Code, path, expr.Pos())
	if !ok || expr.Ellipsis.IsValid() {
		return nil
	}
	at := expr.Rparen
	switch {
	case apart.At == catalog.InFront:
		sel, ok := expr.Fun.(*ast.SelectorExpr)
		if !ok {
			return nil
		}
		at = sel.Sel.Pos()
	case len(expr.Args) > 0:
		at = expr.Args[len(expr.Args)-1].End()
		code = ", " + code
	}
	return []analysis.SuggestedFix{{
		Message:   "Add " + apart.Name,
		TextEdits: []analysis.TextEdit{{Pos: at, End: at, NewText: []byte(code)}},
	}}
}

// named returns code with the package at path named as the file of pos names it; false
// if that does not import it by a name.
func (f *function) named(code, path string, pos token.Pos) (string, bool) {
	for _, file := range f.pass.Files {
		if pos < file.FileStart || file.FileEnd <= pos {
			continue
		}
		for _, spec := range file.Imports {
			if imported, _ := strconv.Unquote(spec.Path.Value); imported != path {
				continue
			}
			switch {
			case spec.Name == nil:
				return code, true
			case spec.Name.Name == "." || spec.Name.Name == "_":
				return "", false
			}
			own, _, _ := strings.Cut(code, ".")
			return strings.ReplaceAll(code, own+".", spec.Name.Name+"."), true
		}
	}
	return code, !strings.Contains(code, "gocron.") && !strings.Contains(code, "cron.")
}
