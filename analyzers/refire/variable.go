package refire

import (
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
	"github.com/incidentlint/incidentlint/analyzers/internal/flow"
)

// changesInside reports whether what is launched changes the variable, or a function that
// it is given.
func (l *launch) changesInside(v *types.Var) bool {
	if l.target != nil && l.writes.In(l.target, v) {
		return true
	}
	return slices.ContainsFunc(l.start.Common().Args, func(arg ssa.Value) bool {
		fn := functionOf(arg)
		return fn != nil && l.writes.In(fn, v)
	})
}

// variable returns the variable that v reads, itself, an element of it, or by an atomic
// load; nil if it reads none.
func (p *pkg) variable(v ssa.Value) *types.Var {
	switch v := v.(type) {
	case *ssa.UnOp:
		if index, ok := v.X.(*ssa.IndexAddr); ok {
			return p.variable(index.X)
		}
		return p.writes.Field(v)
	case *ssa.Field:
		return p.writes.Field(v)
	case *ssa.FieldAddr:
		return p.writes.Var(v)
	case *ssa.Lookup:
		return p.variable(v.X)
	case *ssa.Extract:
		switch tuple := v.Tuple.(type) {
		case *ssa.Lookup:
			return p.variable(tuple.X)
		case *ssa.Call:
			if p.known.Of(&tuple.Call).Has(catalog.Loads) {
				return p.variable(tuple)
			}
		}
	case *ssa.Call:
		if does := p.known.Of(&v.Call); (does.Has(catalog.Loads) || does.Has(catalog.Counts)) && len(v.Call.Args) > 0 {
			return p.writes.Var(v.Call.Args[0])
		}
	}
	return nil
}

// setsInTurn reports whether the turn sets the variable on a way to or from the launch.
// That it counts, one more than it was, is taken for it if counting says so.
func (l *launch) setsInTurn(v *types.Var, counting bool) bool {
	for _, instr := range l.turn.Instructions() {
		if (l.isBefore(instr) || l.isBehind(instr)) && l.sets(instr, v, counting) {
			return true
		}
	}
	return false
}

// sets reports whether instr does.
func (l *launch) sets(instr ssa.Instruction, v *types.Var, counting bool) bool {
	switch instr := instr.(type) {
	case *ssa.Store:
		return l.writes.Var(instr.Addr) == v && (counting || !l.counts(instr, v))
	case *ssa.MapUpdate:
		return l.variable(instr.Map) == v
	case *ssa.Call:
		if builtin, ok := instr.Call.Value.(*ssa.Builtin); ok {
			return builtin.Name() == "delete" && l.variable(instr.Call.Args[0]) == v
		}
		if does := l.known.Of(&instr.Call); does.Has(catalog.Loads) || does.Has(catalog.Counts) && !counting {
			return false
		}
		if slices.ContainsFunc(instr.Call.Args, func(arg ssa.Value) bool { return l.isAddressOf(arg, v) }) {
			return true
		}
		return l.setsInCall(&instr.Call, v, counting)
	}
	return false
}

// isAddressOf reports whether arg, of a call, is the address of the variable, which the
// callee can set: of a struct it is for the sake of its methods, unless it is an atomic.
func (p *pkg) isAddressOf(arg ssa.Value, v *types.Var) bool {
	if p.writes.Var(arg) != v {
		return false
	}
	_, isStruct := v.Type().Underlying().(*types.Struct)
	return !isStruct || catalog.IsAtomic(v.Type()) || catalog.IsTime(v.Type())
}

// setsInCall reports whether the function that is called sets the variable, or one that it
// is given.
func (p *pkg) setsInCall(call *ssa.CallCommon, v *types.Var, counting bool) bool {
	sets := func(fn *ssa.Function) bool {
		return fn != nil && (p.writes.Sets(fn, v) || counting && p.writes.In(fn, v))
	}
	return sets(call.StaticCallee()) || slices.ContainsFunc(call.Args, func(arg ssa.Value) bool { return sets(functionOf(arg)) })
}

// counts reports whether the store makes a number of the variable's own value, or appends
// to it.
func (l *launch) counts(store *ssa.Store, v *types.Var) bool {
	switch made := store.Val.(type) {
	case *ssa.BinOp:
		return (made.Op == token.ADD || made.Op == token.SUB) && l.variable(made.X) == v
	case *ssa.Call:
		builtin, ok := made.Call.Value.(*ssa.Builtin)
		return ok && builtin.Name() == "append" && l.variable(made.Call.Args[0]) == v
	}
	return false
}

// access says what a function of the standard library or a catalogued one does to the
// variable that it is a method of, or is given the address of.
func access(fn *types.Func) flow.Access {
	switch does := catalog.EffectOf(fn); {
	case does.Has(catalog.Sets):
		return flow.Sets
	case does.Has(catalog.Counts):
		return flow.Counts
	case does.Has(catalog.Loads):
		return flow.Loads
	}
	return flow.Unknown
}
