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
	if t := l.age(more, less); t != nil {
		return t
	}
	if v := l.variable(more); v != nil && isNumber(v.Type()) && l.changesInside(v) && l.variable(less) != v {
		return &threshold{vars: []*types.Var{v}, text: v.Name() + " is past its limit"}
	}
	return l.measured(more)
}

var negation = map[token.Token]token.Token{token.LSS: token.GEQ, token.LEQ: token.GTR, token.GTR: token.LEQ, token.GEQ: token.LSS}

// holders returns the variables through which v, a variable's value, is reached: snapshot
// in s.snapshot.at, or in s.snapshot.Load().at.
func (p *pkg) holders(v ssa.Value) (found []*types.Var) {
	for depth := 0; v != nil && depth < 8; depth++ {
		if variable := p.variable(v); variable != nil && depth > 0 {
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

// isAboutTime reports whether call asks for the time, or makes one time of another.
func (l *launch) isAboutTime(call *ssa.Call) bool {
	fn := calleeOf(&call.Call)
	return fn != nil && (catalog.ClockRole(fn) != 0 || l.known.Of(&call.Call).Has(catalog.Pure))
}

// isNumber reports whether t is a number, or an atomic one.
func isNumber(t types.Type) bool {
	if basic, ok := t.Underlying().(*types.Basic); ok {
		return basic.Info()&types.IsNumeric != 0
	}
	return catalog.IsAtomic(t)
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
func (l *launch) clock(v ssa.Value) int { return l.clockIn(v, make(map[ssa.Value]bool)) }

func (l *launch) clockIn(v ssa.Value, seen map[ssa.Value]bool) int {
	if v == nil || seen[v] {
		return 0
	}
	seen[v] = true
	switch v := v.(type) {
	case *ssa.Call:
		fn := calleeOf(&v.Call)
		if fn == nil {
			return 0
		}
		switch catalog.ClockRole(fn) {
		case catalog.IsNow, catalog.IsAge:
			return 1
		case catalog.IsRemaining:
			return -1
		case catalog.IsDifference:
			return l.clockIn(v.Call.Args[0], seen) - l.clockIn(v.Call.Args[1], seen)
		}
		if l.known.Of(&v.Call).Has(catalog.Pure) && len(v.Call.Args) > 0 {
			return l.clockIn(v.Call.Args[0], seen)
		}
	case *ssa.BinOp:
		x, y := l.clockIn(v.X, seen), l.clockIn(v.Y, seen)
		switch v.Op {
		case token.SUB:
			return x - y
		case token.ADD, token.QUO, token.MUL:
			return x + y
		}
	case *ssa.Convert:
		return l.clockIn(v.X, seen)
	case *ssa.ChangeType:
		return l.clockIn(v.X, seen)
	}
	return 0
}

// predicate returns the threshold that a call is: Before or After with the time now, or
// a function that answers by the clock.
func (l *launch) predicate(call *ssa.Call, taken bool) *threshold {
	fn := calleeOf(&call.Call)
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

// isCallOf reports whether instr calls a function for which is is true.
func isCallOf(instr ssa.Instruction, is func(*types.Func) bool) bool {
	call, ok := instr.(*ssa.Call)
	if !ok {
		return false
	}
	fn := calleeOf(&call.Call)
	return fn != nil && is(fn)
}

// calleeOf returns the function or method that call calls, or nil.
func calleeOf(call *ssa.CallCommon) *types.Func {
	if call.IsInvoke() {
		return call.Method
	}
	if callee := call.StaticCallee(); callee != nil {
		fn, _ := callee.Object().(*types.Func)
		return fn
	}
	return nil
}

// rootOf returns the variable or value that v is read from, through fields.
func rootOf(v ssa.Value) ssa.Value {
	for {
		switch x := v.(type) {
		case *ssa.UnOp:
			v = x.X
		case *ssa.FieldAddr:
			v = x.X
		case *ssa.Field:
			v = x.X
		case *ssa.IndexAddr:
			v = x.X
		case *ssa.Call:
			if len(x.Call.Args) == 0 || x.Call.StaticCallee() == nil || x.Call.Signature().Recv() == nil {
				return v
			}
			v = x.Call.Args[0]
		default:
			return v
		}
	}
}

// isStamped reports whether the threshold is set to a new value on the way to the launch,
// or first of all in what is launched, or asked there again.
func (l *launch) isStamped(t *threshold, decision flow.Decision) bool {
	if t.isMeasured {
		return false // asked before
	}
	if slices.ContainsFunc(t.owners, l.tellsInTurn) {
		return true
	}
	return slices.ContainsFunc(slices.Concat(t.vars, t.holders), func(v *types.Var) bool {
		return l.setsInTurn(v, false) || l.countsBehind(v, decision) || l.target != nil && (l.stampsFirst(v) || l.asksAgain(v, t))
	})
}

// tellsInTurn reports whether the turn calls a method of the object that answers nothing
// or an error, besides asking it by a predicate.
func (l *launch) tellsInTurn(owner ssa.Value) bool {
	object := l.writes.Var(owner)
	if object == nil {
		return false
	}
	return slices.ContainsFunc(l.turn.Instructions(), func(instr ssa.Instruction) bool {
		return (l.isBefore(instr) || l.isBehind(instr)) && instr != l.start && l.tells(instr, object)
	})
}

// countsBehind reports whether the turn counts the variable between the decision and the
// launch: it takes what it has come to, or a slot.
func (l *launch) countsBehind(v *types.Var, decision flow.Decision) bool {
	isBehind := l.turn.Behind(decision.If)
	return slices.ContainsFunc(l.turn.Instructions(), func(instr ssa.Instruction) bool {
		return l.isBefore(instr) && isBehind(instr) && l.sets(instr, v, true)
	})
}

// asksAgain reports whether what is launched asks for the variable itself, under a lock as
// a rule.
func (l *launch) asksAgain(v *types.Var, t *threshold) bool {
	return l.writes.Asks(l.target, v) || t.isClock && l.writes.Reads(l.target, v)
}

// stampsFirst reports whether what is launched sets v before it does anything slow.
func (l *launch) stampsFirst(v *types.Var) bool {
	isStamp := func(instr ssa.Instruction) bool {
		call, isCall := instr.(*ssa.Call)
		return l.sets(instr, v, false) && !(isCall && (l.isSlow(call) || slices.ContainsFunc(call.Call.Args, isFunction)))
	}
	return ir.ComesTo(l.target, isStamp, func(instr ssa.Instruction) bool { return l.isSlow(instr) })
}

func isFunction(v ssa.Value) bool { return functionOf(v) != nil }

// isEvident reports whether what is launched sets the threshold, or can: it is done with
// or to the object that it belongs to.
func (l *launch) isEvident(t *threshold) bool {
	if t.isMeasured {
		return true
	}
	if slices.ContainsFunc(t.vars, l.changesInside) {
		return true
	}
	return t.isClock && slices.ContainsFunc(t.owners, func(owner ssa.Value) bool {
		return l.keepsIn(owner) || !l.isSeen() && isReceiver(owner) && l.isGiven(owner)
	})
}

// isSeen reports whether what is launched is a function of this package, or a literal.
func (l *launch) isSeen() bool {
	fn := calleeOf(l.start.Common())
	return fn == nil && l.target != nil || fn != nil && fn.Pkg() == l.pass.Pkg && !l.start.Common().IsInvoke()
}

// isReceiver reports whether v is the object whose method the function is.
func isReceiver(v ssa.Value) bool {
	param, ok := v.(*ssa.Parameter)
	return ok && param.Parent().Signature.Recv() != nil && param == param.Parent().Params[0]
}

// isGiven reports whether what is launched is given the object, or a part of it.
func (l *launch) isGiven(owner ssa.Value) bool {
	return slices.ContainsFunc(inputs(l.start), func(input ssa.Value) bool { return rootOf(input) == owner })
}

// keepsIn reports whether what is launched calls a function of the package that the
// object was read from, with the same constant name:
//
//	cached := cache.Read("models")     cache.Write("models", models)
func (l *launch) keepsIn(owner ssa.Value) bool {
	if extract, ok := owner.(*ssa.Extract); ok {
		owner = extract.Tuple
	}
	read, ok := owner.(*ssa.Call)
	if !ok || l.target == nil || read.Call.StaticCallee() == nil || len(read.Call.Args) == 0 {
		return false
	}
	fn := calleeOf(&read.Call)
	name := text(read.Call.Args[0])
	if fn == nil || fn.Pkg() == nil || !catalog.HasFacts(fn.Pkg().Path()) || name == "" {
		return false
	}
	return l.callsWith(l.target, fn, name, 3)
}

// callsWith reports whether fn, or a function that it calls, calls another function of
// the package of reader with the name.
func (l *launch) callsWith(fn *ssa.Function, reader *types.Func, name string, depth int) bool {
	for instr := range ir.Instructions(fn) {
		call, ok := instr.(*ssa.Call)
		if !ok || call.Call.StaticCallee() == nil {
			continue
		}
		callee := calleeOf(&call.Call)
		if callee != nil && callee != reader && callee.Pkg() == reader.Pkg() && len(call.Call.Args) > 0 && text(call.Call.Args[0]) == name {
			return true
		}
		if depth > 0 && l.callsWith(call.Call.StaticCallee(), reader, name, depth-1) {
			return true
		}
	}
	return false
}

// isSlow reports whether instr asks another party, or lets time pass.
func (f *function) isSlow(instr ssa.Instruction) bool {
	const slow = catalog.Remote | catalog.MayBeRemote | catalog.Swallows | catalog.MayWait
	return f.does(instr)&slow != 0 || f.known.Waits(instr) || f.known.Receives(instr)
}
