package flow

import (
	"go/token"
	"strconv"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// A Cell is a place in memory: a variable (or what a pointer points at) and the
// fields that lead into it. The address in db.First(&u) and the read of u.Name
// behind it mean the cells {u, ""} and {u, ".0"}: the first holds the second.
type Cell struct {
	Root ssa.Value // an Alloc, Global, Parameter, or other pointer
	Path string    // ".2.0" for field 0 of field 2; "" for the whole
}

// CellOf returns the cell that addr is the address of. An address wrapped in
// an interface counts, and a variable captured by a function literal is the
// variable of the function around it. It reports false for what is no pointer
// and for elements of slices, arrays and maps, which have no name.
func CellOf(addr ssa.Value) (Cell, bool) {
	switch v := addr.(type) {
	case *ssa.Alloc, *ssa.Global, *ssa.Parameter:
		return Cell{Root: v}, true
	case *ssa.FreeVar:
		if binding := captured(v); binding != nil {
			return CellOf(binding)
		}
		return Cell{Root: v}, true
	case *ssa.FieldAddr:
		cell, ok := CellOf(v.X)
		cell.Path += "." + strconv.Itoa(v.Field)
		return cell, ok
	case *ssa.MakeInterface:
		return CellOf(v.X)
	case *ssa.ChangeType:
		return CellOf(v.X)
	case *ssa.UnOp, *ssa.Call, *ssa.Extract, *ssa.Phi:
		return Cell{Root: v}, true // a pointer that came from somewhere
	}
	return Cell{}, false
}

// Holds reports whether other is c or a part of it.
func (c Cell) Holds(other Cell) bool {
	rest, ok := strings.CutPrefix(other.Path, c.Path)
	return ok && c.Root == other.Root && (rest == "" || rest[0] == '.')
}

// IsSame reports whether a and b are one value, or are read from one place: what is stored
// there between the reads is not looked at.
func IsSame(a, b ssa.Value) bool {
	if a == b {
		return true
	}
	from, ok := a.(*ssa.UnOp)
	to, isLoad := b.(*ssa.UnOp)
	if !ok || !isLoad || from.Op != token.MUL || to.Op != token.MUL {
		return false
	}
	cell, ok := CellOf(from.X)
	other, isCell := CellOf(to.X)
	return ok && isCell && cell.IsSame(other)
}

// IsSame reports whether the cells are one; what they lie in may be read twice from one
// place.
func (c Cell) IsSame(other Cell) bool {
	return c.Path == other.Path && (c.Root == other.Root || IsSame(c.Root, other.Root))
}

// captured returns the value that the function literal of v was given for v,
// or nil if the literal is not made in the function around it.
func captured(v *ssa.FreeVar) ssa.Value {
	literal := v.Parent()
	if literal.Parent() == nil {
		return nil
	}
	for _, block := range literal.Parent().Blocks {
		for _, instr := range block.Instrs {
			closure, ok := instr.(*ssa.MakeClosure)
			if !ok || closure.Fn != literal {
				continue
			}
			for i, free := range literal.FreeVars {
				if free == v {
					return closure.Bindings[i]
				}
			}
		}
	}
	return nil
}
