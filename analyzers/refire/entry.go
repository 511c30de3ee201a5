package refire

import (
	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
	"github.com/incidentlint/incidentlint/analyzers/internal/flow"
	"github.com/incidentlint/incidentlint/analyzers/internal/ir"
)

// isEntered reports whether fn is called side by side: a server calls it for each
// request, or a loop starts it in goroutines; or such a function calls it, and holds no
// lock meanwhile.
func (p *pkg) isEntered(fn *ssa.Function) bool {
	if p.entered == nil {
		p.findEntered()
	}
	return p.entered[fn]
}

func (p *pkg) findEntered() {
	p.entered = make(map[*ssa.Function]bool)
	var queue []*ssa.Function
	enter := func(fn *ssa.Function) {
		if fn != nil && len(fn.Blocks) > 0 && !p.entered[fn] {
			p.entered[fn] = true
			queue = append(queue, fn)
		}
	}
	for _, fn := range p.known.Functions() {
		if catalog.ServesRequests(fn.Signature, fn.Name()) {
			enter(fn)
		}
		loops := flow.Loops(fn)
		for instr := range ir.Instructions(fn) {
			if spawn, ok := instr.(*ssa.Go); ok && isFannedOut(spawn, flow.Innermost(loops, spawn.Block())) {
				enter(spawn.Call.StaticCallee())
			}
		}
	}
	for len(queue) > 0 {
		fn := queue[0]
		queue = queue[1:]
		turn := flow.WholeTurn(fn)
		for instr := range ir.Instructions(fn) {
			if call, ok := instr.(*ssa.Call); ok && call.Call.StaticCallee() != nil && !isOwn(call) && !isLocked(turn, call) {
				enter(call.Call.StaticCallee())
			}
		}
	}
}

// isOwn reports whether call is of a method of an object that its function has made or got
// for itself.
func isOwn(call *ssa.Call) bool {
	if call.Call.Signature().Recv() == nil || len(call.Call.Args) == 0 {
		return false
	}
	switch root := rootOf(call.Call.Args[0]).(type) {
	case *ssa.Call, *ssa.Extract:
		return true
	case *ssa.Alloc:
		return parameterIn(root) == nil
	}
	return false
}

// isFannedOut reports whether the loop starts methods of one object side by side.
func isFannedOut(spawn *ssa.Go, loop *flow.Loop) bool {
	callee := spawn.Call.StaticCallee()
	if loop == nil || callee == nil || callee.Signature.Recv() == nil {
		return false
	}
	object, ok := rootOf(spawn.Call.Args[0]).(ssa.Instruction)
	return !ok || !loop.Holds(object.Block())
}
