package flow

import (
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/ir"
)

// ofLoad: a variable of this function rests on what the loop stores in it.
// What other memory holds can be changed by anybody, but for the errors that
// packages declare to compare with.
func (b *basis) ofLoad(load *ssa.UnOp) Basis {
	cell, ok := CellOf(load.X)
	if !ok {
		return OnOther
	}
	switch root := cell.Root.(type) {
	case *ssa.Global:
		if ir.IsError(load.Type()) {
			return 0
		}
	case *ssa.Alloc:
		return b.ofVariable(root)
	case *ssa.Call, *ssa.Extract, *ssa.Phi, *ssa.UnOp:
		if rests := b.of(root); rests.Has(OnFailure | OnResult) {
			return rests // a field of what the call returned
		}
	}
	return OnOther
}

// ofVariable: all that is stored in the variable inside the loop, and the
// calls that are given its address, as errors.As is.
func (b *basis) ofVariable(alloc *ssa.Alloc) Basis {
	var all Basis
	for _, ref := range addressUses(alloc) {
		if ref.Parent() != b.loop.Head.Parent() {
			return all | OnOther // a function literal writes it, who knows when
		}
		if !b.loop.Holds(ref.Block()) {
			if store, ok := ref.(*ssa.Store); !ok || store.Val == alloc {
				return all | OnOther // somebody else has the address
			}
			continue
		}
		switch ref := ref.(type) {
		case *ssa.Store:
			if isNumber(ref.Val.Type()) {
				all |= OnOther // a counter that is captured
			}
			all |= b.of(ref.Val)
		case *ssa.Call:
			all |= b.of(ref)
		default:
			return all | OnOther
		}
	}
	return all
}

// addressUses returns the stores into alloc or a field of it, those of its
// address into other memory, and the calls that are given an address in it, in
// function literals too.
func addressUses(addr ssa.Value) []ssa.Instruction {
	var uses []ssa.Instruction
	for _, ref := range *addr.Referrers() {
		switch ref := ref.(type) {
		case *ssa.Store:
			uses = append(uses, ref)
		case *ssa.Call, *ssa.Go, *ssa.Defer:
			uses = append(uses, ref)
		case *ssa.FieldAddr:
			uses = append(uses, addressUses(ref)...)
		case *ssa.IndexAddr:
			uses = append(uses, addressUses(ref)...)
		case *ssa.MakeInterface:
			uses = append(uses, addressUses(ref)...)
		case *ssa.MakeClosure:
			if !isDeferred(ref) {
				uses = append(uses, capturedUses(ref, addr)...)
			}
		}
	}
	return uses
}

// capturedUses returns the uses of addr inside the function literal.
func capturedUses(closure *ssa.MakeClosure, addr ssa.Value) []ssa.Instruction {
	literal := closure.Fn.(*ssa.Function)
	for i, binding := range closure.Bindings {
		if binding == addr {
			return addressUses(literal.FreeVars[i])
		}
	}
	return nil
}

// isDeferred reports whether the function literal is only ever deferred, so
// that it does nothing while a loop runs.
func isDeferred(closure *ssa.MakeClosure) bool {
	for _, ref := range *closure.Referrers() {
		if _, ok := ref.(*ssa.Defer); !ok {
			return false
		}
	}
	return true
}

func isNumber(t types.Type) bool {
	basic, ok := t.Underlying().(*types.Basic)
	return ok && basic.Info()&types.IsNumeric != 0
}

// isVariable reports whether root is a variable of a function: it holds what was stored in
// it last, at least until the next call.
func isVariable(root ssa.Value) bool {
	_, ok := root.(*ssa.Alloc)
	return ok
}

// isPrivate reports whether root is a variable that only this function writes,
// and those whom it gives the address for the time of a call: no other
// function, now or later, changes it behind the back of a walk.
func isPrivate(root ssa.Value) bool {
	alloc, ok := root.(*ssa.Alloc)
	if !ok {
		return false
	}
	for _, ref := range *alloc.Referrers() {
		switch ref := ref.(type) {
		case *ssa.MakeClosure:
			if !isDeferred(ref) {
				return false
			}
		case *ssa.Store:
			if ref.Val == alloc {
				return false
			}
		case *ssa.Go, *ssa.Defer, *ssa.Phi, *ssa.Return, *ssa.Send, *ssa.MapUpdate:
			return false
		}
	}
	return true
}
