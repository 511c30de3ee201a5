package flow

import (
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/ir"
)

// A Share says that a slice lies in the array of the slice that is kept at a place.
type Share struct {
	At   Place
	Addr ssa.Value // the address of that slice; the slice itself if it has none here
	Cut  bool      // ends before that does, as far as is seen: what is appended to it overwrites
}

// Sharing knows which calls hand back what they are given.
type Sharing struct {
	// Passes returns the number of the argument, the receiver first, in whose array what
	// the call returns lies; -1 if there is none.
	Passes func(call *ssa.CallCommon) int
}

// Of returns where the slice v comes from, on all ways to it. What was copied comes from
// nowhere.
func (s Sharing) Of(v ssa.Value) []Share {
	t := tracer{Sharing: s, seen: make(map[traceStep]bool), passed: make(map[ssa.Value]bool)}
	t.slice(v, false)
	return t.found
}

// ComesThrough reports whether v is made of what via returns.
func (s Sharing) ComesThrough(v, via ssa.Value) bool {
	t := tracer{Sharing: s, seen: make(map[traceStep]bool), passed: make(map[ssa.Value]bool)}
	t.slice(v, false)
	return t.passed[via]
}

// Kept returns the slices whose address addr is, or can be.
func (s Sharing) Kept(addr ssa.Value) []Share {
	t := tracer{Sharing: s, seen: make(map[traceStep]bool), passed: make(map[ssa.Value]bool), isAddress: true}
	t.address(addr, false)
	return t.found
}

type traceStep struct {
	value ssa.Value
	cut   bool
}

type tracer struct {
	Sharing
	seen      map[traceStep]bool
	passed    map[ssa.Value]bool
	found     []Share
	isAddress bool // what is stored in a variable is not asked for
}

func (t *tracer) add(share Share) {
	if !slices.Contains(t.found, share) {
		t.found = append(t.found, share)
	}
}

func (t *tracer) slice(v ssa.Value, cut bool) {
	if v == nil || t.seen[traceStep{v, cut}] {
		return
	}
	t.seen[traceStep{v, cut}], t.passed[v] = true, true
	switch v := v.(type) {
	case *ssa.Slice:
		if v.Max == nil && ir.IsSlice(v.X.Type()) { // one with a capacity of its own is copied when it grows
			t.slice(v.X, cut || v.High != nil)
		}
	case *ssa.Phi:
		for _, edge := range v.Edges {
			t.slice(edge, cut)
		}
	case *ssa.ChangeType:
		t.slice(v.X, cut)
	case *ssa.MakeInterface:
		t.slice(v.X, cut)
	case *ssa.UnOp:
		if v.Op == token.MUL {
			t.address(v.X, cut)
		}
	case *ssa.Extract:
		if call, ok := v.Tuple.(*ssa.Call); ok {
			t.passed[call] = true
			t.result(call, cut)
		}
	case *ssa.Call:
		t.result(v, cut)
	case *ssa.Parameter, *ssa.Field:
		if ir.IsSlice(v.Type()) {
			t.add(Share{PlaceOf(v), v, cut})
		}
	}
}

// result follows what call returns to what it was given.
func (t *tracer) result(call *ssa.Call, cut bool) {
	if IsBuiltin(&call.Call, "append") {
		t.slice(call.Call.Args[0], cut)
		return
	}
	if i := t.Passes(&call.Call); i >= 0 {
		t.slice(call.Call.Args[i], true)
	}
}

