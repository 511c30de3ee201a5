package flow

import (
	"go/token"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/ir"
)

// How says what an edit does to the array that slices share. The zero How is that it does
// nothing.
type How uint8

// The ways to edit.
const (
	Grows      How = iota + 1 // puts elements behind the last
	Overwrites                // puts others in the place of elements
	Shifts                    // puts later elements in the place of earlier ones; the last stand twice
	Zeroes                    // does so, and makes the last ones zero
	Clears                    // makes all zero
	Shortens                  // leaves the array, and keeps a shorter slice of it
	Drains                    // does so until nothing is left
)

// String names the way as facts do.
func (h How) String() string {
	return []string{"", "grows", "overwrites", "shifts", "zeroes", "clears", "shortens", "drains"}[h]
}

// An Edit changes the array of a slice in place, or which part of it is kept.
type Edit struct {
	At     ssa.Instruction // a call, or the store of what is kept
	How    How
	Of     []Share   // the slices that it changes, on some way
	Result ssa.Value // the slice as it is then; nil if that is thrown away
	With   ssa.Value // for append, what is appended; nil else
	Stored bool      // the place has the slice as it is then
}

// A Handed says what a call does to the slice that it is given in an argument, or finds in
// a field below it.
type Handed struct {
	How    How
	Arg    int    // the receiver first
	Path   string // of the field, ".Members"; "" for the argument
	Result int    // which result is the slice as it is then; -1 if none is
	Stored bool   // the callee keeps it there itself
}

// Edits returns the edits of fn in its order; the literals in fn have their own.
func (s Sharing) Edits(fn *ssa.Function, handed func(*ssa.CallCommon) []Handed) (all []Edit) {
	for _, block := range fn.Blocks {
		for _, instr := range block.Instrs {
			switch instr := instr.(type) {
			case ssa.CallInstruction:
				all = append(all, s.calls(instr, handed)...)
			case *ssa.Store:
				if edit, ok := s.shortening(instr); ok {
					all = append(all, edit)
				}
			}
		}
	}
	return all
}

func (s Sharing) calls(call ssa.CallInstruction, handed func(*ssa.CallCommon) []Handed) (edits []Edit) {
	common := call.Common()
	switch {
	case IsBuiltin(common, "append"):
		if edit, ok := s.appending(call.(*ssa.Call)); ok {
			edits = append(edits, edit)
		}
	case IsBuiltin(common, "clear"):
		if ir.IsSlice(common.Args[0].Type()) {
			edits = append(edits, Edit{At: call, How: Clears, Of: s.Of(common.Args[0])})
		}
	default:
		for _, h := range handed(common) {
			edits = append(edits, s.handing(call, h))
		}
	}
	return slices.DeleteFunc(edits, func(e Edit) bool { return len(e.Of) == 0 })
}

// appending: what is appended to the front part of a slice takes the place of its elements.
//
//	append(s[:i], s[i+1:]...)
func (s Sharing) appending(call *ssa.Call) (Edit, bool) {
	edit := Edit{At: call, Result: used(call), With: call.Call.Args[1]}
	shares := s.Of(call.Call.Args[0])
	for _, share := range shares {
		if share.Cut {
			edit.Of = append(edit.Of, share)
		}
	}
	if len(edit.Of) == 0 {
		edit.How, edit.Of = Grows, shares
		return edit, true
	}
	edit.How = Overwrites
	if slices.ContainsFunc(s.Of(edit.With), func(from Share) bool {
		return slices.ContainsFunc(edit.Of, func(to Share) bool { return from.At == to.At })
	}) {
		edit.How = Shifts
	}
	return edit, true
}

func (s Sharing) handing(call ssa.CallInstruction, h Handed) Edit {
	edit := Edit{At: call, How: h.How, Stored: h.Stored}
	arg := Operands(call.Common())[h.Arg]
	switch {
	case h.Path != "":
		edit.Of = []Share{{At: PlaceOf(arg).then(h.Path), Addr: arg}}
	case ir.IsSlice(arg.Type()):
		edit.Of = s.Of(arg)
	default:
		edit.Of = s.Kept(arg)
	}
	if v, ok := call.(*ssa.Call); ok && h.Result >= 0 {
		edit.Result = resultOf(v, h.Result)
	}
	return edit
}

// shortening: a part of the slice is kept where it was.
//
//	u.Posts = u.Posts[n:]
func (s Sharing) shortening(store *ssa.Store) (Edit, bool) {
	part, ok := store.Val.(*ssa.Slice)
	if !ok || part.Max != nil || part.High == nil && isZeroIndex(part.Low) {
		return Edit{}, false
	}
	edit := Edit{At: store, How: Shortens, Result: part, Stored: true}
	from := s.Of(part.X)
	for _, kept := range s.Kept(store.Addr) {
		if i := slices.IndexFunc(from, func(share Share) bool { return share.At == kept.At }); i >= 0 {
			edit.Of = append(edit.Of, kept)
		}
	}
	if isReplaced(part) {
		edit.How = Shifts // s[i] = s[len(s)-1]; s = s[:len(s)-1]
	}
	return edit, len(edit.Of) > 0
}

// isReplaced reports whether the block puts one element in the place of another before it
// cuts the slice.
func isReplaced(part *ssa.Slice) bool {
	at := PlaceOf(part.X)
	for _, instr := range part.Block().Instrs {
		if instr == ssa.Instruction(part) {
			return false
		}
		store, ok := instr.(*ssa.Store)
		if !ok {
			continue
		}
		to, ok := store.Addr.(*ssa.IndexAddr)
		load, isLoad := store.Val.(*ssa.UnOp)
		if !ok || !isLoad || load.Op != token.MUL {
			continue
		}
		from, ok := load.X.(*ssa.IndexAddr)
		if ok && from.Index != to.Index && PlaceOf(to.X) == at && PlaceOf(from.X) == at {
			return true
		}
	}
	return false
}

func isZeroIndex(v ssa.Value) bool {
	if v == nil {
		return true
	}
	c, ok := v.(*ssa.Const)
	return ok && c.Value != nil && c.Int64() == 0
}

// IsEmptied reports whether the edit keeps nothing: s = s[:0].
func (e Edit) IsEmptied() bool {
	part, ok := e.Result.(*ssa.Slice)
	return ok && e.How == Shortens && part.High != nil && isZeroIndex(part.Low) && isZeroIndex(part.High)
}

// used returns call if something is made of what it returns, else nil.
func used(call *ssa.Call) ssa.Value {
	if len(*call.Referrers()) == 0 {
		return nil
	}
	return call
}

func resultOf(call *ssa.Call, i int) ssa.Value {
	if call.Call.Signature().Results().Len() == 1 {
		return used(call)
	}
	for _, ref := range *call.Referrers() {
		if extract, ok := ref.(*ssa.Extract); ok && extract.Index == i {
			return extract
		}
	}
	return nil
}
