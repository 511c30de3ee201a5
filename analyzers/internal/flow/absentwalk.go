package flow

import (
	"go/constant"
	"go/token"
	"go/types"
	"maps"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/ir"
)

type absentWalk struct {
	absence Absence
	rules   AbsenceRules
	root    *ssa.Function
	live    liveness
	ids     map[any]int
	steps   int

	queue  []absentStep
	seen   map[string]bool
	met    map[AbsentWrite]bool
	course *Course
	named  map[ssa.Value]bool // by findNamed
}

type absentStep struct {
	from, to *ssa.BasicBlock
	state    absentState
}

func (w *absentWalk) push(from, to *ssa.BasicBlock, s absentState) {
	w.queue = append(w.queue, absentStep{from, to, s})
}

// enter walks the block that next leads to, unless it did so knowing the same.
func (w *absentWalk) enter(next absentStep) {
	s := next.state
	phis := phisOf(next.to)
	edge := predIndex(step{from: next.from, to: next.to})
	after := s.clone()
	for _, phi := range phis {
		v := phi.Edges[edge]
		after.set(phi, s.get(v))
		delete(after.made, phi)
		if s.isGiven(v) {
			after.makes(phi)
		}
		delete(after.errs, phi)
		if t := s.errs[v]; t != 0 {
			after.errs[phi] = t
		}
	}
	w.forgetDead(next.to, after)
	key := w.key(next.to, after)
	if w.seen[key] {
		return
	}
	w.seen[key] = true
	w.steps++
	*w.absence.Budget--
	w.instructions(next.to, next.to.Instrs[len(phis):], after)
}

// instructions walks the rest of a block.
func (w *absentWalk) instructions(block *ssa.BasicBlock, instrs []ssa.Instruction, s absentState) {
	for _, instr := range instrs {
		switch instr := instr.(type) {
		case ssa.CallInstruction:
			if goes := w.call(instr, &s); !goes {
				return
			}
		case *ssa.If:
			w.branch(instr, s)
			return
		case *ssa.Return:
			w.end(instr, s)
			return
		default:
			w.execute(instr, &s)
		}
	}
	for _, succ := range block.Succs {
		w.push(block, succ, s)
	}
}

// branch follows the ways that the branch can go.
func (w *absentWalk) branch(branch *ssa.If, s absentState) {
	value, certain := s.get(branch.Cond).truth()
	for i, taken := range []bool{true, false} {
		if certain && value != taken {
			continue
		}
		next := s.clone()
		at := Asked{If: branch, On: taken}
		if s.made[branch.Cond] && next.asked.IsZero() && s.deref == nil && (asksForEmpty(branch.Cond) || w.decides(branch)) {
			next.asked = at
		}
		if s.made[branch.Cond] && next.asked.If == nil && next.asked.By != nil {
			next.asked = Asked{branch, taken, next.asked.By} // on what the function has answered
		}
		if t := s.errs[branch.Cond]; t != 0 && w.absence.Fails {
			if next.err.IsZero() || t == testedNotFound && !next.notFound {
				next.err = at
			}
			if next.firstErr.IsZero() {
				next.firstErr = at
			}
			next.notFound = next.notFound || t == testedNotFound
		}
		next.learn(branch.Cond, taken)
		w.push(branch.Block(), branch.Block().Succs[i], next)
	}
}

// asksForEmpty reports whether cond, which is made of the object, asks whether there is
// one: it compares with zero or nil, or a call answers. What compares with something else
// asks what the object is like.
func asksForEmpty(cond ssa.Value) bool {
	switch v := cond.(type) {
	case *ssa.UnOp:
		return v.Op == token.NOT && asksForEmpty(v.X)
	case *ssa.BinOp:
		for _, operand := range []ssa.Value{v.X, v.Y} {
			if c, ok := operand.(*ssa.Const); ok && (c.IsNil() || isZeroConst(c)) {
				return true
			}
		}
		return false
	}
	return true
}

func isZeroConst(c *ssa.Const) bool {
	k := zeroOf(c.Type())
	return k.constant != nil && c.Value != nil && k.constant.ExactString() == c.Value.ExactString()
}

