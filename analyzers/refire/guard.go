package refire

import (
	"go/token"
	"go/types"
	"regexp"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
	"github.com/incidentlint/incidentlint/analyzers/internal/flow"
	"github.com/incidentlint/incidentlint/analyzers/internal/ir"
)

// isGuarded reports whether a condition on the way to the launch can keep a second run
// from beginning, as far as is known: what is not understood may do so. A condition that
// holds until the run resets it is no guard but a threshold, and noted.
func (l *launch) isGuarded() bool {
	for _, decision := range l.turn.Decisions(l.start) {
		if threshold := l.thresholdOf(decision); threshold != nil {
			switch {
			case l.isStamped(threshold):
				if decision.Always {
					return true
				}
			case l.isEvident(threshold):
				l.threshold = threshold
			}
			continue
		}
		if asksWhetherDone(decision) || l.endsLoop(decision) {
			continue
		}
		if decision.Always && l.mayKeep(decision.If.Cond, make(map[ssa.Value]bool)) {
			return true
		}
	}
	return false
}

// endsLoop reports whether the other side of the decision leaves the loop that the tick
// drives: then there is no next tick that it could keep from anything.
func (l *launch) endsLoop(decision flow.Decision) bool {
	if l.turn.Tick == nil {
		return false
	}
	other := decision.If.Block().Succs[0]
	if decision.Taken {
		other = decision.If.Block().Succs[1]
	}
	loop := flow.Innermost(l.loops, l.turn.Tick.Block())
	return loop != nil && !loop.Holds(other)
}

// asksWhetherDone reports whether the decision is that nothing came from a channel: a
// select with a default that asks whether all is over.
func asksWhetherDone(decision flow.Decision) bool {
	sel, chosen := flow.SelectCase(decision.If.Cond)
	return sel != nil && !decision.Taken && sel.States[chosen].Dir == types.RecvOnly
}

// mayKeep reports whether v, part of a condition, may change because a run is in flight:
// a variable that the turn or the run sets, what another function answers, a name that
// says so.
func (l *launch) mayKeep(v ssa.Value, seen map[ssa.Value]bool) bool {
	if v == nil || seen[v] {
		return false
	}
	seen[v] = true
	if variable := l.variable(v); variable != nil {
		return saysInFlight(variable.Name()) || l.setsInTurn(variable, true) || l.mayBeSet(variable)
	}
	switch v := v.(type) {
	case *ssa.Const, *ssa.Function, *ssa.Builtin, *ssa.Global, *ssa.FreeVar, *ssa.Alloc, *ssa.Next:
		return false
	case *ssa.Parameter:
		return isBool(v.Type()) && (l.tick == nil || l.outer != nil)
	case *ssa.Phi:
		if !l.turn.Holds(v) || v.Block() == l.headOfTick() {
			return true // what earlier turns have made of it
		}
	case *ssa.Call:
		return l.answerMayKeep(v, v.Type(), seen)
	case *ssa.Extract:
		switch tuple := v.Tuple.(type) {
		case *ssa.Call:
			return l.answerMayKeep(tuple, v.Type(), seen)
		case *ssa.Select:
			return true // a slot
		case *ssa.UnOp:
			return false // from a channel
		}
	case *ssa.MakeClosure:
		return true
	}
	instr, ok := v.(ssa.Instruction)
	if !ok {
		return true
	}
	return slices.ContainsFunc(instr.Operands(nil), func(operand *ssa.Value) bool { return l.mayKeep(*operand, seen) })
}

// mayBeSet reports whether what is launched sets the variable; what is not seen may do
// so if that can say that something is in flight.
func (l *launch) mayBeSet(v *types.Var) bool {
	if l.target == nil {
		return isBool(v.Type()) || isNumber(v.Type())
	}
	return l.changesInside(v)
}

// changesInside reports whether what is launched changes the variable, or a function that
// it is given.
func (l *launch) changesInside(v *types.Var) bool {
	if l.target != nil && l.writes.In(l.target, v) {
		return true
	}
	return slices.ContainsFunc(l.start.Common().Args, func(arg ssa.Value) bool {
		fn := functionOf(arg)
		return fn != nil && l.writes.In(fn, v)
	})
}

// headOfTick returns the head of the loop that the tick drives, or nil.
func (l *launch) headOfTick() *ssa.BasicBlock {
	if l.turn.Tick == nil {
		return nil
	}
	if loop := flow.Innermost(l.loops, l.turn.Tick.Block()); loop != nil {
		return loop.Head
	}
	return nil
}

