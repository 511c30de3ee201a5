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

// A threshold is a condition that holds from some moment on, until somebody sets the
// variable that it rests on: a time that is too long ago, or a number that is too high.
type threshold struct {
	vars    []*types.Var // that somebody could set
	owners  []ssa.Value  // of which they are fields, or of which a predicate tells
	holders []*types.Var // that hold what they are fields of
	text    string

	isClock    bool // it goes with the time
	isMeasured bool // a method answers it
}

func (t *threshold) String() string { return t.text }

// thresholdOf returns the threshold that the decision is, or nil:
//
//	time.Since(c.last) > ttl     now.Sub(c.last) >= ttl     c.next.Before(now)
//	c.elapsed >= limit           c.isStale()
func (l *launch) thresholdOf(decision flow.Decision) *threshold {
	cond, taken := decision.If.Cond, decision.Taken
	for {
		not, ok := cond.(*ssa.UnOp)
		if !ok || not.Op != token.NOT {
			break
		}
		cond, taken = not.X, !taken
	}
	switch cond := cond.(type) {
	case *ssa.BinOp:
		return l.comparison(cond, taken)
	case *ssa.Call:
		return l.predicate(cond, taken)
	}
	return nil
}

func (l *launch) comparison(cond *ssa.BinOp, taken bool) *threshold {
	op := cond.Op
	if !taken {
		op = negation[op]
	}
	var more, less ssa.Value
	switch op {
	case token.GTR, token.GEQ:
		more, less = cond.X, cond.Y
	case token.LSS, token.LEQ:
		more, less = cond.Y, cond.X
	default:
		return nil
	}
	if isLoopCount(less, cond.Block()) {
		return nil // for i := 0; i < len(list); i++
	}
	if t := l.age(more, less); t != nil {
		return t
	}
	if v := l.variable(lengthOf(more)); v != nil && isContainer(v.Type()) && l.changesInside(v) {
		return &threshold{vars: []*types.Var{v}, text: v.Name() + " is past its limit"}
	}
	if v := l.variable(more); v != nil && isNumber(v.Type()) && l.changesInside(v) && l.variable(less) != v {
		return &threshold{vars: []*types.Var{v}, text: v.Name() + " is past its limit"}
	}
	return l.measured(more)
}

// isLoopCount reports whether v is what a loop, whose condition stands in head, counts up.
func isLoopCount(v ssa.Value, head *ssa.BasicBlock) bool {
	phi, ok := v.(*ssa.Phi)
	if !ok || phi.Block() != head {
		return false
	}
	return slices.ContainsFunc(phi.Edges, func(edge ssa.Value) bool {
		next, ok := edge.(*ssa.BinOp)
		return ok && next.Op == token.ADD && next.X == v
	})
}

// lengthOf returns what v is the length of, or nil.
func lengthOf(v ssa.Value) ssa.Value {
	call, ok := v.(*ssa.Call)
	if !ok {
		return nil
	}
	if builtin, ok := call.Call.Value.(*ssa.Builtin); !ok || builtin.Name() != "len" {
		return nil
	}
	return call.Call.Args[0]
}

var negation = map[token.Token]token.Token{token.LSS: token.GEQ, token.LEQ: token.GTR, token.GTR: token.LEQ, token.GEQ: token.LSS}

// predicate returns the threshold that a call is: Before or After with the time now, or
// a function that answers by the clock.
func (l *launch) predicate(call *ssa.Call, taken bool) *threshold {
	fn := ir.Callee(&call.Call)
	if fn == nil || len(call.Call.Args) == 0 {
		return nil
	}
	args := call.Call.Args
	switch role := catalog.ClockRole(fn); {
	case role == catalog.IsLater && taken, role == catalog.IsEarlier && !taken:
		return l.age(args[0], args[1])
	case role == catalog.IsLater, role == catalog.IsEarlier:
		return l.age(args[1], args[0])
	case role != 0 || !l.known.Of(&call.Call).Has(catalog.AsksClock):
		return nil
	}
	says := " says yes"
	if !taken {
		says = " says no"
	}
	t := &threshold{isClock: true, owners: []ssa.Value{rootOf(args[0])}, text: l.known.Name(&call.Call) + says}
	t.vars = l.writes.Fields(fn)
	return t
}

// isSlow reports whether instr asks another party, or lets time pass.
func (f *function) isSlow(instr ssa.Instruction) bool {
	const slow = catalog.Remote | catalog.MayBeRemote | catalog.Swallows | catalog.MayWait
	return f.does(instr)&slow != 0 || f.known.Waits(instr) || f.known.Receives(instr)
}
