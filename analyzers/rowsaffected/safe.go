package rowsaffected

import (
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
	"github.com/incidentlint/incidentlint/analyzers/internal/flow"
	"github.com/incidentlint/incidentlint/analyzers/internal/ir"
	"github.com/incidentlint/incidentlint/analyzers/internal/lazyregexp"
)

// isSafeOtherwise reports whether nobody else can be faster, or the function sees by other
// means what has come of the update.
func (u update) isSafeOtherwise() bool {
	before := u.before()
	return u.locksFirst(u.call.Parent(), before) || u.isApart(u.call.Parent()) || u.isRead(flow.WholeTurn(u.call.Parent()).Behind(u.call)) || u.isDecidedElsewhere()
}

func (u update) before() func(ssa.Instruction) bool {
	return flow.WholeTurn(u.call.Parent()).Before(u.call)
}

// locksFirst reports whether something that is before the update keeps others out: in fn,
// in the functions around it, or in all the places that call it.
func (u update) locksFirst(fn *ssa.Function, before func(ssa.Instruction) bool) bool {
	for instr := range ir.Instructions(fn) {
		if call, ok := instr.(ssa.CallInstruction); ok && before(instr) && u.keepsOut(call.Common(), 3) {
			return true
		}
	}
	if fn.Parent() != nil {
		return u.locksFirst(fn.Parent(), func(ssa.Instruction) bool { return true })
	}
	callers := u.callersOf(fn)
	return len(callers) > 0 && !slices.ContainsFunc(callers, func(call ssa.CallInstruction) bool {
		return !u.calledUnderLock(call)
	})
}

// calledUnderLock reports whether the function of the call keeps others out before it.
func (u update) calledUnderLock(call ssa.CallInstruction) bool {
	before := flow.WholeTurn(call.Parent()).Before(call)
	for instr := range ir.Instructions(call.Parent()) {
		if other, ok := instr.(ssa.CallInstruction); ok && before(instr) && u.keepsOut(other.Common(), 3) {
			return true
		}
	}
	return false
}

// callersOf returns the calls of fn in its package; none if others can call it too.
func (u update) callersOf(fn *ssa.Function) []ssa.CallInstruction {
	if obj := fn.Object(); obj == nil || obj.Exported() {
		return nil
	}
	return u.callers()[fn]
}

// callers returns the calls of each function among the functions.
func callers(functions []*ssa.Function) map[*ssa.Function][]ssa.CallInstruction {
	calls := make(map[*ssa.Function][]ssa.CallInstruction)
	for _, caller := range functions {
		for instr := range ir.Instructions(caller) {
			if call, ok := instr.(ssa.CallInstruction); ok && call.Common().StaticCallee() != nil {
				calls[call.Common().StaticCallee()] = append(calls[call.Common().StaticCallee()], call)
			}
		}
	}
	return calls
}

// keepsOut reports whether call takes a lock, on the row or any other, itself or in what it
// calls in this package, so many calls deep.
func (u update) keepsOut(call *ssa.CallCommon, depth int) bool {
	if fn := ir.Callee(call); fn != nil && (catalog.UsesMutex(fn) || catalog.AcquiresByName(fn) || locks.MatchString(fn.Name())) || u.known.LocksRow(call) {
		return true
	}
	callee := call.StaticCallee()
	if callee == nil || depth == 0 || callee.Pkg != u.call.Parent().Pkg {
		return false
	}
	for instr := range ir.Instructions(callee) {
		if inner, ok := instr.(ssa.CallInstruction); ok && u.keepsOut(inner.Common(), depth-1) {
			return true
		}
	}
	return false
}

// isApart reports whether fn, or a function around it, begins a transaction that fails if
// another one has overtaken it.
func (u update) isApart(fn *ssa.Function) bool {
	for instr := range ir.Instructions(fn) {
		store, ok := instr.(*ssa.Store)
		if !ok {
			continue
		}
		if c, ok := store.Val.(*ssa.Const); ok && c.Value != nil && catalog.KeepsTransactionsApart(c.Type(), c.Value.ExactString()) {
			return true
		}
	}
	return fn.Parent() != nil && u.isApart(fn.Parent())
}

// isRead reports whether a call that is where says, and is given a value that the update is
// given as well, reads: it is one of the library's, or answers more than an error.
func (u update) isRead(where func(ssa.Instruction) bool) bool {
	keys := u.known.Keys(u.call)
	for instr := range ir.Instructions(u.call.Parent()) {
		call, ok := instr.(*ssa.Call)
		if ok && where(instr) && call != u.call && !isLink(call) && (u.known.IsOfStore(call) || answers(call)) && u.known.Verb(&call.Call) == 0 && share(keys, u.known.Keys(call)) {
			return true
		}
	}
	return false
}

// answers reports whether the callee is a function of the user's own that returns more than
// an error.
func answers(call *ssa.Call) bool {
	callee := call.Call.StaticCallee()
	results := call.Call.Signature().Results()
	return (callee == nil || callee.Pkg == call.Parent().Pkg) && results.Len() > 0 && !ir.IsError(results.At(0).Type())
}

// isLink reports whether call is part of a chain that goes on.
func isLink(call *ssa.Call) bool {
	return len(*call.Referrers()) > 0 && !slices.ContainsFunc(*call.Referrers(), func(ref ssa.Instruction) bool {
		next, ok := ref.(*ssa.Call)
		return !ok || next.Call.Signature().Recv() == nil || len(next.Call.Args) == 0 || next.Call.Args[0] != ssa.Value(call)
	})
}

// isDecidedElsewhere reports whether another write of the same row says who is first: an
// INSERT, which fails, or an UPDATE whose count is read.
func (u update) isDecidedElsewhere() bool {
	keys := u.known.Keys(u.call)
	for instr := range ir.Instructions(u.call.Parent()) {
		call, ok := instr.(*ssa.Call)
		if !ok || call == u.call || !share(keys, u.known.Keys(call)) {
			continue
		}
		switch u.known.Verb(&call.Call) {
		case catalog.Inserts, catalog.Saves:
			return true
		case catalog.Updates, catalog.Deletes:
			if u.known.CountIsRead(call) {
				return true
			}
		}
	}
	return false
}

// share reports whether a value is in both lists.
func share(a, b []ssa.Value) bool {
	return slices.ContainsFunc(a, func(v ssa.Value) bool {
		return slices.ContainsFunc(b, func(w ssa.Value) bool { return flow.IsSame(v, w) })
	})
}

// locks are the names of functions that take a lock.
var locks = lazyregexp.New(`^(?i:(try|r|with)?_?lock|obtain|acquire)`)