// answerMayKeep reports whether what call answers, of the type, may change because a run
// is in flight. Errors, and things that are there or not, do not.
func (l *launch) answerMayKeep(call *ssa.Call, t types.Type, seen map[ssa.Value]bool) bool {
	if ir.IsError(t) {
		return false
	}
	does := l.known.Of(&call.Call)
	if _, isBuiltin := call.Call.Value.(*ssa.Builtin); isBuiltin || does.Has(catalog.Pure) || does.Has(catalog.Fresh) || does.Has(catalog.AsksClock) && !isBool(t) {
		return slices.ContainsFunc(call.Call.Args, func(arg ssa.Value) bool { return l.mayKeep(arg, seen) })
	}
	basic, ok := t.Underlying().(*types.Basic)
	return ok && basic.Info()&types.IsString == 0
}

// variable returns the variable that v reads, itself, an element of it, or by an atomic
// load; nil if it reads none.
func (p *pkg) variable(v ssa.Value) *types.Var {
	switch v := v.(type) {
	case *ssa.UnOp:
		if index, ok := v.X.(*ssa.IndexAddr); ok {
			return p.variable(index.X)
		}
		return p.writes.Field(v)
	case *ssa.Field:
		return p.writes.Field(v)
	case *ssa.FieldAddr:
		return p.writes.Var(v)
	case *ssa.Lookup:
		return p.variable(v.X)
	case *ssa.Extract:
		if lookup, ok := v.Tuple.(*ssa.Lookup); ok {
			return p.variable(lookup.X)
		}
	case *ssa.Call:
		if p.known.Of(&v.Call).Has(catalog.Loads) && len(v.Call.Args) > 0 {
			return p.writes.Var(v.Call.Args[0])
		}
	}
	return nil
}

// setsInTurn reports whether the turn sets the variable on a way to or from the launch.
// That it counts, one more than it was, is taken for it if counting says so.
func (l *launch) setsInTurn(v *types.Var, counting bool) bool {
	for _, instr := range l.turn.Instructions() {
		if (l.isBefore(instr) || l.isBehind(instr)) && l.sets(instr, v, counting) {
			return true
		}
	}
	return false
}

// sets reports whether instr does.
func (l *launch) sets(instr ssa.Instruction, v *types.Var, counting bool) bool {
	switch instr := instr.(type) {
	case *ssa.Store:
		return l.writes.Var(instr.Addr) == v && (counting || !l.counts(instr, v))
	case *ssa.MapUpdate:
		return l.variable(instr.Map) == v
	case *ssa.Call:
		if builtin, ok := instr.Call.Value.(*ssa.Builtin); ok {
			return builtin.Name() == "delete" && l.variable(instr.Call.Args[0]) == v
		}
		if l.known.Of(&instr.Call).Has(catalog.Sets) && len(instr.Call.Args) > 0 && l.writes.Var(instr.Call.Args[0]) == v {
			return true
		}
		return l.setsInCall(&instr.Call, v, counting)
	}
	return false
}

// setsInCall reports whether the function that is called sets the variable, or one that it
// is given.
func (p *pkg) setsInCall(call *ssa.CallCommon, v *types.Var, counting bool) bool {
	sets := func(fn *ssa.Function) bool {
		return fn != nil && (p.writes.Sets(fn, v) || counting && p.writes.In(fn, v))
	}
	return sets(call.StaticCallee()) || slices.ContainsFunc(call.Args, func(arg ssa.Value) bool { return sets(functionOf(arg)) })
}

// counts reports whether the store makes a number of the variable's own value.
func (l *launch) counts(store *ssa.Store, v *types.Var) bool {
	sum, ok := store.Val.(*ssa.BinOp)
	return ok && (sum.Op == token.ADD || sum.Op == token.SUB) && l.variable(sum.X) == v
}

func isBool(t types.Type) bool {
	basic, ok := t.Underlying().(*types.Basic)
	return ok && basic.Info()&types.IsBoolean != 0
}

// inFlight are the names of variables that say that something is in flight.
var inFlight = regexp.MustCompile(`(?i)(^|_)(is)?(running|busy|in_?flight|in_?progress|pending|active|loading|refreshing|syncing|working|processing|started|scheduled|locked)($|_)|(InFlight|InProgress|Running|Busy|Pending|Refreshing|Loading)$`)

func saysInFlight(name string) bool { return inFlight.MatchString(name) }

// access says of a function of the standard library or a catalogued one whether it sets
// or only reads the variable that it is given.
func access(fn *types.Func) (sets, loads bool) {
	does := catalog.EffectOf(fn)
	return does.Has(catalog.Sets), does.Has(catalog.Loads)
}