func (t *tracer) address(addr ssa.Value, cut bool) {
	if t.seen[traceStep{addr, cut}] {
		return
	}
	t.seen[traceStep{addr, cut}] = true
	switch addr := addr.(type) {
	case *ssa.FieldAddr, *ssa.Global, *ssa.Parameter:
		t.add(Share{PlaceOf(addr), addr, cut})
	case *ssa.FreeVar:
		if binding := captured(addr); binding != nil {
			t.address(binding, cut)
			return
		}
		t.add(Share{PlaceOf(addr), addr, cut})
	case *ssa.Alloc:
		t.variable(addr, cut)
	case *ssa.UnOp: // a pointer to a slice, kept in a variable
		if alloc, ok := addr.X.(*ssa.Alloc); ok && addr.Op == token.MUL {
			for _, use := range addressUses(alloc) {
				if store, ok := use.(*ssa.Store); ok && store.Addr == ssa.Value(alloc) {
					t.address(store.Val, cut)
				}
			}
		}
	case *ssa.Phi:
		for _, edge := range addr.Edges {
			t.address(edge, cut)
		}
	}
}

// variable follows a variable that holds a slice to what is stored in it.
func (t *tracer) variable(alloc *ssa.Alloc, cut bool) {
	if !ir.IsSlice(alloc.Type().Underlying().(*types.Pointer).Elem()) {
		return
	}
	t.add(Share{Place{Root: alloc}, alloc, cut})
	if t.isAddress {
		return
	}
	for _, use := range addressUses(alloc) {
		if store, ok := use.(*ssa.Store); ok && PlaceOf(store.Addr).Root == ssa.Value(alloc) {
			t.slice(store.Val, cut)
		}
	}
}

// IsBuiltin reports whether call is one of the named function of the language.
func IsBuiltin(call *ssa.CallCommon, name string) bool {
	builtin, ok := call.Value.(*ssa.Builtin)
	return ok && builtin.Name() == name
}

// Uses returns the stores into the variable or a part of it, those of its address, and the
// calls that are given an address in it, in function literals too.
func Uses(alloc *ssa.Alloc) []ssa.Instruction { return addressUses(alloc) }

// IsKeptBack reports whether what an edit leaves, or something else, is stored where the
// slice is kept.
func (s Sharing) IsKeptBack(fn *ssa.Function, edit Edit, at Place) bool {
	return slices.ContainsFunc(within(fn), func(fn *ssa.Function) bool {
		for _, block := range fn.Blocks {
			for _, instr := range block.Instrs {
				if store, ok := instr.(*ssa.Store); ok && s.keepsBack(store, edit, at) {
					return true
				}
			}
		}
		return false
	})
}

func (s Sharing) keepsBack(store *ssa.Store, edit Edit, at Place) bool {
	if !ir.IsSlice(store.Val.Type()) || !slices.ContainsFunc(s.Kept(store.Addr), func(share Share) bool { return share.At == at }) {
		return false
	}
	return edit.Result != nil && s.ComesThrough(store.Val, edit.Result) || Follows(store, edit.At)
}

// within returns fn and the literals in it.
func within(fn *ssa.Function) []*ssa.Function {
	all := []*ssa.Function{fn}
	for _, literal := range fn.AnonFuncs {
		all = append(all, within(literal)...)
	}
	return all
}

// IsDrained reports whether the edit lies in a loop that goes on until nothing is left of
// the slice.
//
//	for len(s) > 0 { …; s = s[n:] }
func (s Sharing) IsDrained(edit Edit, at Place) bool {
	return slices.ContainsFunc(Loops(edit.At.Parent()), func(loop *Loop) bool {
		return loop.Holds(edit.At.Block()) && slices.ContainsFunc(loop.Exits(), func(exit Exit) bool {
			compare, ok := exit.If.Cond.(*ssa.BinOp)
			return ok && (s.isLengthOf(compare.X, at) && isZeroIndex(compare.Y) || s.isLengthOf(compare.Y, at) && isZeroIndex(compare.X))
		})
	})
}

func (s Sharing) isLengthOf(v ssa.Value, at Place) bool {
	call, ok := v.(*ssa.Call)
	return ok && IsBuiltin(&call.Call, "len") && slices.ContainsFunc(s.Of(call.Call.Args[0]), func(share Share) bool { return share.At == at })
}