// decides reports whether the branch makes a difference to what is written behind it.
func (w *absentWalk) decides(branch *ssa.If) bool {
	block := branch.Block()
	yes, no := w.writesFrom(block.Succs[0]), w.writesFrom(block.Succs[1])
	return !maps.Equal(yes, no)
}

// writesFrom returns the writes that control can come to from block.
func (w *absentWalk) writesFrom(block *ssa.BasicBlock) map[ssa.Instruction]bool {
	found := make(map[ssa.Instruction]bool)
	seen := map[*ssa.BasicBlock]bool{block: true}
	open := []*ssa.BasicBlock{block}
	for len(open) > 0 {
		block := open[len(open)-1]
		open = open[:len(open)-1]
		for _, instr := range block.Instrs {
			if call, ok := instr.(ssa.CallInstruction); ok && w.rules.Use(call, 0).Writes {
				found[instr] = true
			}
		}
		for _, succ := range block.Succs {
			if !seen[succ] {
				seen[succ] = true
				open = append(open, succ)
			}
		}
	}
	return found
}

// end notes a return of the function, not of a literal in it.
func (w *absentWalk) end(ret *ssa.Return, s absentState) {
	if ret.Parent() != w.root {
		return
	}
	end := AbsentEnd{Return: ret, Asked: s.asked, Error: s.err, FirstError: s.firstErr, NotFound: s.notFound, Wrote: s.wrote, Shown: s.shown, Deref: s.deref}
	for _, v := range ret.Results {
		k := s.get(v)
		truth, isKnown := k.truth()
		end.Results = append(end.Results, AbsentResult{
			IsObject: s.isGiven(v),
			IsNil:    k.nilness == isNil,
			IsZero:   isZeroStruct(v),
			IsNotNil: k.nilness == isNotNil,
			IsFalse:  isKnown && !truth,
		})
	}
	w.course.Ends = append(w.course.Ends, end)
}

// isZeroStruct reports whether v is a struct in which nothing was ever stored.
func isZeroStruct(v ssa.Value) bool {
	switch v := v.(type) {
	case *ssa.Const:
		_, isStruct := v.Type().Underlying().(*types.Struct)
		return isStruct && v.Value == nil
	case *ssa.UnOp:
		alloc, ok := v.X.(*ssa.Alloc)
		return ok && v.Op == token.MUL && len(addressUses(alloc)) == 0
	}
	return false
}

// execute notes what instr, which is no call, does to what is known.
func (w *absentWalk) execute(instr ssa.Instruction, s *absentState) {
	switch instr := instr.(type) {
	case *ssa.Store:
		w.store(instr, s)
	case *ssa.FieldAddr:
		w.dereference(instr, instr.X, s)
	case *ssa.UnOp:
		w.unary(instr, s)
	case *ssa.MapUpdate:
		if s.isGiven(instr.Value) {
			s.made[instr.Map] = true
		}
	case *ssa.MakeClosure:
	case *ssa.Alloc:
		s.setMade(Cell{Root: instr}, false)
	case *ssa.Extract:
		if _, ofCall := instr.Tuple.(*ssa.Call); ofCall {
			return // what the call has said stands
		}
		s.set(instr, known{})
		w.derive(instr, s)
	case ssa.Value:
		s.set(instr, s.result(instr))
		if compare, ok := instr.(*ssa.BinOp); ok {
			s.order(compare)
		}
		w.derive(instr, s)
	}
}

// order notes what v says of two constants: RowsAffected > 0.
func (s *absentState) order(v *ssa.BinOp) {
	x, y := s.get(v.X), s.get(v.Y)
	switch v.Op {
	case token.LSS, token.LEQ, token.GTR, token.GEQ:
		if x.constant != nil && y.constant != nil && x.constant.Kind() == y.constant.Kind() {
			s.set(v, truthOf(constant.Compare(x.constant, v.Op, y.constant)))
		}
	}
}

// dereference notes the first time that the object is used though it is nil.
func (w *absentWalk) dereference(instr ssa.Instruction, pointer ssa.Value, s *absentState) {
	if s.deref == nil && s.made[pointer] && s.get(pointer).nilness == isNil {
		s.deref = instr
	}
}

