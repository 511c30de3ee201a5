package flow

import (
	"go/token"
	"go/types"
	"maps"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/ir"
)

// asksForEmpty reports whether cond, which is made of the object, asks whether there is
// one: it compares with zero or nil, or a call answers. What compares with something else
// asks what the object is like.
func asksForEmpty(cond ssa.Value) bool {
	switch v := cond.(type) {
	case *ssa.UnOp:
		return v.Op == token.NOT && asksForEmpty(v.X)
	case *ssa.BinOp:
		for _, operand := range []ssa.Value{v.X, v.Y} {
			if c, ok := operand.(*ssa.Const); ok && (c.IsNil() || isZeroConst(c)) {
				return true
			}
		}
		return false
	}
	return true
}

func isZeroConst(c *ssa.Const) bool {
	k := zeroOf(c.Type())
	return k.constant != nil && c.Value != nil && k.constant.ExactString() == c.Value.ExactString()
}

// decides reports whether the branch makes a difference to what is written behind it.
func (w *absentWalk) decides(branch *ssa.If) bool {
	block := branch.Block()
	yes, no := w.writesFrom(block.Succs[0]), w.writesFrom(block.Succs[1])
	return !maps.Equal(yes, no)
}

// writesFrom returns the writes that control can come to from block.
func (w *absentWalk) writesFrom(block *ssa.BasicBlock) map[ssa.Instruction]bool {
	found := make(map[ssa.Instruction]bool)
	for _, block := range ir.After(block).Blocks {
		for _, instr := range block.Instrs {
			if call, ok := instr.(ssa.CallInstruction); ok && w.rules.Use(call, 0).Writes {
				found[instr] = true
			}
		}
	}
	return found
}

// compare notes what a comparison asks. To ask whether a pointer is nil that never is one
// asks nothing.
func (w *absentWalk) compare(v *ssa.BinOp, s *absentState) {
	for _, operand := range []ssa.Value{v.X, v.Y} {
		if t := s.errs.of(operand); t != 0 {
			s.errs.set(v, t)
			if w.isNotFound(v.X) || w.isNotFound(v.Y) {
				s.errs.set(v, testedNotFound)
				if v.Op == token.EQL || v.Op == token.NEQ {
					s.set(v, truthOf(w.absence.Fails == (v.Op == token.EQL)))
				}
			}
			return
		}
	}
	if isArithmetic(v.Op) && isNumber(v.Type()) {
		return // what is counted from zero on
	}
	for _, pair := range [][2]ssa.Value{{v.X, v.Y}, {v.Y, v.X}} {
		if s.isGiven(pair[0]) {
			c, isConst := pair[1].(*ssa.Const)
			if isConst && c.IsNil() && s.get(pair[0]).nilness == isNotNil && isPointer(pair[0].Type()) {
				continue
			}
			s.made.set(v, true)
		}
	}
}

func isArithmetic(op token.Token) bool {
	switch op {
	case token.ADD, token.SUB, token.MUL, token.QUO, token.REM:
		return true
	}
	return false
}

func isPointer(t types.Type) bool {
	_, ok := t.Underlying().(*types.Pointer)
	return ok
}

// isNotFound reports whether v is read from a variable for the error that says that there
// is no such object.
func (w *absentWalk) isNotFound(v ssa.Value) bool {
	load, ok := v.(*ssa.UnOp)
	if !ok {
		return false
	}
	global, ok := load.X.(*ssa.Global)
	if !ok {
		return false
	}
	variable, ok := global.Object().(*types.Var)
	return ok && w.rules.IsNotFound(variable)
}
