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
			case l.isStamped(threshold, decision):
				return true
			case l.isEvident(threshold):
				l.threshold = threshold
			case decision.Always:
				return true // who sets it is not seen
			}
			continue
		}
		if asksWhetherDone(decision) || l.endsLoop(decision) {
			continue
		}
		keeps := condition{l, decision.Always, make(map[ssa.Value]bool)}
		if keeps.mayKeep(decision.If.Cond) {
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

// A condition decides about a launch: on every way to it, or on some.
type condition struct {
	*launch
	always bool
	seen   map[ssa.Value]bool
}

// mayKeep reports whether v, part of the condition, may change because a run is in flight:
// a variable that the turn sets; if there is no way around the condition, also one that
// the run sets, what another function answers, or a name that says so.
func (c *condition) mayKeep(v ssa.Value) bool {
	if v == nil || c.seen[v] {
		return false
	}
	c.seen[v] = true
	if variable := c.variable(v); variable != nil {
		return c.setsInTurn(variable, c.always) || c.always && (saysInFlight(variable.Name()) || c.mayBeSet(variable)) || slices.ContainsFunc(c.holders(v), c.isReplaced)
	}
	switch v := v.(type) {
	case *ssa.Const, *ssa.Function, *ssa.Builtin, *ssa.Global, *ssa.FreeVar, *ssa.Alloc, *ssa.Next:
		return false
	case *ssa.Parameter:
		return c.always && isBool(v.Type()) && (c.tick == nil || c.outer != nil)
	case *ssa.Phi:
		if !c.turn.Holds(v) || v.Block() == c.headOfTick() {
			return true // what earlier turns have made of it
		}
	case *ssa.Call:
		return c.answerMayKeep(v, v.Type())
	case *ssa.Extract:
		switch tuple := v.Tuple.(type) {
		case *ssa.Call:
			return c.answerMayKeep(tuple, v.Type())
		case *ssa.Select:
			return true // a slot
		case *ssa.UnOp:
			return false // from a channel
		}
	case *ssa.Lookup:
		return c.updatesMap(v.X) || c.mayKeep(v.X)
	case *ssa.MakeClosure:
		return c.always
	}
	instr, ok := v.(ssa.Instruction)
	if !ok {
		return c.always
	}
	return slices.ContainsFunc(instr.Operands(nil), func(operand *ssa.Value) bool { return c.mayKeep(*operand) })
}

// isReplaced reports whether the turn puts something else into the variable: s.run, if
// the condition asks for s.run.done.
func (l *launch) isReplaced(v *types.Var) bool { return l.setsInTurn(v, false) }

// updatesMap reports whether the turn puts something into the map.
func (l *launch) updatesMap(m ssa.Value) bool {
	return slices.ContainsFunc(l.turn.Instructions(), func(instr ssa.Instruction) bool {
		update, ok := instr.(*ssa.MapUpdate)
		return ok && update.Map == m
	})
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
// is in flight. Errors do not.
func (c *condition) answerMayKeep(call *ssa.Call, t types.Type) bool {
	if object := c.receiver(&call.Call); object != nil && c.isReplaced(object) {
		return true
	}
	if ir.IsError(t) {
		return false
	}
	does := c.known.Of(&call.Call)
	if _, isBuiltin := call.Call.Value.(*ssa.Builtin); isBuiltin || does.Has(catalog.Pure) || does.Has(catalog.Fresh) || does.Has(catalog.AsksClock) && !isBool(t) {
		return slices.ContainsFunc(call.Call.Args, c.mayKeep)
	}
	if basic, ok := t.Underlying().(*types.Basic); ok && basic.Info()&types.IsString == 0 {
		return c.always
	}
	return c.always && (catalog.IsTime(t) || c.turnChangesAnswer(call))
}

// turnChangesAnswer reports whether the turn sets what the call answers from, or tells the
// object that answers it something: s.state() behind s.setState(busy).
func (c *condition) turnChangesAnswer(call *ssa.Call) bool {
	fn := calleeOf(&call.Call)
	if fn == nil {
		return true
	}
	if slices.ContainsFunc(c.writes.Fields(fn), func(v *types.Var) bool { return c.setsInTurn(v, true) }) {
		return true
	}
	object := c.object(&call.Call)
	return object != nil && slices.ContainsFunc(c.turn.Instructions(), func(instr ssa.Instruction) bool {
		other, ok := instr.(*ssa.Call)
		return ok && other != call && (c.isBefore(other) || c.isBehind(other)) && c.object(&other.Call) == object && answersNothing(&other.Call)
	})
}

// object returns the variable, or else the value, whose method call is; nil if it is none.
func (p *pkg) object(call *ssa.CallCommon) any {
	if v := p.receiver(call); v != nil {
		return v
	}
	switch {
	case call.IsInvoke():
		return call.Value
	case call.Signature().Recv() != nil && len(call.Args) > 0:
		return call.Args[0]
	}
	return nil
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
		switch tuple := v.Tuple.(type) {
		case *ssa.Lookup:
			return p.variable(tuple.X)
		case *ssa.Call:
			if p.known.Of(&tuple.Call).Has(catalog.Loads) {
				return p.variable(tuple)
			}
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
		if !l.known.Of(&instr.Call).Has(catalog.Loads) && slices.ContainsFunc(instr.Call.Args, func(arg ssa.Value) bool { return l.isAddressOf(arg, v) }) {
			return true
		}
		return l.setsInCall(&instr.Call, v, counting)
	}
	return false
}

// isAddressOf reports whether arg, of a call, is the address of the variable, which the
// callee can set: of a struct it is for the sake of its methods, unless it is an atomic.
func (p *pkg) isAddressOf(arg ssa.Value, v *types.Var) bool {
	if p.writes.Var(arg) != v {
		return false
	}
	_, isStruct := v.Type().Underlying().(*types.Struct)
	return !isStruct || catalog.IsAtomic(v.Type()) || catalog.IsTime(v.Type())
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
