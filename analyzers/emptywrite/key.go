package emptywrite

import (
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
	"github.com/incidentlint/incidentlint/analyzers/internal/effects"
	"github.com/incidentlint/incidentlint/analyzers/internal/ir"
)

// isAskedFor reports whether what the query looks for comes from who called the function:
// a key, a request. Somebody waits to hear of that; of what the function looks for by
// itself, a setting or a row to migrate, nobody does.
func (l *lookup) isAskedFor() bool {
	if l.known.IsOrdered(l.Call) {
		return false // the next, the last: whichever there is
	}
	k := key{l.known, make(map[ssa.Value]bool)}
	return slices.ContainsFunc(l.Call.Operands(nil), func(operand *ssa.Value) bool { return k.comesFromCaller(*operand) })
}

type key struct {
	known *effects.Result
	seen  map[ssa.Value]bool
}

func (k key) comesFromCaller(v ssa.Value) bool {
	if v == nil || k.seen[v] {
		return false
	}
	k.seen[v] = true
	switch v := v.(type) {
	case *ssa.Parameter:
		fn := v.Parent()
		if fn.Parent() != nil && !k.known.ServesRequests(fn) {
			return false // of a literal: who calls it goes through many
		}
		return !isOwn(v)
	case *ssa.FreeVar:
		return k.comesFromCaller(captured(v))
	case *ssa.Alloc:
		return k.isStored(v)
	}
	instr, ok := v.(ssa.Instruction)
	return ok && slices.ContainsFunc(instr.Operands(nil), func(operand *ssa.Value) bool { return k.comesFromCaller(*operand) })
}

// isStored reports whether what comes from the caller is stored in the variable, or in a
// part of it.
func (k key) isStored(addr ssa.Value) bool {
	return slices.ContainsFunc(*addr.Referrers(), func(ref ssa.Instruction) bool {
		switch ref := ref.(type) {
		case *ssa.Store:
			return ref.Addr == addr && k.comesFromCaller(ref.Val)
		case *ssa.FieldAddr, *ssa.IndexAddr:
			return k.isStored(ref.(ssa.Value))
		}
		return false
	})
}

// isOwn reports whether the parameter is no key: the receiver, unless that is an object, a
// context, or what speaks to the store.
func isOwn(param *ssa.Parameter) bool {
	fn := param.Parent()
	isReceiver := fn.Signature.Recv() != nil && fn.Params[0] == param
	return isReceiver || catalog.IsContext(param.Type()) || catalog.IsStore(param.Type())
}

// captured returns what the literal of v was given for v; nil if that is not seen.
func captured(v *ssa.FreeVar) ssa.Value {
	literal := v.Parent()
	if literal.Parent() == nil {
		return nil
	}
	for instr := range ir.Instructions(literal.Parent()) {
		if closure, ok := instr.(*ssa.MakeClosure); ok && closure.Fn == literal {
			if i := slices.Index(literal.FreeVars, v); i >= 0 {
				return closure.Bindings[i]
			}
		}
	}
	return nil
}
