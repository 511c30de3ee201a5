package refire

import (
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
	"github.com/incidentlint/incidentlint/analyzers/internal/flow"
	"github.com/incidentlint/incidentlint/analyzers/internal/ir"
)

// holders returns the variables through which v, a variable's value, is reached: snapshot
// in s.snapshot.at, or in s.snapshot.Load().at.
func (p *pkg) holders(v ssa.Value) (found []*types.Var) {
	for depth := 0; v != nil && depth < 8; depth++ {
		if variable := p.variable(v); variable != nil && depth > 0 && !isCaptured(v) {
			found = append(found, variable)
		}
		switch x := v.(type) {
		case *ssa.UnOp:
			v = x.X
		case *ssa.FieldAddr:
			v = x.X
		case *ssa.Field:
			v = x.X
		case *ssa.TypeAssert:
			v = x.X
		case *ssa.Call:
			if !p.known.Of(&x.Call).Has(catalog.Loads) {
				return found
			}
			v = x.Call.Args[0]
		default:
			return found
		}
	}
	return found
}

// isCaptured reports whether v reads a parameter that a literal captures, and the function
// does not set.
func isCaptured(v ssa.Value) bool {
	load, ok := v.(*ssa.UnOp)
	if !ok {
		return false
	}
	cell, _ := flow.CellOf(load.X)
	alloc, ok := cell.Root.(*ssa.Alloc)
	if !ok || cell.Path != "" || parameterIn(alloc) == nil {
		return false
	}
	stores := 0
	for _, ref := range *alloc.Referrers() {
		if store, ok := ref.(*ssa.Store); ok && store.Addr == alloc {
			stores++
		}
	}
	return stores == 1
}

// isAboutTime reports whether call asks for the time, or makes one time of another.
func (l *launch) isAboutTime(call *ssa.Call) bool {
	fn := ir.Callee(&call.Call)
	return fn != nil && (catalog.ClockRole(fn) != 0 || l.known.Of(&call.Call).Has(catalog.Pure))
}

// age returns the threshold that more, if it is above less, says that something is too
// long ago; nil if it says something else.
func (l *launch) age(more, less ssa.Value) *threshold {
	if l.clock(more)-l.clock(less) <= 0 {
		return nil
	}
	t := &threshold{isClock: true}
	seen := make(map[ssa.Value]bool)
	l.stampsIn(more, t, seen)
	l.stampsIn(less, t, seen)
	if len(t.vars) == 0 {
		return nil
	}
	t.text = t.vars[0].Name() + " is too long ago"
	return t
}

// stampsIn adds the variables of the expression that tell when.
func (l *launch) stampsIn(v ssa.Value, t *threshold, seen map[ssa.Value]bool) {
	if v == nil || seen[v] {
		return
	}
	seen[v] = true
	if variable := l.variable(v); variable != nil {
		if !catalog.IsDuration(variable.Type()) && !slices.Contains(t.vars, variable) {
			t.vars = append(t.vars, variable)
			t.owners = append(t.owners, rootOf(v))
			t.holders = append(t.holders, l.holders(v)...)
		}
		return
	}
	if call, ok := v.(*ssa.Call); ok && !l.isAboutTime(call) {
		return // what somebody answers is in no variable
	}
	if instr, ok := v.(ssa.Instruction); ok {
		for _, operand := range instr.Operands(nil) {
			l.stampsIn(*operand, t, seen)
		}
	}
}

// clock returns how v, part of a condition, goes with the time: 1 if it grows, -1 if it
// shrinks, 0 if it does neither.
func (f *function) clock(v ssa.Value) int { return f.clockIn(v, make(map[ssa.Value]bool)) }

func (f *function) clockIn(v ssa.Value, seen map[ssa.Value]bool) int {
	if v == nil || seen[v] {
		return 0
	}
	seen[v] = true
	switch v := v.(type) {
	case *ssa.Call:
		fn := ir.Callee(&v.Call)
		if fn == nil {
			return 0
		}
		switch catalog.ClockRole(fn) {
		case catalog.IsNow, catalog.IsAge:
			return 1
		case catalog.IsRemaining:
			return -1
		case catalog.IsDifference:
			return f.clockIn(v.Call.Args[0], seen) - f.clockIn(v.Call.Args[1], seen)
		}
		if f.known.Of(&v.Call).Has(catalog.Pure) && len(v.Call.Args) > 0 {
			return f.clockIn(v.Call.Args[0], seen)
		}
	case *ssa.BinOp:
		x, y := f.clockIn(v.X, seen), f.clockIn(v.Y, seen)
		switch v.Op {
		case token.SUB:
			return x - y
		case token.ADD, token.QUO, token.MUL:
			return x + y
		}
	case *ssa.UnOp:
		if v.Op == token.ARROW && catalog.IsTick(v.X.Type()) {
			return 1 // the time of the tick
		}
	case *ssa.Extract:
		return f.clockIn(v.Tuple, seen)
	case *ssa.Parameter:
		if v.Name() == "now" && catalog.IsTime(v.Type()) {
			return 1
		}
	case *ssa.Convert:
		return f.clockIn(v.X, seen)
	case *ssa.ChangeType:
		return f.clockIn(v.X, seen)
	}
	return 0
}
