package unboundedretry

import (
	"fmt"
	"go/ast"
	"go/constant"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
	"github.com/incidentlint/incidentlint/analyzers/internal/report"
)

// examineLiterals says which policies, written as literals, go on without a pause
// once their limit is reached.
func examineLiterals(pass *analysis.Pass, say report.Func) {
	usesPolicies := false
	for _, imported := range pass.Pkg.Imports() {
		usesPolicies = usesPolicies || catalog.MentionsPolicies(imported.Path())
	}
	if !usesPolicies {
		return
	}
	var literals []*ast.CompositeLit
	for _, file := range pass.Files {
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.CompositeLit:
				literals = append(literals, n)
			case *ast.SelectorExpr:
				line := catalog.PolicyTypeOf(pass.TypesInfo.TypeOf(n.X))
				usesPolicies = usesPolicies && (line == nil || line.StopField != n.Sel.Name)
			}
			return true
		})
	}
	if !usesPolicies {
		return // the field is set, or looked at, behind the literal
	}
	for _, literal := range literals {
		examineLiteral(pass.TypesInfo, literal, say)
	}
}

func examineLiteral(info *types.Info, literal *ast.CompositeLit, say report.Func) {
	line := catalog.PolicyTypeOf(info.TypeOf(literal))
	if line == nil || line.StopField == "" {
		return
	}
	limit := fieldOf(literal, line.Fields[0].Name)
	if limit == nil || isZero(info, limit.Value) || fieldOf(literal, line.StopField) != nil {
		return
	}
	say(report.Finding{
		Category: stopIgnored,
		Range:    typeOf(literal),
		Message:  fmt.Sprintf("%s literal has no %s, after %s each pause is 0 and the retry spins", line.Name, line.StopField, line.Fields[0].Name),
		Fixes:    setStop(literal, limit, line),
	})
}

// typeOf returns the type of the literal, or all of it where an outer literal says
// what it is.
func typeOf(literal *ast.CompositeLit) ast.Node {
	if literal.Type == nil {
		return literal
	}
	return literal.Type
}

// fieldOf returns the element that sets the field, or nil.
func fieldOf(literal *ast.CompositeLit, name string) *ast.KeyValueExpr {
	for _, element := range literal.Elts {
		if pair, ok := element.(*ast.KeyValueExpr); ok {
			if key, ok := pair.Key.(*ast.Ident); ok && key.Name == name {
				return pair
			}
		}
	}
	return nil
}

func isZero(info *types.Info, expr ast.Expr) bool {
	value := info.Types[expr].Value
	return value != nil && constant.Sign(value) == 0
}

// setStop adds the field behind the limit, as its library's constructor does.
func setStop(literal *ast.CompositeLit, limit *ast.KeyValueExpr, line *catalog.PolicyType) []analysis.SuggestedFix {
	value := line.StopValue
	if literal.Type == nil {
		return nil
	}
	if selector, ok := literal.Type.(*ast.SelectorExpr); ok {
		qualifier, ok := selector.X.(*ast.Ident)
		if !ok {
			return nil
		}
		value = qualifier.Name + "." + value
	}
	return []analysis.SuggestedFix{{
		Message: "Set " + line.StopField + ", as the constructor does",
		TextEdits: []analysis.TextEdit{{
			Pos: limit.End(), End: limit.End(), NewText: []byte(", " + line.StopField + ": " + value),
		}},
	}}
}
