package flow

import (
	"go/constant"
	"go/types"
	"slices"
	"strconv"

	"golang.org/x/tools/go/ssa"
)

// absentState is what is known at a place of a path on which the object is absent.
type absentState struct {
	facts
	made  table[ssa.Value, bool]   // made of the object
	cells table[Cell, bool]        // memory made of it; false for what was written over
	errs  table[ssa.Value, tested] // made of the error

	asked, err, firstErr Asked
	notFound             bool // the error was asked whether it says so
	wrote                bool
	shown                bool
	deref                ssa.Instruction
}

// tested says what was asked about an error.
type tested uint8

const (
	testedAny      tested = iota + 1 // whether there is one
	testedNotFound                   // whether it says that there is no such object
)

// isFailure reports whether v is the error of the query, and not nil.
func (s *absentState) isFailure(v ssa.Value) bool {
	return s.errs.of(v) != 0 && s.get(v).nilness == isNotNil
}

func (s *absentState) clone() absentState {
	c := *s
	c.facts, c.made, c.cells, c.errs = s.facts.clone(), slices.Clone(s.made), slices.Clone(s.cells), slices.Clone(s.errs)
	return c
}

// makes notes that v is made of the object, and what it points at.
func (s *absentState) makes(v ssa.Value) {
	s.made.set(v, true)
	if _, isPointer := v.Type().Underlying().(*types.Pointer); isPointer {
		if cell, ok := CellOf(v); ok {
			s.setMade(cell, true)
		}
	}
}

// setMade notes whether the cell, and what it holds, is made of the object.
func (s *absentState) setMade(c Cell, made bool) {
	s.cells.dropAll(c.Holds)
	if made || s.isPart(c) {
		s.cells.set(c, made)
	}
	if made {
		return
	}
	s.made.dropAll(func(v ssa.Value) bool { // nor is its address that of the object any longer
		cell, ok := CellOf(v)
		return ok && cell == c
	})
}

// isPart reports whether c is, or lies in, a cell that is the object's own.
func (s *absentState) isPart(c Cell) bool {
	best, made := -1, false
	for _, r := range s.cells {
		if r.key.Holds(c) && len(r.key.Path) > best {
			best, made = len(r.key.Path), r.value
		}
	}
	return made
}

// holds reports whether something in c is made of the object.
func (s *absentState) holds(c Cell) bool {
	if s.isPart(c) {
		return true
	}
	return slices.ContainsFunc(s.cells, func(r row[Cell, bool]) bool { return r.value && c.Holds(r.key) })
}

// isGiven reports whether v is made of the object, or the address of what is.
func (s *absentState) isGiven(v ssa.Value) bool {
	if s.made.of(v) {
		return true
	}
	if _, isPointer := v.Type().Underlying().(*types.Pointer); !isPointer {
		if _, wraps := v.(*ssa.MakeInterface); !wraps {
			return false
		}
	}
	cell, ok := CellOf(v)
	return ok && s.holds(cell)
}

// An about is all that is known of one value.
type about struct {
	known  known
	made   bool
	tested tested
}

func (s *absentState) about(v ssa.Value) about {
	return about{s.get(v), s.isGiven(v), s.errs.of(v)}
}

// assign forgets what was known of v, and notes what is now.
func (s *absentState) assign(v ssa.Value, now about) {
	s.set(v, now.known)
	s.made.drop(v)
	if now.made {
		s.makes(v)
	}
	s.errs.drop(v)
	if now.tested != 0 {
		s.errs.set(v, now.tested)
	}
}

// zeroOf returns what is known of a value of type t that is zero.
func zeroOf(t types.Type) known {
	if _, ok := types.Unalias(t).(*types.TypeParam); ok {
		return known{}
	}
	switch t := t.Underlying().(type) {
	case *types.Pointer, *types.Slice, *types.Map, *types.Chan, *types.Signature, *types.Interface:
		return known{nilness: isNil}
	case *types.Basic:
		switch {
		case t.Info()&types.IsBoolean != 0:
			return truthOf(false)
		case t.Info()&types.IsString != 0:
			return known{constant: constant.MakeString("")}
		case t.Info()&types.IsInteger != 0:
			return known{constant: constant.MakeInt64(0)}
		}
	}
	return known{}
}

// isBool reports whether t is a kind of bool.
func isBool(t types.Type) bool {
	basic, ok := t.Underlying().(*types.Basic)
	return ok && basic.Info()&types.IsBoolean != 0
}

// An absentKey is a block with what is known there.
type absentKey struct {
	key
	asked, err, firstErr   Asked
	notFound, wrote, shown bool
	deref                  ssa.Instruction
}

func (s *absentState) at(block *ssa.BasicBlock) absentKey {
	k := absentKey{s.facts.at(block), s.asked, s.err, s.firstErr, s.notFound, s.wrote, s.shown, s.deref}
	for _, r := range s.made {
		k.known.add(entry{kind: madeValue, of: r.key})
	}
	for _, r := range s.cells {
		k.known.add(entry{madeCell, r.key.Root, r.key.Path, truthOf(r.value).String()})
	}
	for _, r := range s.errs {
		k.known.add(entry{kind: ofError, of: r.key, is: strconv.Itoa(int(r.value))})
	}
	return k
}

// forgetDead drops what is known of values that nobody reads from block on.
func (w *absentWalk) forgetDead(block *ssa.BasicBlock, s *absentState) {
	isDead := func(v ssa.Value) bool { return matters(v.Type()) && !w.live.holds(block, v) }
	s.values.dropAll(isDead)
	s.made.dropAll(isDead)
	s.errs.dropAll(isDead)
	isDeadCell := func(c Cell) bool { return !w.live.holdsCell(block, c) }
	s.facts.cells.dropAll(isDeadCell)
	s.cells.dropAll(isDeadCell)
}
