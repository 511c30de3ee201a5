package unboundedretry

import (
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/flow"
	"github.com/incidentlint/incidentlint/analyzers/internal/report"
)

// A limit is a comparison that looks as if it ended the loop after some attempts.
type limit struct {
	expr    *ast.BinaryExpr
	counter *ast.Ident
	stands  flow.Standstill // of the counter, while the call fails
}

// isFakeBound asks: does the loop go on while the call fails, although it compares
// a counter with a limit, because the counter stands still then?
func (r *retry) isFakeBound() bool {
	back, ok := r.comesBack(r.failure(), r.endless())
	if !ok || !back.Found {
		return false
	}
	var found *limit
	for _, exit := range back.Exits {
		limit := r.limitAt(exit, back)
		switch {
		case limit == nil && r.mayEnd(exit):
			return false
		case found == nil:
			found = limit
		}
	}
	r.limit = found
	return found != nil
}

// limitAt returns the limit that the exit is, or nil if it is none or its
// counter moves.
func (r *retry) limitAt(exit flow.Exit, back flow.Return) *limit {
	cond, ok := exit.If.Cond.(*ssa.BinOp)
	if !ok || !isInteger(cond.X.Type()) {
		return nil
	}
	x, y := back.Stands(r.loop, cond.X), back.Stands(r.loop, cond.Y)
	if x == flow.Moves || y == flow.Moves {
		return nil
	}
	expr := r.comparison(cond.Pos())
	if expr == nil {
		return nil
	}
	for _, side := range []struct {
		expr   ast.Expr
		stands flow.Standstill
	}{{expr.X, x}, {expr.Y, y}} {
		if counter := r.variable(side.expr); counter != nil && side.stands != flow.Outside {
			return &limit{expr, counter, side.stands}
		}
	}
	return nil
}

// comparison returns the expression whose operator is at pos.
func (r *retry) comparison(pos token.Pos) (found *ast.BinaryExpr) {
	ast.Inspect(r.fn.Syntax(), func(n ast.Node) bool {
		if expr, ok := n.(*ast.BinaryExpr); ok && expr.OpPos == pos {
			found = expr
		}
		return found == nil
	})
	return found
}

// variable returns the name of the local variable that expr is, or nil.
func (r *retry) variable(expr ast.Expr) *ast.Ident {
	name, ok := ast.Unparen(expr).(*ast.Ident)
	if !ok {
		return nil
	}
	v, ok := r.pass.TypesInfo.Uses[name].(*types.Var)
	if !ok || v.Parent() == r.fn.Pkg.Pkg.Scope() {
		return nil
	}
	return name
}

func isInteger(t types.Type) bool {
	basic, ok := t.Underlying().(*types.Basic)
	return ok && basic.Info()&types.IsInteger != 0
}

// fakeBoundFinding stands at the comparison, where it is to be repaired.
func (r *retry) fakeBoundFinding() report.Finding {
	how := map[flow.Standstill]string{
		flow.Constant:  "never changes in this loop",
		flow.Unchanged: "does not change on failure",
		flow.Reset:     "is set back on each failure",
		flow.Anew:      "starts anew on each turn",
	}[r.limit.stands]
	finding := r.finding(fakeBound, r.limit.counter.Name+" "+how+", its limit never ends this retry of %s")
	finding.Range = r.limit.expr
	return finding
}