func (w *absentWalk) store(store *ssa.Store, s *absentState) {
	made := s.isGiven(store.Val)
	if cell, ok := CellOf(store.Addr); ok {
		if isVariable(cell.Root) {
			s.setCell(cell, s.get(store.Val))
		}
		if s.isPart(cell) && w.isKey(store.Val) {
			cell.Path, made = "", false // it is made anew, under the key that was asked for
		}
		s.setMade(cell, made && (!w.named[cell.Root] || s.deref != nil))
		return
	}
	if element, ok := store.Addr.(*ssa.IndexAddr); ok && s.errs[store.Val] != 0 {
		s.errs[element.X] = s.errs[store.Val] // errors.Join(err, ...)
	}
	if element, ok := store.Addr.(*ssa.IndexAddr); ok && made {
		s.made[element.X] = true // a slice or array with what is made of it
		if cell, ok := CellOf(element.X); ok {
			s.setMade(cell, true)
		}
	}
}

// findNamed notes the variables that get a key of the query in a field: they are what was
// asked for by themselves, and what else they get of the object is an ornament.
func (w *absentWalk) findNamed() {
	for instr := range ir.Instructions(w.root) {
		store, ok := instr.(*ssa.Store)
		if !ok || !w.isKey(store.Val) {
			continue
		}
		if field, isField := store.Addr.(*ssa.FieldAddr); isField {
			if cell, ok := CellOf(field); ok {
				w.named[cell.Root] = true
			}
		}
	}
}

// isKey reports whether v is what the query was asked for, or read from the same place.
func (w *absentWalk) isKey(v ssa.Value) bool {
	return slices.ContainsFunc(w.absence.Keys, func(key ssa.Value) bool { return IsSame(key, v) })
}

// IsSame reports whether two values are one, or read from the same place.
func IsSame(v, other ssa.Value) bool {
	if v == other {
		return true
	}
	a, ok := v.(*ssa.UnOp)
	b, isLoad := other.(*ssa.UnOp)
	if !ok || !isLoad || a.Op != token.MUL || b.Op != token.MUL {
		return false
	}
	x, hasCell := CellOf(a.X)
	y, isCell := CellOf(b.X)
	return hasCell && isCell && (x == y || sameField(a.X, b.X))
}

// sameField reports whether two addresses are of the same field of what is read from the
// same place: state.Provider, twice.
func sameField(a, b ssa.Value) bool {
	x, ok := a.(*ssa.FieldAddr)
	y, isField := b.(*ssa.FieldAddr)
	if !ok || !isField || x.Field != y.Field {
		return false
	}
	u, isLoad := x.X.(*ssa.UnOp)
	v, isOther := y.X.(*ssa.UnOp)
	return isLoad && isOther && u.Op == token.MUL && v.Op == token.MUL && (u.X == v.X || sameField(u.X, v.X))
}

// unary notes what a load, a receive or an operator makes.
func (w *absentWalk) unary(v *ssa.UnOp, s *absentState) {
	delete(s.made, v)
	delete(s.errs, v)
	if v.Op != token.MUL {
		if isReceive(v) {
			s.forgetShared()
		}
		s.set(v, s.result(v))
		w.derive(v, s)
		return
	}
	w.dereference(v, v.X, s)
	field, isField := v.X.(*ssa.FieldAddr)
	if isField && (w.isHandle(field.X) || w.isReply(field.X, s)) {
		w.status(v, w.rules.Field(field), s)
		return
	}
	cell, ok := CellOf(v.X)
	if !ok {
		if element, isElement := v.X.(*ssa.IndexAddr); isElement && s.isGiven(element.X) {
			s.makes(v)
		}
		return
	}
	k := s.facts.cells[cell]
	switch {
	case s.isPart(cell):
		s.makes(v)
		if k.isZero() && s.get(cell.Root).nilness != isNil {
			k = zeroOf(v.Type())
		}
	case s.holds(cell):
		s.made[v] = true
	}
	if global, ok := v.X.(*ssa.Global); ok && k.isZero() && ir.IsError(v.Type()) && global.Pkg != nil {
		k = known{nilness: isNotNil} // errNotFound
	}
	s.set(v, k)
	if _, isGlobal := v.X.(*ssa.Global); isGlobal {
		return
	}
	if w.absence.Fails && k.nilness == isNotNil && ir.IsError(v.Type()) {
		s.errs[v] = testedAny
	}
}

