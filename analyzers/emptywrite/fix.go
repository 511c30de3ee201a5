package emptywrite

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/printer"
	"go/token"
	"go/types"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/tools/go/analysis"

	"github.com/incidentlint/incidentlint/analyzers/internal/flow"
	"github.com/incidentlint/incidentlint/analyzers/internal/ir"
)

// An answer is a query whose answer is thrown away, and the branch that returns its error.
//
//	_, err := s.Get(&page)
//	if err != nil {
//		return 0, err
//	}
type answer struct {
	*lookup
	assign *ast.AssignStmt // of the results of the query
	blank  *ast.Ident      // what gets the answer
	check  *ast.IfStmt     // of the error; assign is its Init, or stands before it
	ret    *ast.ReturnStmt // all that the branch does
}

// lookAtFound returns the fix that gives the answer of the query a name, and returns an error
// if it is false, as is done with the error of the query; nil if nothing plain is done with
// that.
func (l *lookup) lookAtFound() []analysis.SuggestedFix {
	a := l.findAnswer()
	if a == nil {
		return nil
	}
	name, failure := a.freeName(), a.failure()
	if name == "" || failure == "" {
		return nil
	}
	edits := []analysis.TextEdit{{Pos: a.blank.Pos(), End: a.blank.End(), NewText: []byte(name)}}
	indent := "\n" + strings.Repeat("\t", l.pass.Fset.Position(a.check.Pos()).Column-1)
	branch := "if !" + name + " {" + indent + "\t" + failure + indent + "}"
	switch {
	case a.check.Init != nil:
		branch = " else " + branch
	default:
		branch = indent + branch
	}
	if a.assign.Tok == token.ASSIGN {
		edits = append(edits, analysis.TextEdit{Pos: a.assign.TokPos, End: a.assign.TokPos + 1, NewText: []byte(":=")})
	}
	return []analysis.SuggestedFix{{
		Message:   "Return an error if nothing is found",
		TextEdits: append(edits, analysis.TextEdit{Pos: a.check.End(), End: a.check.End(), NewText: []byte(branch)}),
	}}
}

// findAnswer returns where the answer of the query is thrown away, if its error is returned
// at once.
func (l *lookup) findAnswer() (found *answer) {
	ast.Inspect(l.Call.Parent().Syntax(), func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.IfStmt:
			found = l.answerAt(n.Init, n)
		case *ast.BlockStmt:
			found = l.answerIn(n.List)
		case *ast.CaseClause:
			found = l.answerIn(n.Body)
		}
		return found == nil
	})
	return found
}

func (l *lookup) answerIn(stmts []ast.Stmt) *answer {
	for i := 1; i < len(stmts); i++ {
		if check, ok := stmts[i].(*ast.IfStmt); ok && check.Init == nil {
			if a := l.answerAt(stmts[i-1], check); a != nil {
				return a
			}
		}
	}
	return nil
}

// answerAt returns the answer if stmt throws it away and check is about its error.
func (l *lookup) answerAt(stmt ast.Stmt, check *ast.IfStmt) *answer {
	assign, ok := stmt.(*ast.AssignStmt)
	if !ok || len(assign.Rhs) != 1 || ast.Unparen(assign.Rhs[0]) != flow.SiteOf(l.Call).Node {
		return nil
	}
	a := &answer{lookup: l, assign: assign, check: check}
	results := l.Call.Call.Signature().Results()
	for i, left := range assign.Lhs {
		id, ok := left.(*ast.Ident)
		if !ok || assign.Tok == token.ASSIGN && id.Name != "_" && (check.Init != nil || !l.isDeclaredBeside(id)) {
			return nil // := would declare another
		}
		switch t := results.At(i).Type(); {
		case id.Name == "_" && types.Identical(t, types.Typ[types.Bool]):
			a.blank = id
		case ir.IsError(t) && a.returns(id):
			a.ret = check.Body.List[0].(*ast.ReturnStmt)
		}
	}
	if a.blank == nil || a.ret == nil {
		return nil
	}
	return a
}

// isDeclaredBeside reports whether the variable is declared in the block of id, or is a
// parameter or result of the function whose body that is.
func (l *lookup) isDeclaredBeside(id *ast.Ident) bool {
	return l.pass.Pkg.Scope().Innermost(id.Pos()).Lookup(id.Name) == l.pass.TypesInfo.Uses[id]
}

// returns reports whether the branch is taken if err is not nil, and only returns.
func (a *answer) returns(err *ast.Ident) bool {
	compare, ok := a.check.Cond.(*ast.BinaryExpr)
	if !ok || compare.Op != token.NEQ || a.check.Else != nil || len(a.check.Body.List) != 1 {
		return false
	}
	x, ok := compare.X.(*ast.Ident)
	_, isReturn := a.check.Body.List[0].(*ast.ReturnStmt)
	return ok && x.Name == err.Name && a.pass.TypesInfo.Types[compare.Y].IsNil() && isReturn
}

// freeName returns a name for the answer that means nothing else here; "" if all are taken.
func (a *answer) freeName() string {
	scope := a.pass.Pkg.Scope().Innermost(a.assign.Pos())
	for _, name := range []string{"has", "found"} {
		if _, taken := scope.LookupParent(name, token.NoPos); taken == nil {
			return name
		}
	}
	return ""
}

// failure spells the return of an error beside the results that the branch has; "" if it has
// none, or the file does not import fmt.
func (a *answer) failure() string {
	results := a.Call.Parent().Signature.Results()
	last := results.Len() - 1
	if len(a.ret.Results) != results.Len() || last < 0 || !ir.IsError(results.At(last).Type()) {
		return ""
	}
	_, obj := a.pass.Pkg.Scope().Innermost(a.ret.Pos()).LookupParent("fmt", a.ret.Pos())
	if pkg, ok := obj.(*types.PkgName); !ok || pkg.Imported().Path() != "fmt" {
		return ""
	}
	var text bytes.Buffer
	text.WriteString("return ")
	for _, result := range a.ret.Results[:last] {
		if a.asksError(result) || printer.Fprint(&text, a.pass.Fset, result) != nil {
			return ""
		}
		text.WriteString(", ")
	}
	fmt.Fprintf(&text, "fmt.Errorf(%q)", a.noun()+" not found")
	return text.String()
}

// asksError reports whether the expression is made of an error, which is nil if nothing is
// found.
func (a *answer) asksError(e ast.Expr) (asks bool) {
	ast.Inspect(e, func(n ast.Node) bool {
		id, ok := n.(*ast.Ident)
		asks = asks || ok && ir.IsError(a.pass.TypesInfo.TypeOf(id))
		return !asks
	})
	return asks
}

// noun names what is looked for as an error does: "page".
func (a *answer) noun() string {
	if a.Object == nil {
		return "object"
	}
	named, ok := types.Unalias(behindPointers(a.Object.Type())).(*types.Named)
	if !ok {
		return "object"
	}
	first, size := utf8.DecodeRuneInString(named.Obj().Name())
	return string(unicode.ToLower(first)) + named.Obj().Name()[size:]
}
