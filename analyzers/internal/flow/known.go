package flow

import (
	"go/constant"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// known is what a path has taught about a value: nothing, whether it is nil (or,
// for a code made of an error, zero), or which constant it is.
type known struct {
	nilness  nilness
	constant constant.Value // for bool, string and numbers; nil if not known
}

type nilness int8

const (
	maybeNil nilness = iota
	isNil
	isNotNil
)

func (k known) isZero() bool { return k.nilness == maybeNil && k.constant == nil }

// truth returns the bool that k is, and whether it is one.
func (k known) truth() (value, ok bool) {
	if k.constant == nil || k.constant.Kind() != constant.Bool {
		return false, false
	}
	return constant.BoolVal(k.constant), true
}

func truthOf(b bool) known { return known{constant: constant.MakeBool(b)} }

// facts are what is known on a path, about registers and about memory.
type facts struct {
	values table[ssa.Value, known]
	cells  table[Cell, known]
}

func (f *facts) clone() facts {
	return facts{slices.Clone(f.values), slices.Clone(f.cells)}
}

// set notes k about v, or forgets what was known before.
func (f *facts) set(v ssa.Value, k known) {
	if k.isZero() {
		f.values.drop(v)
	} else {
		f.values.set(v, k)
	}
}

func (f *facts) setCell(c Cell, k known) {
	f.cells.dropAll(func(other Cell) bool { return c.Holds(other) || other.Holds(c) })
	if !k.isZero() {
		f.cells.set(c, k)
	}
}

// get returns what is known of v.
func (f *facts) get(v ssa.Value) known {
	if k, ok := f.values.get(v); ok {
		return k
	}
	switch v := v.(type) {
	case *ssa.Const:
		if v.IsNil() {
			return known{nilness: isNil}
		}
		return known{constant: v.Value}
	case *ssa.MakeInterface, *ssa.Alloc, *ssa.MakeClosure, *ssa.Function, *ssa.Global, *ssa.FieldAddr:
		return known{nilness: isNotNil}
	}
	return known{}
}

// learn notes that cond turned out to be value, and what follows from it.
func (f *facts) learn(cond ssa.Value, value bool) {
	if refs := cond.Referrers(); refs != nil && len(*refs) > 1 {
		f.set(cond, truthOf(value)) // it is asked again
	}
	switch c := cond.(type) {
	case *ssa.UnOp:
		if c.Op == token.NOT {
			f.learn(c.X, !value)
		} else if cell, ok := CellOf(c.X); ok && c.Op == token.MUL && isPrivate(cell.Root) {
			f.setCell(cell, truthOf(value))
		}
	case *ssa.BinOp:
		if c.Op == token.EQL || c.Op == token.NEQ {
			f.learnEqual(c.X, c.Y, value == (c.Op == token.EQL))
			f.learnEqual(c.Y, c.X, value == (c.Op == token.EQL))
		}
	}
}

// learnEqual notes about x that it equals y, or does not.
func (f *facts) learnEqual(x, y ssa.Value, equal bool) {
	if _, isConst := x.(*ssa.Const); isConst {
		return
	}
	k := f.get(y)
	switch {
	case equal:
	case k.nilness == isNil:
		k = known{nilness: isNotNil}
	default:
		return // differs from one of many
	}
	if k.isZero() || !matters(x.Type()) {
		return
	}
	f.set(x, k)
	if load, ok := x.(*ssa.UnOp); ok && load.Op == token.MUL {
		if cell, ok := CellOf(load.X); ok && isPrivate(cell.Root) {
			f.setCell(cell, k)
		}
	}
}

// result returns what is known of the value that instr makes.
func (f *facts) result(instr ssa.Value) known {
	switch v := instr.(type) {
	case *ssa.UnOp:
		return f.unary(v)
	case *ssa.BinOp:
		return f.binary(v)
	case *ssa.ChangeInterface:
		return f.get(v.X)
	case *ssa.ChangeType:
		return f.get(v.X)
	case *ssa.MakeInterface:
		return known{nilness: isNotNil}
	}
	return known{}
}

func (f *facts) unary(v *ssa.UnOp) known {
	switch v.Op {
	case token.NOT:
		if value, ok := f.get(v.X).truth(); ok {
			return truthOf(!value)
		}
	case token.MUL:
		if cell, ok := CellOf(v.X); ok {
			return f.cells.of(cell)
		}
	}
	return known{}
}

func (f *facts) binary(v *ssa.BinOp) known {
	if v.Op != token.EQL && v.Op != token.NEQ {
		return known{}
	}
	x, y := f.get(v.X), f.get(v.Y)
	switch {
	case x.nilness != maybeNil && y.nilness != maybeNil && (x.nilness == isNil || y.nilness == isNil):
		return truthOf((x.nilness == y.nilness) == (v.Op == token.EQL))
	case x.nilness == isNotNil && isZero(y.constant) || y.nilness == isNotNil && isZero(x.constant):
		return truthOf(v.Op == token.NEQ)
	case x.constant != nil && y.constant != nil && x.constant.Kind() == y.constant.Kind():
		return truthOf(constant.Compare(x.constant, v.Op, y.constant))
	}
	return known{}
}

// isZero reports whether c is the number zero.
func isZero(c constant.Value) bool {
	return c != nil && c.Kind() == constant.Int && constant.Sign(c) == 0
}

func (k known) String() string {
	if k.constant != nil {
		return "=" + k.constant.ExactString()
	}
	return []string{"?", "=nil", "!nil"}[k.nilness]
}

// matters reports whether a value of type t can decide a branch that the walk
// understands.
func matters(t types.Type) bool {
	switch t := t.Underlying().(type) {
	case *types.Interface, *types.Pointer, *types.Signature, *types.Slice, *types.Map, *types.Chan:
		return true
	case *types.Basic:
		return t.Info()&(types.IsBoolean|types.IsString|types.IsInteger) != 0
	}
	return false
}
