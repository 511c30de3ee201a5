package unboundedretry

import (
	"fmt"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
	"github.com/incidentlint/incidentlint/analyzers/internal/flow"
	"github.com/incidentlint/incidentlint/analyzers/internal/report"
)

// A reception is a candidate: a receive, in a loop, from a channel that its library
// closes when a connection is lost, with no ok to say so.
type reception struct {
	loop *flow.Loop
	site *flow.Site
	at   ssa.Instruction // the receive, or the select that it is a case of
	ch   ssa.Value
	got  ssa.Value       // what is received; nil if it is thrown away
	next *ssa.BasicBlock // where control goes then
}

// examineReceptions says which loops spin when a channel is closed.
func (f *function) examineReceptions(say report.Func) {
	for _, block := range f.fn.Blocks {
		loop := flow.Innermost(f.loops, block)
		if loop == nil {
			continue
		}
		for _, instr := range block.Instrs {
			for _, r := range f.receptions(instr) {
				if r.loop, r.site = loop, loop.Site(); r.site != nil && f.spins(r) {
					say(report.Finding{
						Category: hotRetry,
						Range:    r.site,
						Message:  fmt.Sprintf("this loop spins when the %s that it receives from is closed, it does not ask for ok", types.TypeString(r.ch.Type(), packageName)),
					})
				}
			}
		}
	}
}

func packageName(pkg *types.Package) string { return pkg.Name() }

// receptions returns the receives without ok that instr is.
func (f *function) receptions(instr ssa.Instruction) (found []*reception) {
	switch instr := instr.(type) {
	case *ssa.UnOp:
		if !instr.CommaOk && f.isReceive(instr) {
			found = append(found, &reception{at: instr, ch: instr.X, got: instr, next: instr.Block()})
		}
	case *ssa.Select:
		next := f.cases(instr)
		if next == nil {
			return nil
		}
		values := 2 // the results: the case, ok, and what each receive got
		for i, state := range instr.States {
			if state.Dir != types.RecvOnly {
				continue
			}
			if f.known.IsClosedForGood(state.Chan) && next[i] != nil {
				found = append(found, &reception{at: instr, ch: state.Chan, got: result(instr, values), next: next[i]})
			}
			values++
		}
	}
	return found
}

// isReceive reports whether v receives from a channel that is closed some day.
func (f *function) isReceive(v *ssa.UnOp) bool {
	_, isChan := v.X.Type().Underlying().(*types.Chan)
	return isChan && f.known.IsClosedForGood(v.X)
}

// cases returns where control goes for each case of the select, or nil if ok is
// asked for.
func (f *function) cases(sel *ssa.Select) []*ssa.BasicBlock {
	if result(sel, 1) != nil {
		return nil
	}
	next := make([]*ssa.BasicBlock, len(sel.States))
	if len(sel.States) == 0 {
		return nil
	}
	chosen := result(sel, 0)
	if chosen == nil {
		return nil
	}
	for _, ref := range *chosen.Referrers() {
		cond, ok := ref.(*ssa.BinOp)
		if !ok {
			continue
		}
		of, i := flow.SelectCase(cond)
		for _, use := range *cond.Referrers() {
			if branch, ok := use.(*ssa.If); ok && of == sel {
				next[i] = branch.Block().Succs[0]
			}
		}
	}
	return next
}

// result returns result i of the select, nil if nobody uses it.
func result(sel *ssa.Select, i int) ssa.Value {
	for _, ref := range *sel.Referrers() {
		if extract, ok := ref.(*ssa.Extract); ok && extract.Index == i && len(*extract.Referrers()) > 0 {
			return extract
		}
	}
	return nil
}

// spins asks: does control come back to the receive with no wait, when what is
// received is the zero value for ever, and does nothing but a context, or a channel
// that says stop, end the loop?
func (f *function) spins(r *reception) bool {
	if slices.ContainsFunc(r.loop.Exits(), f.mayNotice) {
		return false
	}
	if r.got != nil && (panicsIfZero(r.got) || f.looksAt(r)) {
		return false
	}
	if r.next != r.at.Block() {
		return flow.Reaches(r.loop, r.next, r.at, f.waits)
	}
	rest := r.next.Instrs[slices.Index(r.next.Instrs, r.at)+1:]
	return !slices.ContainsFunc(rest, f.waits) && slices.ContainsFunc(r.next.Succs, func(succ *ssa.BasicBlock) bool {
		return flow.Reaches(r.loop, succ, r.at, f.waits)
	})
}

