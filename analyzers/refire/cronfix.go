package refire

import (
	"go/ast"
	"go/token"
	"go/types"
	"strconv"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
	"github.com/incidentlint/incidentlint/analyzers/internal/flow"
	"github.com/incidentlint/incidentlint/analyzers/internal/ir"
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
	library := f.importedAs(ir.Callee(&add.Call).Pkg(), expr.Pos())
	if library == "" && apart.At != catalog.InFront || expr.Ellipsis.IsValid() {
		return nil
	}
	code, at := strings.ReplaceAll(apart.Code, "%[1]s", library), expr.Rparen
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

// importedAs returns the name by which the file of pos imports pkg; "" if it does not, or not
// by a name.
func (f *function) importedAs(pkg *types.Package, pos token.Pos) string {
	for _, file := range f.pass.Files {
		if pos < file.FileStart || file.FileEnd <= pos {
			continue
		}
		for _, spec := range file.Imports {
			if path, _ := strconv.Unquote(spec.Path.Value); path != pkg.Path() {
				continue
			}
			switch {
			case spec.Name == nil:
				return pkg.Name()
			case spec.Name.Name != "." && spec.Name.Name != "_":
				return spec.Name.Name
			}
		}
	}
	return ""
}
