package flow

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/ir"
)

// call notes what a call does, and reports whether control comes behind it.
func (w *absentWalk) call(call ssa.CallInstruction, s *absentState) bool {
	common := call.Common()
	v := call.Value() // nil for go and defer
	if v != nil && v == w.absence.At {
		return false // the query, again
	}
	if builtin, ok := common.Value.(*ssa.Builtin); ok {
		w.builtin(builtin, v, s)
		return true
	}
	w.literals(common, s)
	operands := Operands(common)
	if closure, ok := common.Value.(*ssa.MakeClosure); ok {
		operands = append(slices.Clone(operands), closure.Bindings...)
	}
	if w.absence.Handle != nil && len(operands) > 0 && operands[0] == w.absence.Handle && !w.rules.AsksNotFound(common) {
		return false // the chain goes on, and the error with it
	}
	given, ofError := w.given(operands, s)
	s.shown = s.shown || given != 0 && s.asked.If != nil
	use := w.use(call, given, ofError, s)
	if v != nil && use.Ends && slices.ContainsFunc(operands, s.isFailure) {
		return false
	}
	if use.Writes && !w.write(call, given, use, s) {
		return false // that is what there is to say
	}
	if (use.Asks || use.Refuses) && s.asked.IsZero() && s.deref == nil {
		s.asked = Asked{By: call}
	}
	decodes := w.refill(operands, given, use, s)
	forgetArguments(common, &s.facts)
	s.forgetShared()
	if v == nil {
		return true
	}
	w.results(v, use, ofError, s)
	if err := ir.ErrorOf(v); decodes && err != nil {
		s.set(err, known{nilness: isNil}) // that there is nothing can be read as well
	}
	return true
}

// given returns which of the operands are made of the object, a bit for each, and what was
// asked about an error among them.
func (w *absentWalk) given(operands []ssa.Value, s *absentState) (given uint32, ofError tested) {
	for i, operand := range operands {
		if w.isHandle(operand) {
			ofError = testedAny // a method of what says how the query ended
		}
		if i < 32 && s.isGiven(operand) && !w.rules.IsContext(operand.Type()) {
			given |= 1 << i
		}
		ofError = max(ofError, s.errs.of(operand))
	}
	return given, ofError
}

// use returns what the call does that is given the object in the operands of the set.
func (w *absentWalk) use(call ssa.CallInstruction, given uint32, ofError tested, s *absentState) Use {
	common := call.Common()
	use := w.rules.Use(call, given)
	if use.Ends && ofError != 0 && s.err.IsZero() {
		s.err = Asked{By: call}
	}
	if given == 0 {
		use = Use{Writes: use.Writes, Ends: use.Ends} // it knows nothing of the object
	}
	if common.IsInvoke() {
		w.dereference(call, common.Value, s)
	}
	if use.Updates && s.deref == nil && slices.ContainsFunc(w.rules.Keys(common), w.isKey) {
		use.Carries = false // what was not found under that key is not changed under it either
	}
	use.misses = use.Updates && s.deref == nil && w.isConditionOf(common, s)
	return use
}

// isConditionOf reports whether a call of the chain that the call ends is given a number or a
// text of the object: Where("id = ?", t.ID).Update(...).
func (w *absentWalk) isConditionOf(common *ssa.CallCommon, s *absentState) bool {
	for operands := Operands(common); len(operands) > 0; {
		before, ok := operands[0].(*ssa.Call)
		if !ok {
			return false
		}
		operands = ir.Arguments(Operands(&before.Call), before.Call.Signature())
		if len(operands) > 0 && slices.ContainsFunc(operands[1:], func(v ssa.Value) bool {
			return isCopied(v) && s.isGiven(v)
		}) {
			return true
		}
	}
	return false
}

// Operands returns the receiver of the call, if it has one, and its arguments.
func Operands(call *ssa.CallCommon) []ssa.Value {
	if call.IsInvoke() {
		return append([]ssa.Value{call.Value}, call.Args...)
	}
	return call.Args
}

// write notes a write, once for each way to it that makes a difference, and reports whether
// the walk goes on behind it.
func (w *absentWalk) write(call ssa.CallInstruction, given uint32, use Use, s *absentState) bool {
	met := AbsentWrite{call, use.Carries, given, use.NeedsKey, use.misses, s.asked, s.err, s.deref}
	if !w.met[met] {
		w.met[met] = true
		w.course.Writes = append(w.course.Writes, met)
	}
	s.wrote = true
	return !use.Carries || use.Deletes || use.NeedsKey || !s.asked.IsZero() || !s.err.IsZero()
}