// mayNotice reports whether the exit can be taken because the connection is lost:
// all may but the end of a context, or a stop channel of somebody's. Other channels
// tell of the connection, as that of NotifyClose does.
func (f *function) mayNotice(exit flow.Exit) bool {
	channels := exit.Channels()
	if len(channels) == 0 {
		call, ok := exit.If.Cond.(*ssa.BinOp)
		return !ok || !f.observesContext(call.X)
	}
	return slices.ContainsFunc(channels, func(ch ssa.Value) bool {
		_, isCall := ch.(*ssa.Call)
		t, isChan := ch.Type().Underlying().(*types.Chan)
		if !isChan {
			return true
		}
		s, isStruct := t.Elem().Underlying().(*types.Struct)
		isSignal := isStruct && s.NumFields() == 0
		return !f.observesContext(ch) && (isCall || !isSignal)
	})
}

func (f *function) observesContext(v ssa.Value) bool {
	call, ok := v.(*ssa.Call)
	return ok && f.known.Of(&call.Call).Has(catalog.ObservesContext)
}

// looksAt reports whether the loop does something about a zero value: it leaves, or
// decides by it between waiting or another channel and going on.
func (f *function) looksAt(r *reception) bool {
	isFixed := r.isFixed(r.ch)
	for _, block := range f.fn.Blocks {
		if !r.loop.Holds(block) {
			continue
		}
		branch, ok := block.Instrs[len(block.Instrs)-1].(*ssa.If)
		if !ok || !flow.RestsOn(branch.Cond, r.got) {
			continue
		}
		if !isFixed || f.waitsBeside(r) || !r.loop.Holds(block.Succs[0]) || !r.loop.Holds(block.Succs[1]) {
			return true
		}
	}
	return false
}

// isFixed reports whether v, the channel or what it is asked of, is the same on each
// turn.
func (r *reception) isFixed(v ssa.Value) bool {
	instr, ok := v.(ssa.Instruction)
	if !ok || !r.loop.Holds(instr.Block()) {
		return true
	}
	call, ok := v.(*ssa.Call)
	if !ok {
		return false
	}
	return (!call.Call.IsInvoke() || r.isFixed(call.Call.Value)) && !slices.ContainsFunc(call.Call.Args, func(arg ssa.Value) bool { return !r.isFixed(arg) })
}

// waitsBeside reports whether the loop waits somewhere else than at the receive.
func (f *function) waitsBeside(r *reception) bool {
	for _, block := range f.fn.Blocks {
		if r.loop.Holds(block) && slices.ContainsFunc(block.Instrs, func(instr ssa.Instruction) bool {
			return instr != r.at && f.waits(instr)
		}) {
			return true
		}
	}
	return false
}

// waits reports whether time passes at instr, or whether it blocks.
func (f *function) waits(instr ssa.Instruction) bool {
	return f.known.Waits(instr) || f.known.Receives(instr)
}

// panicsIfZero reports whether v, or a part of it, is used in a way that panics for
// a zero value: asserted to be of some type, or followed as a pointer.
func panicsIfZero(v ssa.Value) bool {
	_, isPointer := v.Type().Underlying().(*types.Pointer)
	_, isVariable := v.(*ssa.Alloc)
	_, isField := v.(*ssa.FieldAddr)
	for _, ref := range *v.Referrers() {
		switch ref := ref.(type) {
		case *ssa.TypeAssert:
			if !ref.CommaOk {
				return true
			}
		case *ssa.Field, *ssa.FieldAddr, *ssa.UnOp:
			if isPointer && !isVariable && !isField || panicsIfZero(ref.(ssa.Value)) {
				return true
			}
		case *ssa.Store:
			if alloc, ok := ref.Addr.(*ssa.Alloc); ok && ref.Val == v && panicsIfZero(alloc) {
				return true
			}
		}
	}
	return false
}
