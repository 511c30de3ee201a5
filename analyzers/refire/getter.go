package refire

import (
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
	"github.com/incidentlint/incidentlint/analyzers/internal/ir"
	"github.com/incidentlint/incidentlint/analyzers/internal/lazyregexp"
)

// measured returns the threshold that a number is which a method answers, if what is
// launched tells the same object something, and this turn does not have it begin anew:
//
//	if p.Elapsed() > limit { go func() { save(); p.Reset() }() }
func (l *launch) measured(v ssa.Value) *threshold {
	if extract, ok := v.(*ssa.Extract); ok {
		v = extract.Tuple
	}
	call, ok := v.(*ssa.Call)
	if !ok || l.target == nil || len(call.Call.Args) > receivers(&call.Call) {
		return nil
	}
	if t := l.counted(call); t != nil {
		return t
	}
	object := l.receiver(&call.Call)
	if object == nil {
		return nil
	}
	for _, instr := range l.turn.Instructions() {
		if l.tells(instr, object) && resets.MatchString(nameOf(instr.(ssa.CallInstruction).Common())) && (l.isBefore(instr) || l.isBehind(instr)) {
			return nil
		}
	}
	if !l.isTold(l.target, object, 2) {
		return nil
	}
	return &threshold{vars: []*types.Var{object}, isMeasured: true, text: l.known.Name(&call.Call) + " is past its limit"}
}

// resets are the names of methods that begin to count anew.
var resets = lazyregexp.New(`^(?i:reset|restart|clear|set|mark|touch|stamp|start|begin|zero|update)`)

// counted returns the threshold that a number is which a function of this package answers
// from a variable that what is launched changes.
func (l *launch) counted(call *ssa.Call) *threshold {
	fn := ir.Callee(&call.Call)
	if fn == nil {
		return nil
	}
	for _, v := range l.writes.Fields(fn) {
		if isNumber(v.Type()) && !catalog.IsDuration(v.Type()) && l.changesInside(v) {
			return &threshold{vars: []*types.Var{v}, text: l.known.Name(&call.Call) + " is past its limit"}
		}
	}
	return nil
}

// receivers returns how many of the arguments are the receiver.
func receivers(call *ssa.CallCommon) int {
	if call.IsInvoke() || call.Signature().Recv() == nil {
		return 0
	}
	return 1
}

// receiver returns the variable whose method call is; nil if it is none, or of something
// that is in no variable.
func (p *pkg) receiver(call *ssa.CallCommon) *types.Var {
	switch {
	case call.IsInvoke():
		return p.variable(call.Value)
	case call.Signature().Recv() != nil && len(call.Args) > 0:
		return p.variable(call.Args[0])
	}
	return nil
}

// tells reports whether instr calls a method of the object that answers nothing, or but
// an error.
func (p *pkg) tells(instr ssa.Instruction, object *types.Var) bool {
	call, ok := instr.(ssa.CallInstruction)
	if _, isGo := instr.(*ssa.Go); !ok || isGo || p.receiver(call.Common()) != object {
		return false
	}
	return answersNothing(call.Common())
}

// answersNothing reports whether the callee returns nothing, or but an error.
func answersNothing(call *ssa.CallCommon) bool {
	results := call.Signature().Results()
	return results.Len() == 0 || results.Len() == 1 && ir.IsError(results.At(0).Type())
}

// isTold reports whether fn, or a function of the package that it calls, tells the object
// something.
func (p *pkg) isTold(fn *ssa.Function, object *types.Var, depth int) bool {
	for instr := range ir.Instructions(fn) {
		if p.tells(instr, object) {
			return true
		}
		if call, ok := instr.(*ssa.Call); ok && depth > 0 && call.Call.StaticCallee() != nil && p.isTold(call.Call.StaticCallee(), object, depth-1) {
			return true
		}
	}
	return false
}
