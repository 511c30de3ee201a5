package refire

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
	"github.com/incidentlint/incidentlint/analyzers/internal/ir"
	"github.com/incidentlint/incidentlint/analyzers/internal/lazyregexp"
)

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
		return c.setsInTurn(variable, c.always) || c.always && (saysInFlight(variable.Name()) || c.mayBeSet(variable)) || slices.ContainsFunc(c.holders(v), c.isReplaced) || c.isCarried(rootOf(v))
	}
	switch v := v.(type) {
	case *ssa.Const, *ssa.Function, *ssa.Builtin, *ssa.Global, *ssa.FreeVar, *ssa.Alloc, *ssa.Next:
		return false
	case *ssa.Parameter:
		return c.always && isBool(v.Type()) && (c.tick == nil || c.outer != nil)
	case *ssa.Phi:
		if c.isCarried(v) {
			return true
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

// isCarried reports whether v is what earlier turns have made of a variable.
func (c *condition) isCarried(v ssa.Value) bool {
	phi, ok := v.(*ssa.Phi)
	return ok && (!c.turn.Holds(phi) || phi.Block() == c.headOfTick())
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
	fn := ir.Callee(&call.Call)
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

// inFlight are the names of variables that say that something is in flight.
var inFlight = lazyregexp.New(`(?i)(^|_)(is)?(running|busy|in_?flight|in_?progress|pending|active|loading|refreshing|syncing|working|processing|started|scheduled|locked)($|_)|(InFlight|InProgress|Running|Busy|Pending|Refreshing|Loading)$`)

func saysInFlight(name string) bool { return inFlight.MatchString(name) }
