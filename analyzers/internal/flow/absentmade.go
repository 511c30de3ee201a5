package flow

import (
	"go/constant"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/ir"
)

// execute notes what instr, which is no call, does to what is known.
func (w *absentWalk) execute(instr ssa.Instruction, s *absentState) {
	switch instr := instr.(type) {
	case *ssa.Store:
		w.store(instr, s)
	case *ssa.FieldAddr:
		w.dereference(instr, instr.X, s)
	case *ssa.UnOp:
		w.unary(instr, s)
	case *ssa.MapUpdate:
		if s.isGiven(instr.Value) {
			s.made.set(instr.Map, true)
		}
	case *ssa.MakeClosure:
	case *ssa.Alloc:
		s.setMade(Cell{Root: instr}, false)
	case *ssa.Extract:
		if _, ofCall := instr.Tuple.(*ssa.Call); ofCall {
			return // what the call has said stands
		}
		s.set(instr, known{})
		w.derive(instr, s)
	case ssa.Value:
		s.set(instr, s.result(instr))
		if compare, ok := instr.(*ssa.BinOp); ok {
			s.order(compare)
		}
		w.derive(instr, s)
	}
}

func (w *absentWalk) store(store *ssa.Store, s *absentState) {
	made := s.isGiven(store.Val)
	if cell, ok := CellOf(store.Addr); ok {
		if isVariable(cell.Root) {
			s.setCell(cell, s.get(store.Val))
		}
		if s.isPart(cell) && w.isKey(store.Val) {
			cell.Path, made = "", false // it is made anew, under the key that was asked for
		}
		s.setMade(cell, made && (!w.named[cell.Root] || s.deref != nil))
		return
	}
	if element, ok := store.Addr.(*ssa.IndexAddr); ok && s.errs.of(store.Val) != 0 {
		s.errs.set(element.X, s.errs.of(store.Val)) // errors.Join(err, ...)
	}
	if element, ok := store.Addr.(*ssa.IndexAddr); ok && made {
		s.made.set(element.X, true) // a slice or array with what is made of it
		if cell, ok := CellOf(element.X); ok {
			s.setMade(cell, true)
		}
	}
}

// unary notes what a load, a receive or an operator makes.
func (w *absentWalk) unary(v *ssa.UnOp, s *absentState) {
	s.made.drop(v)
	s.errs.drop(v)
	if v.Op != token.MUL {
		if isReceive(v) {
			s.forgetShared()
		}
		s.set(v, s.result(v))
		w.derive(v, s)
		return
	}
	w.dereference(v, v.X, s)
	field, isField := v.X.(*ssa.FieldAddr)
	if isField && (w.isHandle(field.X) || w.isReply(field.X, s)) {
		w.status(v, w.rules.Field(field), s)
		return
	}
	cell, ok := CellOf(v.X)
	if !ok {
		if element, isElement := v.X.(*ssa.IndexAddr); isElement && s.isGiven(element.X) {
			s.makes(v)
		}
		return
	}
	k := s.facts.cells.of(cell)
	switch {
	case s.isPart(cell):
		s.makes(v)
		if k.isZero() && s.get(cell.Root).nilness != isNil {
			k = zeroOf(v.Type())
		}
	case s.holds(cell):
		s.made.set(v, true)
	}
	if global, ok := v.X.(*ssa.Global); ok && k.isZero() && ir.IsError(v.Type()) && global.Pkg != nil {
		k = known{nilness: isNotNil} // errNotFound
	}
	s.set(v, k)
	if _, isGlobal := v.X.(*ssa.Global); isGlobal {
		return
	}
	if w.absence.Fails && k.nilness == isNotNil && ir.IsError(v.Type()) {
		s.errs.set(v, testedAny)
	}
}

// isHandle reports whether the fields of v say how the query ended.
func (w *absentWalk) isHandle(v ssa.Value) bool {
	return v != nil && (v == w.absence.Handle || v == w.absence.Chain)
}

// isReply reports whether v is the reply of the query.
func (w *absentWalk) isReply(v ssa.Value, s *absentState) bool {
	return w.absence.Reply != nil && s.made.of(v) && types.Identical(v.Type(), w.absence.Reply.Type())
}

// statusNotFound is the status of a reply that says that there is no such object.
const statusNotFound = 404

// status notes what is read from a field of the handle or reply.
func (w *absentWalk) status(v *ssa.UnOp, field Field, s *absentState) {
	switch field {
	case ErrorField:
		s.set(v, w.errKnown())
		s.errs.set(v, testedAny)
	case CountField:
		s.made.set(v, true)
		s.set(v, zeroOf(v.Type()))
	case StatusField:
		s.made.set(v, true)
		s.set(v, known{constant: constant.MakeInt64(statusNotFound)})
	default:
		s.made.set(v, true)
		s.set(v, known{})
	}
}

// derive notes whether v is made of the object or of the error, by its operands.
func (w *absentWalk) derive(v ssa.Value, s *absentState) {
	s.made.drop(v)
	s.errs.drop(v)
	if compare, ok := v.(*ssa.BinOp); ok && countsOn(compare) {
		return
	} else if ok {
		w.compare(compare, s)
		return
	}
	instr := v.(ssa.Instruction)
	for _, operand := range instr.Operands(nil) {
		if *operand == nil {
			continue
		}
		if s.isGiven(*operand) {
			s.made.set(v, true)
		}
		if t := s.errs.of(*operand); t != 0 {
			s.errs.set(v, t)
		}
	}
	if s.made.of(v) {
		s.makes(v)
	}
}

// countsOn reports whether v is a number and one, or another constant: after nothing comes
// the first.
func countsOn(v *ssa.BinOp) bool {
	if v.Op != token.ADD {
		return false
	}
	basic, ok := v.Type().Underlying().(*types.Basic)
	_, isConst := v.Y.(*ssa.Const)
	return ok && isConst && basic.Info()&types.IsNumeric != 0
}

// order notes what v says of two constants: RowsAffected > 0.
func (s *absentState) order(v *ssa.BinOp) {
	x, y := s.get(v.X), s.get(v.Y)
	switch v.Op {
	case token.LSS, token.LEQ, token.GTR, token.GEQ:
		if x.constant != nil && y.constant != nil && x.constant.Kind() == y.constant.Kind() {
			s.set(v, truthOf(constant.Compare(x.constant, v.Op, y.constant)))
		}
	}
}

// dereference notes the first time that the object is used though it is nil.
func (w *absentWalk) dereference(instr ssa.Instruction, pointer ssa.Value, s *absentState) {
	if s.deref == nil && s.made.of(pointer) && s.get(pointer).nilness == isNil {
		s.deref = instr
	}
}
