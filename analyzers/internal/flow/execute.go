package flow

import (
	"go/constant"
	"go/token"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/ir"
)

// execute notes what instr does to what is known.
func (w *walk) execute(instr ssa.Instruction, f *facts) {
	switch instr := instr.(type) {
	case *ssa.Store:
		if cell, ok := CellOf(instr.Addr); ok && isVariable(cell.Root) {
			f.setCell(cell, f.get(instr.Val))
		}
	case ssa.CallInstruction:
		forgetArguments(instr.Common(), f)
		f.forgetShared()
		if v := instr.Value(); v != nil {
			f.set(v, w.answer(v, f))
		}
	case *ssa.Send:
		f.forgetShared()
	case ssa.Value:
		if isReceive(instr) {
			f.forgetShared()
		}
		if extract, ok := instr.(*ssa.Extract); ok && extract.Tuple == w.target {
			return // the assumption stands until the call is met again
		}
		if matters(instr.Type()) {
			f.set(instr, f.result(instr))
		}
	}
}

// isReceive reports whether v is made by receiving, when another goroutine has gone on.
func isReceive(v ssa.Value) bool {
	switch v := v.(type) {
	case *ssa.UnOp:
		return v.Op == token.ARROW
	case *ssa.Select:
		return true
	}
	return false
}

// forgetShared drops what is known of variables that somebody else may have changed.
func (f *facts) forgetShared() {
	f.cells.dropAll(func(c Cell) bool { return !isPrivate(c.Root) })
}

// answer returns what is known of the answer of call.
func (w *walk) answer(call *ssa.Call, f *facts) known {
	if w.rules.Answer == nil {
		return known{}
	}
	answer := w.rules.Answer(call)
	switch {
	case answer.NonNil:
		return known{nilness: isNotNil}
	case answer.CodeOf == nil:
		return known{}
	case f.get(answer.CodeOf).nilness == isNil:
		return known{constant: constant.MakeInt64(0)}
	}
	return known{nilness: f.get(answer.CodeOf).nilness}
}

// forgetArguments drops what is known of memory whose address a call is given.
func forgetArguments(call *ssa.CallCommon, f *facts) {
	forget := func(v ssa.Value) {
		if cell, ok := CellOf(v); ok {
			f.setCell(cell, known{})
		}
	}
	values := append([]ssa.Value{call.Value}, call.Args...)
	for _, v := range values {
		forget(v)
		if closure, ok := v.(*ssa.MakeClosure); ok {
			for _, binding := range closure.Bindings {
				forget(binding)
			}
		}
	}
}

// crashes reports whether instr uses, as a pointer or interface, what the failed
// call returned beside its error: that is nil by convention, and the path ends
// there, in a way that is not the question.
func (w *walk) crashes(instr ssa.Instruction) bool {
	if w.outcome != Failed {
		return false
	}
	var used ssa.Value
	switch instr := instr.(type) {
	case *ssa.Call:
		if !instr.Call.IsInvoke() {
			return false
		}
		used = instr.Call.Value
	case *ssa.FieldAddr:
		used = instr.X
	}
	extract, ok := used.(*ssa.Extract)
	return ok && extract.Tuple == w.target && extract != ir.ErrorOf(w.target)
}
