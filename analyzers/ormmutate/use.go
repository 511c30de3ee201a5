package ormmutate

import (
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/effects"
	"github.com/incidentlint/incidentlint/analyzers/internal/flow"
)

// isAt reports whether one of the slices that v is, or points at, is kept at the place.
func (f *family) isAt(v ssa.Value, at flow.Place) bool {
	if v == nil {
		return false
	}
	if _, ok := v.Type().Underlying().(*types.Slice); ok {
		return f.isOf(v, at)
	}
	return f.keeps(v, at)
}

func hasPlace(shares []flow.Share, at flow.Place) bool {
	return slices.ContainsFunc(shares, func(share flow.Share) bool { return share.At == at })
}

// isKeptBack reports whether the object has what the change leaves.
func (f *family) isKeptBack(c effects.Change) bool {
	return c.Stored || f.sharing.IsKeptBack(f.functions[0], c.Edit, c.At) || f.isAssigned(c.Object, c.Edit.At)
}

// isAssigned reports whether a whole object is put in the place after instr.
//
//	users[i] = user
func (f *family) isAssigned(object flow.Place, after ssa.Instruction) bool {
	return f.anyInstruction(func(instr ssa.Instruction) bool {
		var at flow.Place
		switch instr := instr.(type) {
		case *ssa.Store:
			if _, ok := instr.Val.Type().Underlying().(*types.Struct); !ok {
				return false
			}
			at = flow.PlaceOf(instr.Addr)
		case *ssa.MapUpdate:
			in := flow.PlaceOf(instr.Map)
			at = flow.Place{Root: in.Root, Path: in.Path + "[" + instr.Key.Name() + "]"}
		}
		return at == object && at.Root != nil && flow.Follows(instr, after)
	})
}

// isReset reports whether another slice can be put in the place between two instructions,
// or the object be loaded again; without a first or last one, at any time before or after.
func (f *family) isReset(c effects.Change, first, last ssa.Instruction) bool {
	isAfter := func(ssa.Instruction) bool { return true }
	if first != nil {
		isAfter = flow.After(first)
	}
	isBetween := func(instr ssa.Instruction) bool {
		return isAfter(instr) && (last == nil || flow.Follows(last, instr))
	}
	return slices.ContainsFunc(f.puts(c.At), func(p put) bool {
		return p.isOther && isBetween(p.Store)
	}) || slices.ContainsFunc(f.loads(c.Object), func(call ssa.CallInstruction) bool {
		return call != c.Edit.At && isBetween(call)
	})
}

// isSetAfter reports whether something other than what the change leaves is put in the
// place behind it.
func (f *family) isSetAfter(c effects.Change) bool {
	isAfter := flow.After(c.Edit.At)
	return f.isReset(c, c.Edit.At, nil) || slices.ContainsFunc(f.puts(c.At), func(p put) bool {
		return p.Store != c.Edit.At && isAfter(p.Store) && (c.Result == nil || !f.sharing.ComesThrough(p.Val, c.Result))
	})
}

// outlives reports whether somebody sees the object after the change: who has handed it to
// the function, or keeps it, or the function itself.
func (f *family) outlives(c effects.Change) bool {
	switch c.Source.Origin {
	case effects.Given, effects.Kept:
		return true
	case effects.Loaded, effects.Copied:
		return f.isUsedAfter(c.Object, c.At, c)
	}
	return false
}

// isUsedAfter reports whether the object as a whole, or its collection, is used after the
// change; the loop that drains it does not count.
func (f *family) isUsedAfter(object, at flow.Place, c effects.Change) bool {
	made, _ := object.Root.(ssa.Instruction)
	instr := c.Edit.At
	var loop *flow.Loop
	if c.Stored {
		loop = flow.Innermost(flow.Loops(instr.Parent()), instr.Block())
	}
	isAfter := flow.After(instr)
	return f.anyInstruction(func(use ssa.Instruction) bool {
		if store, ok := use.(*ssa.Store); ok && flow.PlaceOf(store.Addr) == c.Object {
			return false // makes the copy that is changed
		}
		if use == instr || loop != nil && loop.Holds(use.Block()) || !f.uses(use, object, at) {
			return false
		}
		if made != nil && made.Parent() == use.Parent() && made.Parent() == instr.Parent() {
			return flow.FollowsWithout(use, instr, made)
		}
		return isAfter(use)
	})
}

// uses reports whether instr does something with the object, or what holds it, or reads the
// collection.
func (f *family) uses(instr ssa.Instruction, object, at flow.Place) bool {
	var given []ssa.Value
	switch instr := instr.(type) {
	case ssa.CallInstruction:
		if _, isBuiltin := instr.Common().Value.(*ssa.Builtin); isBuiltin {
			return false
		}
		given = flow.Operands(instr.Common())
	case *ssa.Return:
		given = instr.Results
	case *ssa.Send:
		given = []ssa.Value{instr.X}
	case *ssa.MapUpdate:
		given = []ssa.Value{instr.Value}
	case *ssa.MakeInterface:
		given = []ssa.Value{instr.X}
	case *ssa.Store:
		given = []ssa.Value{instr.Val}
	case *ssa.UnOp:
		return instr.Op == token.MUL && isAddressOf(instr.X, at) && !isOnlyMeasured(instr)
	}
	return slices.ContainsFunc(given, func(v ssa.Value) bool {
		_, isConst := v.(*ssa.Const)
		return !isConst && isObject(v.Type()) && flow.PlaceOf(v).Holds(object)
	})
}

func isAddressOf(addr ssa.Value, at flow.Place) bool {
	_, isField := addr.(*ssa.FieldAddr)
	return isField && flow.PlaceOf(addr) == at
}

// isOnlyMeasured reports whether nothing but the length of the slice is asked for.
func isOnlyMeasured(v ssa.Value) bool {
	return !slices.ContainsFunc(*v.Referrers(), func(ref ssa.Instruction) bool {
		call, ok := ref.(*ssa.Call)
		return !ok || !flow.IsBuiltin(&call.Call, "len")
	})
}

// isObject reports whether t is a struct, points at one, or is an interface, which can hold
// either.
func isObject(t types.Type) bool {
	if pointer, ok := t.Underlying().(*types.Pointer); ok {
		t = pointer.Elem()
	}
	switch t.Underlying().(type) {
	case *types.Struct, *types.Interface:
		return true
	}
	return false
}
