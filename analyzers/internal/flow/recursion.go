package flow

import (
	"slices"

	"golang.org/x/tools/go/ssa"
)

// Recursions returns, for each call by which fn calls itself with just what it
// was given, the loop that this makes: the blocks from which the call is reached.
// A call inside a natural loop is none, it may be made for each of many.
func Recursions(fn *ssa.Function) []*Loop {
	var again []*ssa.Call
	for _, block := range fn.Blocks {
		for _, instr := range block.Instrs {
			if call, ok := instr.(*ssa.Call); ok && isSelf(call, fn) && passesOn(call, fn) {
				again = append(again, call)
			}
		}
	}
	if len(again) == 0 {
		return nil
	}
	natural, left := Loops(fn), budget
	var loops []*Loop
	for _, call := range again {
		if Innermost(natural, call.Block()) == nil {
			loop := &Loop{Head: fn.Blocks[0], Again: call, blocks: make(map[*ssa.BasicBlock]bool), budget: &left}
			loop.grow(call.Block())
			loops = append(loops, loop)
		}
	}
	return loops
}

func isSelf(call *ssa.Call, fn *ssa.Function) bool {
	callee := call.Call.StaticCallee()
	return callee != nil && (callee == fn || callee.Origin() == fn)
}

// passesOn reports whether call is given the parameters of fn, unchanged.
func passesOn(call *ssa.Call, fn *ssa.Function) bool {
	if len(call.Call.Args) != len(fn.Params) {
		return false
	}
	for i, arg := range call.Call.Args {
		if parameter(arg) != fn.Params[i] {
			return false
		}
	}
	return true
}

// parameter returns the parameter that v is: directly, or read from a variable
// in which nothing else is ever stored, as go/ssa keeps those that a function
// literal uses. It is nil for anything else.
func parameter(v ssa.Value) *ssa.Parameter {
	if load, ok := v.(*ssa.UnOp); ok {
		alloc, ok := load.X.(*ssa.Alloc)
		if !ok {
			return nil
		}
		stores := slices.DeleteFunc(addressUses(alloc), func(use ssa.Instruction) bool {
			_, isCall := use.(*ssa.Call)
			return isCall
		})
		if len(stores) != 1 {
			return nil
		}
		store, ok := stores[0].(*ssa.Store)
		if !ok || store.Addr != alloc {
			return nil
		}
		v = store.Val
	}
	param, _ := v.(*ssa.Parameter)
	return param
}
