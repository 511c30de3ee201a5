package emptywrite

import (
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
	"github.com/incidentlint/incidentlint/analyzers/internal/ir"
)

// isAskedFor reports whether what the query looks for comes from who called the function:
// a key, a request. Somebody waits to hear of that; of what the function looks for by
// itself, a setting or a row to migrate, nobody does.
func (l *lookup) isAskedFor() bool {
	if l.known.IsOrdered(l.Call) {
		return false // the next, the last: whichever there is
	}
	isCallers := origin{is: l.isCallers}
	return slices.ContainsFunc(l.Call.Operands(nil), func(operand *ssa.Value) bool { return isCallers.of(*operand) })
}

// isCallers reports whether v is a parameter by which who called the function says what is
// meant.
func (l *lookup) isCallers(v ssa.Value) bool {
	param, ok := v.(*ssa.Parameter)
	if !ok {
		return false
	}
	fn := param.Parent()
	if fn.Parent() != nil && !l.known.ServesRequests(fn) {
		return false // of a literal: who calls it goes through many
	}
	return !isOwn(param)
}

// An origin asks where a value comes from, inside a function and the one around it.
type origin struct {
	is   func(ssa.Value) bool
	past func(*ssa.Call) bool // whether what the call returns is made of what it is given; nil for all
	seen map[ssa.Value]bool
}

// of reports whether v is, or is made of, a value that is the origin.
func (o *origin) of(v ssa.Value) bool {
	if v == nil || o.seen[v] {
		return false
	}
	if o.seen == nil {
		o.seen = make(map[ssa.Value]bool)
	}
	o.seen[v] = true
	if o.is(v) {
		return true
	}
	switch v := v.(type) {
	case *ssa.FreeVar:
		return o.of(captured(v))
	case *ssa.Alloc:
		return o.isStored(v)
	case *ssa.Call:
		if o.past != nil && !o.past(v) {
			return false
		}
	}
	instr, ok := v.(ssa.Instruction)
	return ok && slices.ContainsFunc(instr.Operands(nil), func(operand *ssa.Value) bool { return o.of(*operand) })
}

// isStored reports whether what is made of the origin is stored in the variable, or in a
// part of it.
func (o *origin) isStored(addr ssa.Value) bool {
	return slices.ContainsFunc(*addr.Referrers(), func(ref ssa.Instruction) bool {
		switch ref := ref.(type) {
		case *ssa.Store:
			return ref.Addr == addr && o.of(ref.Val)
		case *ssa.FieldAddr, *ssa.IndexAddr:
			return o.isStored(ref.(ssa.Value))
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