// isHandle reports whether the fields of v say how the query ended.
func (w *absentWalk) isHandle(v ssa.Value) bool {
	return v != nil && (v == w.absence.Handle || v == w.absence.Chain)
}

// isReply reports whether v is the reply of the query.
func (w *absentWalk) isReply(v ssa.Value, s *absentState) bool {
	return w.absence.Reply != nil && s.made[v] && types.Identical(v.Type(), w.absence.Reply.Type())
}

// statusNotFound is the status of a reply that says that there is no such object.
const statusNotFound = 404

// status notes what is read from a field of the handle or reply.
func (w *absentWalk) status(v *ssa.UnOp, field Field, s *absentState) {
	switch field {
	case ErrorField:
		s.set(v, w.errKnown())
		s.errs[v] = testedAny
	case CountField:
		s.made[v] = true
		s.set(v, zeroOf(v.Type()))
	case StatusField:
		s.made[v] = true
		s.set(v, known{constant: constant.MakeInt64(statusNotFound)})
	default:
		s.made[v] = true
		s.set(v, known{})
	}
}

// derive notes whether v is made of the object or of the error, by its operands.
func (w *absentWalk) derive(v ssa.Value, s *absentState) {
	delete(s.made, v)
	delete(s.errs, v)
	if compare, ok := v.(*ssa.BinOp); ok && countsOn(compare) {
		return
	} else if ok {
		w.compare(compare, s)
		return
	}
	instr := v.(ssa.Instruction)
	for _, operand := range instr.Operands(nil) {
		if *operand == nil {
			continue
		}
		if s.isGiven(*operand) {
			s.made[v] = true
		}
		if t := s.errs[*operand]; t != 0 {
			s.errs[v] = t
		}
	}
	if s.made[v] {
		s.makes(v)
	}
}

// countsOn reports whether v is a number and one, or another constant: after nothing comes
// the first.
func countsOn(v *ssa.BinOp) bool {
	if v.Op != token.ADD {
		return false
	}
	basic, ok := v.Type().Underlying().(*types.Basic)
	_, isConst := v.Y.(*ssa.Const)
	return ok && isConst && basic.Info()&types.IsNumeric != 0
}

// compare notes what a comparison asks. To ask whether a pointer is nil that never is one
// asks nothing.
func (w *absentWalk) compare(v *ssa.BinOp, s *absentState) {
	for _, operand := range []ssa.Value{v.X, v.Y} {
		if t := s.errs[operand]; t != 0 {
			s.errs[v] = t
			if w.isNotFound(v.X) || w.isNotFound(v.Y) {
				s.errs[v] = testedNotFound
				if v.Op == token.EQL || v.Op == token.NEQ {
					s.set(v, truthOf(w.absence.Fails == (v.Op == token.EQL)))
				}
			}
			return
		}
	}
	if isArithmetic(v.Op) && isNumber(v.Type()) {
		return // what is counted from zero on
	}
	for _, pair := range [][2]ssa.Value{{v.X, v.Y}, {v.Y, v.X}} {
		if s.isGiven(pair[0]) {
			c, isConst := pair[1].(*ssa.Const)
			if isConst && c.IsNil() && s.get(pair[0]).nilness == isNotNil && isPointer(pair[0].Type()) {
				continue
			}
			s.made[v] = true
		}
	}
}

func isArithmetic(op token.Token) bool {
	switch op {
	case token.ADD, token.SUB, token.MUL, token.QUO, token.REM:
		return true
	}
	return false
}

func isPointer(t types.Type) bool {
	_, ok := t.Underlying().(*types.Pointer)
	return ok
}

// isNotFound reports whether v is read from a variable for the error that says that there
// is no such object.
func (w *absentWalk) isNotFound(v ssa.Value) bool {
	load, ok := v.(*ssa.UnOp)
	if !ok {
		return false
	}
	global, ok := load.X.(*ssa.Global)
	if !ok {
		return false
	}
	variable, ok := global.Object().(*types.Var)
	return ok && w.rules.IsNotFound(variable)
}
