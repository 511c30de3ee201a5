package effects

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
	"github.com/incidentlint/incidentlint/analyzers/internal/ir"
)

// summarize works out what each built function does: first what it does
// itself or through those that it calls, or that implement what it calls; then,
// because that depends on which calls are requests, whether it waits; then
// whether it keeps failures to itself, which it does not if it waits.
func (p *packageEffects) summarize() {
	callers := p.callers()
	p.toFixedPoint(callers, p.doing)
	for p.learnImplemented() {
		p.toFixedPoint(callers, p.doing)
	}
	p.toFixedPoint(callers, p.waiting)
	p.toFixedPoint(callers, p.swallowing)
	p.summarizeRows(callers)
	p.summarizeObjects(callers)
}

// toFixedPoint asks about each built function; whenever the answer is news,
// about those that call it again.
func (p *packageEffects) toFixedPoint(callers map[*ssa.Function][]*ssa.Function, ask func(*ssa.Function) Does) {
	queue := slices.Clone(p.ir.Functions)
	queued := make(map[*ssa.Function]bool)
	for _, fn := range queue {
		queued[fn] = true
	}
	for len(queue) > 0 {
		fn := queue[len(queue)-1]
		queue = queue[:len(queue)-1]
		queued[fn] = false
		if !p.learnSSA(fn, ask(fn)) {
			continue
		}
		for _, caller := range callers[fn] {
			if !queued[caller] {
				queued[caller] = true
				queue = append(queue, caller)
			}
		}
	}
}

// callers returns, for each built function, the built ones that call it.
func (p *packageEffects) callers() map[*ssa.Function][]*ssa.Function {
	callers := make(map[*ssa.Function][]*ssa.Function)
	for _, fn := range p.ir.Functions {
		for instr := range ir.Instructions(fn) {
			call, ok := instr.(*ssa.Call)
			if !ok || call.Call.StaticCallee() == nil {
				continue
			}
			callee := original(call.Call.StaticCallee())
			callers[callee] = append(callers[callee], fn)
		}
	}
	return callers
}

