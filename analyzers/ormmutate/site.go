package ormmutate

import (
	"go/ast"
	"go/token"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/flow"
)

// atPos is the range of one position.
type atPos token.Pos

// Pos and End are that position.
func (p atPos) Pos() token.Pos { return token.Pos(p) }
func (p atPos) End() token.Pos { return token.Pos(p) }

// nodeOf returns the call that instr is, or the assignment that it stores by; nil if that
// is not seen.
func nodeOf(instr ssa.Instruction) analysis.Range {
	if call, ok := instr.(ssa.CallInstruction); ok {
		if site := flow.SiteOf(call); site != nil {
			return site.Node
		}
		return nil
	}
	var found ast.Node
	ast.Inspect(instr.Parent().Syntax(), func(n ast.Node) bool {
		if n == nil || found != nil || instr.Pos() < n.Pos() || n.End() <= instr.Pos() {
			return false
		}
		if assign, ok := n.(*ast.AssignStmt); ok {
			found = assign
		}
		return true
	})
	if found == nil {
		return nil
	}
	return found
}
