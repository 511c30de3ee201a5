package flow

import (
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/ir"
)

// AskedBefore asks: does a branch before the query, by what another call has answered that
// was given the same keys, decide whether control comes to the query? Control that passes a
// write on the way, as to create what is missing, does not count as having come there.
//
//	n := count(id)
//	if n == 0 { return errNone }
//	t := find(id)
//
// The function asks reports whether a call asks whether there is such an object.
func AskedBefore(absence Absence, rules AbsenceRules, asks func(*ssa.Call) bool) bool {
	b := before{absence, rules, asks, make(map[ssa.Value]bool)}
	if len(absence.Keys) == 0 {
		return false
	}
	for at := absence.At.Block(); at != nil; at = madeIn(at.Parent()) {
		for block := at.Idom(); block != nil; block = block.Idom() {
			branch, ok := block.Instrs[len(block.Instrs)-1].(*ssa.If)
			if ok && b.rests(branch.Cond) && (!b.leads(block.Succs[0], at) || !b.leads(block.Succs[1], at)) {
				return true
			}
		}
	}
	return false
}

// madeIn returns the block that makes the literal; nil if fn is none.
func madeIn(fn *ssa.Function) *ssa.BasicBlock {
	if fn.Parent() == nil {
		return nil
	}
	for instr := range ir.Instructions(fn.Parent()) {
		if closure, ok := instr.(*ssa.MakeClosure); ok && closure.Fn == fn {
			return closure.Block()
		}
	}
	return nil
}

type before struct {
	absence Absence
	rules   AbsenceRules
	asks    func(*ssa.Call) bool
	seen    map[ssa.Value]bool
}

// rests reports whether v, which is no error, is made of what a call has answered about the
// keys.
func (b before) rests(v ssa.Value) bool {
	if b.seen[v] || ir.IsError(v.Type()) {
		return false
	}
	b.seen[v] = true
	switch v := v.(type) {
	case *ssa.BinOp:
		return b.rests(v.X) || b.rests(v.Y)
	case *ssa.Phi:
		return slices.ContainsFunc(v.Edges, b.rests)
	case *ssa.Extract:
		call, ok := v.Tuple.(*ssa.Call)
		return ok && answersPlainly(v) && b.isAsked(call)
	case *ssa.Call:
		return answersPlainly(v) && b.isAsked(v)
	case *ssa.UnOp:
		if alloc, ok := v.X.(*ssa.Alloc); ok && answersPlainly(v) {
			return b.isFilled(alloc)
		}
		return b.rests(v.X)
	}
	return false
}

// answersPlainly reports whether v is a bool or a number: more is not asked for its own sake.
func answersPlainly(v ssa.Value) bool { return isBool(v.Type()) || isNumber(v.Type()) }

// isFilled reports whether a call fills the variable that is given the keys, or what it
// answers is stored there.
func (b before) isFilled(alloc *ssa.Alloc) bool {
	return slices.ContainsFunc(addressUses(alloc), func(use ssa.Instruction) bool {
		switch use := use.(type) {
		case *ssa.Call:
			return b.isAsked(use)
		case *ssa.Store:
			return b.isVariadic(use) || b.rests(use.Val)
		}
		return false
	})
}

// isVariadic reports whether the store puts an address among the arguments of a call that is
// given the keys: row.Scan(&n).
func (b before) isVariadic(store *ssa.Store) bool {
	element, ok := store.Addr.(*ssa.IndexAddr)
	if !ok {
		return false
	}
	return slices.ContainsFunc(*element.X.Referrers(), func(ref ssa.Instruction) bool {
		slice, ok := ref.(*ssa.Slice)
		return ok && slices.ContainsFunc(*slice.Referrers(), func(use ssa.Instruction) bool {
			call, ok := use.(*ssa.Call)
			return ok && b.isAsked(call)
		})
	})
}

// isAsked reports whether the call asks, and is given all keys of the query.
func (b before) isAsked(call *ssa.Call) bool {
	if call == b.absence.At || !b.asks(call) {
		return false
	}
	given := b.rules.Keys(&call.Call)
	return !slices.ContainsFunc(b.absence.Keys, func(key ssa.Value) bool {
		return !slices.ContainsFunc(given, func(v ssa.Value) bool { return IsSame(key, v) })
	})
}

// leads reports whether control comes from a block to another without a write.
func (b before) leads(from, to *ssa.BasicBlock) bool {
	return ir.Reachable(func(block *ssa.BasicBlock) []*ssa.BasicBlock {
		if slices.ContainsFunc(block.Instrs, b.isWrite) {
			return nil
		}
		return block.Succs
	}, from).Holds(to)
}

func (b before) isWrite(instr ssa.Instruction) bool {
	call, ok := instr.(ssa.CallInstruction)
	return ok && b.rules.Use(call, 0).Writes
}