func (p *packageEffects) learnSSA(fn *ssa.Function, news Does) bool {
	if news == (Does{}) {
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

// doing returns what fn does through its calls, and whether it always blocks.
func (p *packageEffects) doing(fn *ssa.Function) Does {
	var does Does
	mayReceive := false
	for instr := range ir.Instructions(fn) {
		mayReceive = mayReceive || p.Receives(instr)
		if call, ok := instr.(*ssa.Call); ok {
			does = merge(does, p.throughCall(fn, call))
		}
	}
	if mayReceive && !ir.ReturnsWithout(fn, p.Receives) {
		does.Effects |= catalog.Receives
	}
	return does
}

// waiting returns whether fn waits: on some path, or, if it makes remote calls
// whose failure must not be taken for a wait, on all.
func (p *packageEffects) waiting(fn *ssa.Function) Does {
	mayWait := false
	for instr := range ir.Instructions(fn) {
		mayWait = mayWait || p.Waits(instr) || p.mayWaitLater(instr)
	}
	switch {
	case !mayWait:
		return Does{}
	case isRequest(p.ofFunction(fn).Effects) && ir.ReturnsWithout(fn, p.Waits):
		return Does{Effects: catalog.MayWait}
	}
	return Does{Effects: catalog.Waits}
}

// swallowing returns whether fn, which returns no error, or always a nil one,
// makes a request, and whether it returns at once when that fails.
func (p *packageEffects) swallowing(fn *ssa.Function) (does Does) {
	if mayFail(fn) {
		return Does{}
	}
	for instr := range ir.Instructions(fn) {
		call, ok := instr.(*ssa.Call)
		if !ok {
			continue
		}
		callee := p.ofCall(&call.Call)
		if !isRequest(callee.Effects) && !callee.Effects.Has(catalog.Swallows) {
			continue
		}
		does = merge(does, Does{Effects: catalog.Swallows, Via: p.via(callee, &call.Call)})
		if !p.isGivenWork(call) && !p.passesTime(call) && ir.FailsQuietly(call, p.passesTime) {
			return Does{Effects: catalog.Swallows | catalog.FailsAtOnce, Via: p.via(callee, &call.Call)}
		}
	}
	return does
}

// isGivenWork reports whether an argument of call is made from what a function of
// somebody's has handed out, a job for example: the next one is another, and may have
// to be waited for.
func (p *packageEffects) isGivenWork(call *ssa.Call) bool {
	args := call.Call.Args
	if !call.Call.IsInvoke() && call.Call.Signature().Recv() != nil && len(args) > 0 {
		args = args[1:]
	}
	seen := make(map[ssa.Value]bool)
	return slices.ContainsFunc(args, func(arg ssa.Value) bool {
		return !catalog.IsContext(arg.Type()) && p.isHandedOut(arg, seen)
	})
}

func (p *packageEffects) isHandedOut(v ssa.Value, seen map[ssa.Value]bool) bool {
	if v == nil || seen[v] {
		return false
	}
	seen[v] = true
	switch v := v.(type) {
	case *ssa.Call:
		fn := ir.Callee(&v.Call)
		if fn == nil || fn.Pkg() == nil || catalog.HasFacts(fn.Pkg().Path()) {
			return true
		}
	case *ssa.Alloc:
		for _, ref := range *v.Referrers() {
			if p.isStoredFrom(ref, seen) {
				return true
			}
		}
		return false
	}
	instr, ok := v.(ssa.Instruction)
	return ok && slices.ContainsFunc(instr.Operands(nil), func(operand *ssa.Value) bool { return p.isHandedOut(*operand, seen) })
}

// isStoredFrom reports whether ref, a use of a variable, stores what is handed out in
// it, or in a part of it.
func (p *packageEffects) isStoredFrom(ref ssa.Instruction, seen map[ssa.Value]bool) bool {
	switch ref := ref.(type) {
	case *ssa.Store:
		return p.isHandedOut(ref.Val, seen)
	case *ssa.FieldAddr, *ssa.IndexAddr:
		return slices.ContainsFunc(*ref.(ssa.Value).Referrers(), func(use ssa.Instruction) bool {
			store, ok := use.(*ssa.Store)
			return ok && p.isHandedOut(store.Val, seen)
		})
	}
	return false
}

// passesTime reports whether instr waits, perhaps, or blocks.
func (p *packageEffects) passesTime(instr ssa.Instruction) bool {
	return p.Waits(instr) || p.Receives(instr) || p.mayWaitLater(instr)
}

// mayWaitLater reports whether instr calls, or defers, a function that lets time
// pass on some path.
func (p *packageEffects) mayWaitLater(instr ssa.Instruction) bool {
	call, ok := instr.(ssa.CallInstruction)
	if _, isGo := instr.(*ssa.Go); !ok || isGo {
		return false
	}
	does := p.ofCall(call.Common()).Effects
	_, isDefer := instr.(*ssa.Defer)
	return does.Has(catalog.MayWait) || isDefer && does.Has(catalog.Waits)
}

// mayFail reports whether fn returns an error last that is not always nil.
func mayFail(fn *ssa.Function) bool {
	if !catalog.ReturnsError(fn.Signature) {
		return false
	}
	for instr := range ir.Instructions(fn) {
		if ret, ok := instr.(*ssa.Return); ok && !isAlwaysNil(ret.Results[len(ret.Results)-1]) {
			return true
		}
	}
	return false
}

// isAlwaysNil reports whether v is nil, or read from a variable in which nothing
// else is stored, as go/ssa keeps results beside a defer.
func isAlwaysNil(v ssa.Value) bool {
	if c, ok := v.(*ssa.Const); ok {
		return c.IsNil()
	}
	load, ok := v.(*ssa.UnOp)
	if !ok {
		return false
	}
	alloc, ok := load.X.(*ssa.Alloc)
	if !ok {
		return false
	}
	for _, ref := range *alloc.Referrers() {
		switch ref := ref.(type) {
		case *ssa.Store:
			if c, ok := ref.Val.(*ssa.Const); !ok || !c.IsNil() {
				return false
			}
		case *ssa.UnOp, *ssa.DebugRef:
		default:
			return false // a function literal may store another
		}
	}
	return true
}

// requests are the effects of a call that fails when another party does.
const requests = catalog.Remote | catalog.MayBeRemote

func isRequest(does catalog.Effect) bool { return does&requests != 0 }

// throughCall returns what fn does because it makes the call.
func (p *packageEffects) throughCall(fn *ssa.Function, call *ssa.Call) Does {
	var does Does
	callee := p.ofCall(&call.Call)
	if obj := ir.Callee(&call.Call); obj != nil && catalog.IsPermanent(obj) || callee.Effects.Has(catalog.MayBePermanent) {
		does.Effects |= catalog.MayBePermanent
	}
	if isRequest(callee.Effects) && mayFail(fn) {
		does.Effects |= callee.Effects & requests
		does.Via = p.via(callee, &call.Call)
	}
	if callee.Effects.Has(catalog.ObservesContext) && !isRequest(callee.Effects) && answers(fn.Signature) {
		does.Effects |= catalog.ObservesContext
	}
	return does
}

// via returns the name of the call that makes a function what it is, given what
// its callee does.
func (p *packageEffects) via(callee Does, call *ssa.CallCommon) string {
	if callee.Via != "" {
		return callee.Via
	}
	return p.calleeName(call, true)
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
