package effects

import (
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
	"github.com/incidentlint/incidentlint/analyzers/internal/flow"
	"github.com/incidentlint/incidentlint/analyzers/internal/ir"
)

// AskedBefore reports whether a branch before the query asks a store whether there is such an
// object.
func (r *Result) AskedBefore(q Query) bool {
	p := r.analysis()
	return flow.AskedBefore(q.Absence, p.absenceRules(), func(call *ssa.Call) bool {
		fn := ir.Callee(&call.Call)
		return fn != nil && fn.Pkg() != nil && (isRequest(p.of(fn).Effects) || catalog.SpeaksOfRows(fn.Pkg().Path()) || catalog.AsksExistence(fn))
	})
}

// MadeBefore reports whether each way to the query passes an insert, or a function that makes
// one, under all the keys that the query is given: what it looks for is there.
func (r *Result) MadeBefore(q Query) bool {
	p := r.analysis()
	if len(q.Absence.Keys) == 0 {
		return false
	}
	for instr := range ir.Instructions(q.Call.Parent()) {
		call, ok := instr.(*ssa.Call)
		if !ok || !isBefore(call, q.Call) {
			continue
		}
		if verb := p.verb(&call.Call); verb != catalog.Inserts && verb != catalog.Saves {
			continue
		}
		given := keysOf(&call.Call)
		isMissing := func(key ssa.Value) bool {
			return !slices.ContainsFunc(given, func(v ssa.Value) bool { return flow.IsSame(v, key) })
		}
		if !slices.ContainsFunc(q.Absence.Keys, isMissing) {
			return true
		}
	}
	return false
}

// isBefore reports whether each way to b passes a.
func isBefore(a, b *ssa.Call) bool {
	if a.Block() != b.Block() {
		return a.Block().Dominates(b.Block())
	}
	return slices.Index(a.Block().Instrs, ssa.Instruction(a)) < slices.Index(a.Block().Instrs, ssa.Instruction(b))
}

// Asks reports whether call asks a store, or somebody else, for something.
func (r *Result) Asks(call *ssa.CallCommon) bool {
	fn := ir.Callee(call)
	if fn == nil || r.analysis == nil {
		return false
	}
	does := r.analysis().of(fn)
	return isRequest(does.Effects) || does.Reads.Absent != 0
}

// isMadeBefore reports whether something is stored in the object at addr before the query:
//
//	u := User{Mail: mail}
func isMadeBefore(addr ssa.Value, query *ssa.Call) bool {
	alloc, ok := addr.(*ssa.Alloc)
	return ok && slices.ContainsFunc(*alloc.Referrers(), func(ref ssa.Instruction) bool {
		field, ok := ref.(*ssa.FieldAddr)
		if !ok {
			return fills(ref, alloc, query)
		}
		return slices.ContainsFunc(*field.Referrers(), func(use ssa.Instruction) bool { return fills(use, field, query) })
	})
}

// fills reports whether instr stores what is not zero at addr, before the query.
func fills(instr ssa.Instruction, addr ssa.Value, query *ssa.Call) bool {
	store, ok := instr.(*ssa.Store)
	if !ok || store.Addr != addr {
		return false
	}
	if c, isConst := store.Val.(*ssa.Const); isConst && (c.Value == nil || isZeroNumber(c.Value)) {
		return false
	}
	block := store.Block()
	if block != query.Block() {
		return block.Dominates(query.Block())
	}
	return slices.Index(block.Instrs, ssa.Instruction(store)) < slices.Index(block.Instrs, ssa.Instruction(query))
}

// hasDefault reports whether the variable at addr holds, before the query, what is not zero.
func hasDefault(addr ssa.Value, query *ssa.Call) bool {
	alloc, ok := addr.(*ssa.Alloc)
	return ok && slices.ContainsFunc(*alloc.Referrers(), func(ref ssa.Instruction) bool { return fills(ref, alloc, query) })
}
