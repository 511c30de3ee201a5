package effects

import (
	"go/constant"
	"go/token"
	"go/types"
	"time"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
	"github.com/incidentlint/incidentlint/analyzers/internal/ir"
)

// summarize works out what each built function does, until nothing is new.
func (p *packageEffects) summarize() {
	for again := true; again; {
		again = false
		// Literals stand behind their function, callees often behind their
		// callers: backwards is the shorter way.
		for i := len(p.ir.Functions) - 1; i >= 0; i-- {
			fn := p.ir.Functions[i]
			again = p.learnSSA(fn, p.summary(fn)) || again
		}
	}
}

func (p *packageEffects) learnSSA(fn *ssa.Function, news Does) bool {
	if news.Effects == 0 {
		return false
	}
	if obj, ok := fn.Object().(*types.Func); ok {
		return p.learn(obj, news)
	}
	merged := merge(p.literals[fn], news)
	isNews := merged != p.literals[fn]
	p.literals[fn] = merged
	return isNews
}

// summary returns what fn does as far as its body shows.
func (p *packageEffects) summary(fn *ssa.Function) Does {
	var does Does
	mayWait, mayReceive := false, false
	for _, block := range fn.Blocks {
		for _, instr := range block.Instrs {
			mayWait = mayWait || p.Waits(instr)
			mayReceive = mayReceive || p.Receives(instr)
			if call, ok := instr.(*ssa.Call); ok {
				does = merge(does, p.throughCall(fn, call))
			}
		}
	}
	isRemote := does.Effects.Has(catalog.Remote)
	if mayWait && (!isRemote || !ir.ReturnsWithout(fn, p.Waits)) {
		does.Effects |= catalog.Waits
	}
	if mayReceive && !ir.ReturnsWithout(fn, p.Receives) {
		does.Effects |= catalog.Receives
	}
	return does
}

// throughCall returns what fn does because it makes the call.
func (p *packageEffects) throughCall(fn *ssa.Function, call *ssa.Call) Does {
	var does Does
	callee := p.ofCall(&call.Call)
	if callee.Effects.Has(catalog.Remote) && catalog.ReturnsError(fn.Signature) {
		does.Effects |= catalog.Remote
		does.Via = callee.Via
		if does.Via == "" {
			does.Via = p.calleeName(&call.Call, true)
		}
	}
	if callee.Effects.Has(catalog.ObservesContext) && !callee.Effects.Has(catalog.Remote) && answers(fn.Signature) {
		does.Effects |= catalog.ObservesContext
	}
	return does
}

// answers reports whether the last result of sig is a bool or an error.
func answers(sig *types.Signature) bool {
	if catalog.ReturnsError(sig) {
		return true
	}
	n := sig.Results().Len()
	if n == 0 {
		return false
	}
	basic, ok := sig.Results().At(n - 1).Type().Underlying().(*types.Basic)
	return ok && basic.Kind() == types.Bool
}

// shortest is the shortest constant sleep that counts as a wait.
const shortest = time.Millisecond

// Waits reports whether instr lets time pass: a call that does, or a receive
// from a timer or ticker.
func (p *packageEffects) Waits(instr ssa.Instruction) bool {
	switch instr := instr.(type) {
	case *ssa.Call:
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
