package effects

import (
	"go/constant"
	"go/token"
	"go/types"
	"time"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
	"github.com/incidentlint/incidentlint/analyzers/internal/lazyregexp"
)

// shortest is the shortest constant sleep that counts as a wait.
const shortest = time.Millisecond

// Waits reports whether instr lets time pass: a call that does, or a receive
// from a timer or ticker.
func (p *packageEffects) Waits(instr ssa.Instruction) bool {
	switch instr := instr.(type) {
	case *ssa.Call:
		if isUnknown := instr.Call.StaticCallee() == nil; isUnknown && soundsLikeWaiting(&instr.Call) {
			return true
		}
		return p.ofCall(&instr.Call).Effects.Has(catalog.Waits) && !isShort(&instr.Call)
	case *ssa.UnOp:
		return instr.Op == token.ARROW && catalog.IsTick(instr.X.Type())
	case *ssa.Select:
		if !instr.Blocking {
			return false
		}
		for _, state := range instr.States {
			if catalog.IsTick(state.Chan.Type()) {
				return true
			}
		}
	}
	return false
}

// Receives reports whether instr blocks until another party does something.
func (p *packageEffects) Receives(instr ssa.Instruction) bool {
	switch instr := instr.(type) {
	case *ssa.Call:
		return p.ofCall(&instr.Call).Effects.Has(catalog.Receives)
	case *ssa.UnOp:
		return instr.Op == token.ARROW
	case *ssa.Send:
		return true
	case *ssa.Select:
		return instr.Blocking
	}
	return false
}

// isShort reports whether the duration that call is given is a constant too
// short to slow anything down: time.Sleep(0).
func isShort(call *ssa.CallCommon) bool {
	for _, arg := range call.Args {
		c, ok := arg.(*ssa.Const)
		if !ok || c.Value == nil || !catalog.IsDuration(c.Type()) {
			continue
		}
		d, exact := constant.Int64Val(constant.ToInt(c.Value))
		return exact && time.Duration(d) < shortest
	}
	return false
}

var waitNames = lazyregexp.New(`(?i)sleep|wait|backoff|pause|throttle|delay|snooze`)

// soundsLikeWaiting reports whether a call, of which nothing but a name and the
// arguments is seen, may let time pass: an interface method or a function value
// that is called so, or that is given a duration.
func soundsLikeWaiting(call *ssa.CallCommon) bool {
	for _, arg := range call.Args {
		if catalog.IsDuration(arg.Type()) {
			return true
		}
	}
	if call.IsInvoke() {
		return waitNames.MatchString(call.Method.Name())
	}
	return waitNames.MatchString(valueName(call.Value))
}

// valueName returns the name of the variable or field that v was read from.
func valueName(v ssa.Value) string {
	load, ok := v.(*ssa.UnOp)
	if !ok {
		return v.Name()
	}
	field, ok := load.X.(*ssa.FieldAddr)
	if !ok {
		return load.X.Name()
	}
	pointer, ok := field.X.Type().Underlying().(*types.Pointer)
	if !ok {
		return ""
	}
	if s, ok := pointer.Elem().Underlying().(*types.Struct); ok {
		return s.Field(field.Field).Name()
	}
	return ""
}
