package unboundedretry

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/printer"
	"go/token"
	"go/types"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
	"github.com/incidentlint/incidentlint/analyzers/internal/ir"
)

// observeContext returns the fix that lets a context, which the function is given,
// end the only wait of the loop:
//
//	select {
//	case <-ctx.Done():
//		return ctx.Err()
//	case <-time.After(d):
//	}
//
// There is none if the wait is no sleep, or if it is not plain what to return.
func (r *retry) observeContext() []analysis.SuggestedFix {
	ctx := r.context()
	if ctx == nil || ctx.Parent() != r.fn || r.fn.Recover != nil {
		return nil
	}
	stmt, sleep := r.onlySleep()
	if stmt == nil || r.visible(ctx.Name(), stmt.Pos()) != ctx.Object() {
		return nil
	}
	after := r.channelPause(sleep)
	results, ok := returned(r.fn.Signature.Results(), ctx.Name()+".Err()")
	if after == "" || !ok {
		return nil
	}
	var pause bytes.Buffer
	if printer.Fprint(&pause, r.fn.Prog.Fset, sleep.Args[0]) != nil {
		return nil
	}
	indent := "\n" + strings.Repeat("\t", r.fn.Prog.Fset.Position(stmt.Pos()).Column-1)
	text := "select {" +
		indent + "case <-" + ctx.Name() + ".Done():" +
		indent + "\treturn" + results +
		indent + "case <-" + after + "(" + pause.String() + "):" +
		indent + "}"
	return []analysis.SuggestedFix{{
		Message:   fmt.Sprintf("Wait for %s too", ctx.Name()),
		TextEdits: []analysis.TextEdit{{Pos: stmt.Pos(), End: stmt.End(), NewText: []byte(text)}},
	}}
}

// onlySleep returns the one statement of the loop that is a call which can be
// waited for beside something else; nil if there are more, or none.
func (r *retry) onlySleep() (found *ast.ExprStmt, sleep *ast.CallExpr) {
	count := 0
	ast.Inspect(r.site.Node, func(n ast.Node) bool {
		if _, isLiteral := n.(*ast.FuncLit); isLiteral {
			return false
		}
		stmt, ok := n.(*ast.ExprStmt)
		if !ok {
			return true
		}
		if call, ok := stmt.X.(*ast.CallExpr); ok && r.channelPause(call) != "" {
			found, sleep = stmt, call
			count++
		}
		return true
	})
	if count != 1 {
		return nil, nil
	}
	return found, sleep
}

// channelPause returns the function that does by a channel what the call does by
// blocking, as the source would write it; "" if there is none.
func (r *retry) channelPause(call *ast.CallExpr) string {
	selector, ok := call.Fun.(*ast.SelectorExpr)
	if !ok || len(call.Args) != 1 {
		return ""
	}
	qualifier, ok := selector.X.(*ast.Ident)
	fn, isFunc := r.pass.TypesInfo.Uses[selector.Sel].(*types.Func)
	if !ok || !isFunc {
		return ""
	}
	if name := catalog.ChannelPause(fn); name != "" {
		return qualifier.Name + "." + name
	}
	return ""
}

// visible returns what name means at pos.
func (r *retry) visible(name string, pos token.Pos) types.Object {
	scope := r.fn.Pkg.Pkg.Scope().Innermost(pos)
	if scope == nil {
		return nil
	}
	_, obj := scope.LookupParent(name, pos)
	return obj
}

// returned spells the results of a return of err, with zero values before it; ok is
// false if the last result is no error, or one of the others has no short zero.
func returned(results *types.Tuple, err string) (text string, ok bool) {
	if results.Len() == 0 {
		return "", true
	}
	values := make([]string, results.Len())
	for i := range values {
		values[i] = zero(results.At(i).Type())
	}
	last := results.Len() - 1
	if !ir.IsError(results.At(last).Type()) {
		return "", false
	}
	values[last] = err
	for _, value := range values {
		if value == "" {
			return "", false
		}
	}
	return " " + strings.Join(values, ", "), true
}

// zero spells the zero value of t, or "" for what needs its type's name.
func zero(t types.Type) string {
	if _, isParam := types.Unalias(t).(*types.TypeParam); isParam {
		return ""
	}
	switch t := t.Underlying().(type) {
	case *types.Basic:
		switch {
		case t.Info()&types.IsBoolean != 0:
			return "false"
		case t.Info()&types.IsNumeric != 0:
			return "0"
		case t.Info()&types.IsString != 0:
			return `""`
		}
		return "nil" // unsafe.Pointer
	case *types.Struct, *types.Array:
		return ""
	}
	return "nil"
}