// literals walks the function literals that a call runs, or is given.
func (w *absentWalk) literals(call *ssa.CallCommon, s *absentState) {
	for _, v := range append([]ssa.Value{call.Value}, call.Args...) {
		if closure, ok := v.(*ssa.MakeClosure); ok {
			if literal := closure.Fn.(*ssa.Function); len(literal.Blocks) > 0 {
				w.push(nil, literal.Blocks[0], s.clone())
			}
		}
	}
}

// builtin notes what len, append and the like make of the object.
func (w *absentWalk) builtin(builtin *ssa.Builtin, v *ssa.Call, s *absentState) {
	if v == nil {
		return
	}
	w.derive(v, s)
	s.set(v, known{})
	if builtin.Name() == "len" && s.made.of(v) {
		if k := s.get(v.Call.Args[0]); k.nilness == isNil || isEmptyString(k) {
			s.set(v, zeroOf(v.Type()))
		}
	}
}

func isEmptyString(k known) bool { return k.constant != nil && k == zeroOf(types.Typ[types.String]) }

// refill notes what the operands point at now, and reports whether that is read from what is
// not there.
func (w *absentWalk) refill(operands []ssa.Value, given uint32, use Use, s *absentState) bool {
	if use.Decodes && given&^use.Into != 0 && (w.absence.Reply != nil || !use.NeedsInput) {
		fill(operands, use.Into, s)
		return true
	}
	for i, operand := range operands {
		if !use.Fills || i >= 32 || given&(1<<i) == 0 || isCopied(operand) {
			continue
		}
		s.made.drop(operand)
		if cell, ok := CellOf(operand); ok {
			s.setMade(cell, false)
		}
	}
	return false
}

// isCopied reports whether a call is given v as a copy, which nobody can put anything into: a
// number or a text.
func isCopied(v ssa.Value) bool {
	if wrapped, ok := v.(*ssa.MakeInterface); ok {
		v = wrapped.X
	}
	_, isBasic := v.Type().Underlying().(*types.Basic)
	return isBasic
}

// fill notes that what the operands of the set point at is made of the object, if that has
// fields, which are zero then; a map may well be asked what it holds.
func fill(operands []ssa.Value, into uint32, s *absentState) {
	for i, operand := range operands {
		if cell, ok := CellOf(operand); ok && i < 32 && into&(1<<i) != 0 {
			s.setCell(cell, known{})
			s.setMade(cell, pointsAtStruct(cell.Root.Type()))
		}
	}
}

func pointsAtStruct(t types.Type) bool {
	pointer, ok := t.Underlying().(*types.Pointer)
	if !ok {
		return false
	}
	_, isStruct := pointer.Elem().Underlying().(*types.Struct)
	return isStruct
}

// results notes what is known of what the call returns.
func (w *absentWalk) results(v *ssa.Call, use Use, ofError tested, s *absentState) {
	s.set(v, known{})
	s.made.drop(v)
	s.errs.drop(v)
	tuple, isTuple := v.Type().(*types.Tuple)
	if !isTuple {
		w.result(v, v.Type(), v, use, ofError, s)
		return
	}
	for _, ref := range *v.Referrers() {
		if extract, ok := ref.(*ssa.Extract); ok {
			w.result(extract, tuple.At(extract.Index).Type(), v, use, ofError, s)
		}
	}
}

// result notes what is known of one result of the call, of type t.
func (w *absentWalk) result(v ssa.Value, t types.Type, call *ssa.Call, use Use, ofError tested, s *absentState) {
	var told about
	switch {
	case ofError != 0 && w.absence.Fails && isBool(t):
		told.tested = ofError
		if w.rules.AsksNotFound(&call.Call) {
			told.tested, told.known = testedNotFound, truthOf(true)
		}
	case ofError != 0 && w.absence.Fails && ir.IsError(t):
		told.tested, told.known = ofError, known{nilness: isNotNil} // wrapped
	case isBool(t) && use.Keeps && w.rules.AsksNotFound(&call.Call):
		told.made, told.known = true, truthOf(true) // of the reply
	case use.Refuses && isBool(t):
		told.made, told.known = true, truthOf(false)
	case use.Refuses && ir.IsError(t):
		told.made, told.known = true, known{nilness: isNotNil}
	case ir.IsError(t) && use.MayRefuse, isBool(t) && use.Keeps:
		told.made = true
	case ir.IsError(t), isBool(t):
	default:
		told.made = use.Keeps
	}
	s.assign(v, told)
}
