package flow

import (
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// Inputs says what arguments are.
type Inputs struct {
	// IsStrict has whatever another call in the loop answers taken for new.
	IsStrict  bool
	IsFresh   func(*ssa.CallCommon) bool // the answer is new each time, as that of time.Now is
	IsContext func(types.Type) bool      // carries no input
}

// SameInput asks: is call given the same on every turn of the loop, as far as
// this function shows? It is not if an argument is made from a received
// message, from a fresh value such as the time, or from what a call without
// arguments hands out; then the next attempt asks for something else.
func SameInput(loop *Loop, call *ssa.Call, inputs Inputs) bool {
	in := input{loop: loop, Inputs: inputs, seen: map[ssa.Value]bool{call: true}}
	return !in.callChanges(call.Common()) && !followsAnswer(loop, call)
}

// followsAnswer reports whether the loop stores what the call answers in a field of what
// it is given: it goes where it was sent.
//
//	if to, ok := err.(redirect); ok { req.url = string(to); continue }
func followsAnswer(loop *Loop, call *ssa.Call) bool {
	for block := range loop.blocks {
		for _, instr := range block.Instrs {
			store, ok := instr.(*ssa.Store)
			if !ok {
				continue
			}
			field, ok := store.Addr.(*ssa.FieldAddr)
			if ok && slices.Contains(call.Call.Args, field.X) && RestsOn(store.Val, call) {
				return true
			}
		}
	}
	return false
}

type input struct {
	Inputs
	loop *Loop
	seen map[ssa.Value]bool
}

// callChanges reports whether the receiver or an argument of call changes.
// A receiver that a call hands out is a step of a chain, db.Query().Where().
func (in *input) callChanges(call *ssa.CallCommon) bool {
	args := call.Args
	if call.IsInvoke() {
		if in.changes(call.Value) {
			return true
		}
	} else if call.Signature().Recv() != nil && len(args) > 0 {
		if in.changes(args[0]) {
			return true
		}
		args = args[1:]
	}
	for _, arg := range args {
		if !in.IsContext(arg.Type()) && (in.handsOut(arg) || in.changes(arg)) {
			return true
		}
	}
	return false
}

// handsOut reports whether v is the answer, in the loop, of a call that is
// given nothing: queue.Next().
func (in *input) handsOut(v ssa.Value) bool {
	if wrapped, ok := v.(*ssa.MakeInterface); ok {
		v = wrapped.X
	}
	if extract, ok := v.(*ssa.Extract); ok {
		v = extract.Tuple
	}
	call, ok := v.(*ssa.Call)
	if !ok || !in.loop.Holds(call.Block()) || in.seen[call] {
		return false
	}
	if call.Call.IsInvoke() {
		return len(call.Call.Args) == 0
	}
	n := len(call.Call.Args)
	if call.Call.Signature().Recv() != nil {
		n--
	}
	return n == 0
}

// changes reports whether v can be another on the next turn.
func (in *input) changes(v ssa.Value) bool {
	if v == nil || in.seen[v] {
		return false
	}
	in.seen[v] = true
	instr, ok := v.(ssa.Instruction)
	if !ok || !in.loop.Holds(instr.Block()) {
		return false // constant, parameter, or set before the loop
	}
	switch v := v.(type) {
	case *ssa.Call:
		return in.IsStrict || runsDry(&v.Call) || in.IsFresh(&v.Call) || in.callChanges(&v.Call)
	case *ssa.UnOp:
		return v.Op == token.ARROW || in.changes(v.X) || v.Op == token.MUL && in.variableChanges(v.X)
	case *ssa.Next, *ssa.Select:
		return true
	case *ssa.Alloc:
		return in.variableChanges(v)
	}
	for _, operand := range instr.Operands(nil) {
		if in.changes(*operand) {
			return true
		}
	}
	return false
}

// runsDry reports whether call says by a last bool whether there was anything left
// to hand out: job, ok := queue.Get(ctx).
func runsDry(call *ssa.CallCommon) bool {
	results := call.Signature().Results()
	return results.Len() > 1 && types.Identical(results.At(results.Len()-1).Type(), types.Typ[types.Bool])
}

// variableChanges reports whether the loop stores something that changes in
// the variable at addr. What happens to other memory is not seen.
func (in *input) variableChanges(addr ssa.Value) bool {
	cell, ok := CellOf(addr)
	if !ok {
		return false
	}
	alloc, ok := cell.Root.(*ssa.Alloc)
	if !ok {
		return false
	}
	for _, use := range addressUses(alloc) {
		if store, ok := use.(*ssa.Store); ok && in.loop.Holds(store.Block()) && in.changes(store.Val) {
			return true
		}
	}
	return false
}
