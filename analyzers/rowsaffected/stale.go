package rowsaffected

import (
	"fmt"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
	"github.com/incidentlint/incidentlint/analyzers/internal/effects"
	"github.com/incidentlint/incidentlint/analyzers/internal/flow"
	"github.com/incidentlint/incidentlint/analyzers/internal/ir"
	"github.com/incidentlint/incidentlint/analyzers/internal/report"
)

// handles finds reads of an error or a count from a handle that calls leave as it is: what
// they return has it.
type handles struct {
	pass   *analysis.Pass
	known  *effects.Result
	byRoot map[types.Object]map[*ssa.Function]bool // by users; nil until it is asked for
}

// examine reports the statements in fn whose result is thrown away, and which are then
// asked for at the handle that they were called on.
func (h *handles) examine(fn *ssa.Function, say report.Func) {
	var dropped []*ssa.Call
	var reads []*ssa.FieldAddr
	for instr := range ir.Instructions(fn) {
		switch instr := instr.(type) {
		case *ssa.Call:
			if isStatement(instr) && len(*instr.Referrers()) == 0 {
				dropped = append(dropped, instr)
			}
		case *ssa.FieldAddr:
			if status, ok := catalog.StatusOf(instr.X.Type()); ok && isRead(instr) && (fieldOf(instr) == status.Error || fieldOf(instr) == status.Count) {
				reads = append(reads, instr)
			}
		}
	}
	for i, call := range dropped {
		for _, read := range reads {
			if h.isStale(call, read, append(dropped[i+1:len(dropped):len(dropped)], h.tellers(fn)...)) && say(h.finding(call, read)) {
				break
			}
		}
	}
}

// isStatement reports whether call runs a statement and returns a handle that says how it
// ended.
func isStatement(call *ssa.Call) bool {
	fn := ir.Callee(&call.Call)
	if fn == nil {
		return false
	}
	if _, ok := catalog.StatusOf(call.Type()); !ok {
		return false
	}
	_, isQuery := catalog.QueryOf(fn)
	return isQuery || catalog.VerbOf(fn) != 0
}

// tellers returns the calls in fn after which a handle says how they ended.
func (h *handles) tellers(fn *ssa.Function) (calls []*ssa.Call) {
	for instr := range ir.Instructions(fn) {
		call, ok := instr.(*ssa.Call)
		if !ok {
			continue
		}
		if callee := ir.Callee(&call.Call); callee != nil && callee.Signature().Recv() != nil && catalog.TellsItself(callee) {
			calls = append(calls, call)
		}
	}
	return calls
}

// isStale reports whether the read is of the handle that the dropped call was made on, and
// comes after it with none of the other calls between.
func (h *handles) isStale(call *ssa.Call, read *ssa.FieldAddr, others []*ssa.Call) bool {
	base, isFresh := base(call)
	if !h.isSame(base, read.X) || !isFresh && !h.isFresh(base) {
		return false
	}
	turn := flow.WholeTurn(call.Parent())
	if !turn.Goes(call, read) {
		return false
	}
	for _, other := range others {
		if turn.Goes(call, other) && turn.Goes(other, read) {
			return false
		}
	}
	return true
}

// base returns the handle that the chain which call ends begins with, and whether the
// chain makes a fresh one of it first.
func base(call *ssa.Call) (handle ssa.Value, isFresh bool) {
	handle = call
	for {
		call, ok := handle.(*ssa.Call)
		if !ok || len(call.Call.Args) == 0 || call.Call.IsInvoke() {
			return handle, isFresh
		}
		fn := ir.Callee(&call.Call)
		if fn == nil || fn.Signature().Recv() == nil {
			return handle, isFresh
		}
		if _, ok := catalog.StatusOf(call.Call.Args[0].Type()); !ok || len(*call.Referrers()) > 1 {
			return handle, isFresh
		}
		isFresh = isFresh || makesFresh(&call.Call)
		handle = call.Call.Args[0]
	}
}

// isSame reports whether the handles are one: the same value, or read from the same
// variable or field, which nothing in the function sets between.
func (h *handles) isSame(a, b ssa.Value) bool {
	load, ok := a.(*ssa.UnOp)
	return a == b || flow.IsSame(a, b) && ok && !isSet(load)
}

// isSet reports whether a store in the function of load, or in one around or inside it, may
// set again what load reads.
func isSet(load *ssa.UnOp) bool {
	cell, ok := flow.CellOf(load.X)
	if !ok {
		return true
	}
	stores := 0
	for fn := range nested(outermost(load.Parent())) {
		for instr := range ir.Instructions(fn) {
			store, ok := instr.(*ssa.Store)
			if !ok {
				continue
			}
			if to, ok := flow.CellOf(store.Addr); ok && (to.IsSame(cell) || to.Holds(cell)) {
				stores++
			}
		}
	}
	_, isLocal := cell.Root.(*ssa.Alloc)
	return stores > 1 || stores == 1 && !isLocal
}

// nested yields fn and the function literals in it.
func nested(fn *ssa.Function) func(yield func(*ssa.Function) bool) {
	return func(yield func(*ssa.Function) bool) {
		todo := []*ssa.Function{fn}
		for len(todo) > 0 {
			next := todo[0]
			todo = append(todo[1:], next.AnonFuncs...)
			if !yield(next) {
				return
			}
		}
	}
}

func (h *handles) finding(call *ssa.Call, read *ssa.FieldAddr) report.Finding {
	stays := "nil"
	if status, _ := catalog.StatusOf(read.X.Type()); fieldOf(read) == status.Count {
		stays = "0"
	}
	line := h.pass.Fset.Position(read.Pos()).Line
	return report.Finding{
		Category: staleHandle,
		Range:    flow.SiteOf(call).Node,
		Message:  fmt.Sprintf("the result of %s is thrown away, and %s at line %d is read from a handle on which it stays %s", h.known.Name(&call.Call), fieldOf(read), line, stays),
		Related:  []analysis.RelatedInformation{{Pos: read.Pos(), Message: "the read"}},
	}
}

// isRead reports whether what is at addr is read.
func isRead(addr *ssa.FieldAddr) bool {
	for _, ref := range *addr.Referrers() {
		if load, ok := ref.(*ssa.UnOp); ok && load.Op == token.MUL {
			return true
		}
	}
	return false
}

func fieldOf(addr *ssa.FieldAddr) string { return fieldVar(addr).Name() }

func fieldVar(addr *ssa.FieldAddr) *types.Var {
	return addr.X.Type().Underlying().(*types.Pointer).Elem().Underlying().(*types.Struct).Field(addr.Field)
}
