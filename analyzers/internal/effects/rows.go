package effects

import (
	"go/types"
	"slices"
	"strconv"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
	"github.com/incidentlint/incidentlint/analyzers/internal/flow"
	"github.com/incidentlint/incidentlint/analyzers/internal/ir"
	"github.com/incidentlint/incidentlint/analyzers/internal/lazyregexp"
)

// Reads says that a function looks for one object, and how it says that it has found
// nothing. The zero Reads is that it does not, or that this is not known.
type Reads struct {
	Absent catalog.Absence
	Param  int    // number from 1, receiver included, of the parameter that it fills; 0 if it returns the object
	Result int    // which result is the object, if it returns it
	IsNil  bool   // the object is nil if there is none, not zero
	IsMade bool   // the object holds, before it is looked for, what it is looked for by
	Via    string // the call that looks, "gorm.DB.Find"
}

// Takes says what a function does with its parameters, a bit for each, the receiver first.
type Takes struct {
	Writes  uint32 // writes what is made of it, without a look whether it is there
	Keyed   uint32 // does so if it has a key, and fails if not
	Refuses uint32 // answers false, or an error, if nothing is given in it
	Asks    uint32 // looks whether something is given in it
}

// String spells the reads: "silent nil result 0 via gorm.DB.Find".
func (r Reads) String() string {
	s := "reads " + r.Absent.String()
	if r.IsNil {
		s += " nil"
	}
	if r.Param > 0 {
		s += " into " + strconv.Itoa(r.Param)
	} else {
		s += " result " + strconv.Itoa(r.Result)
	}
	return s + " via " + r.Via
}

// String lists the parameters by number, from 1: " writes 2 refuses 1".
func (t Takes) String() string {
	s := ""
	for _, set := range []struct {
		name string
		bits uint32
	}{{"takes", t.Writes}, {"takes-keyed", t.Keyed}, {"refuses", t.Refuses}, {"asks", t.Asks}} {
		for i := range 32 {
			if set.bits&(1<<i) != 0 {
				s += " " + set.name + " " + strconv.Itoa(i+1)
			}
		}
	}
	return s
}

func (t Takes) union(other Takes) Takes {
	return Takes{t.Writes | other.Writes, t.Keyed | other.Keyed, t.Refuses | other.Refuses, t.Asks | other.Asks}
}

// A Query is a call that looks for one object.
type Query struct {
	Call    *ssa.Call
	Absent  catalog.Absence
	Absence flow.Absence
	Object  ssa.Value // the result that is the object, or the address of what is filled; nil if it is thrown away
	IsNil   bool      // the object is nil if there is none
	IsMade  bool      // the object holds, before it is looked for, what it is looked for by
	IsLoose bool      // it fills variables, not the fields of an object
	IsKept  bool      // the object stays as it was before if there is none, which need not be zero
	IsReply bool      // the object lies in what is returned, which is never nil
	Via     string    // the call of a library that looks, if that is not the call itself
}

// Queries returns the calls of fn that look for one object, in source order.
func (r *Result) Queries(fn *ssa.Function) []Query {
	if r.analysis == nil {
		return nil
	}
	return r.analysis().queries(fn)
}

// WhenAbsent returns what happens in the function of the query when it finds nothing.
func (r *Result) WhenAbsent(q Query) *flow.Course {
	return flow.WhenAbsent(q.Absence, r.analysis().absenceRules())
}

// Asks reports whether call asks a store, or somebody else, for something.
func (r *Result) Asks(call *ssa.CallCommon) bool {
	fn := ir.Callee(call)
	if fn == nil || r.analysis == nil {
		return false
	}
	does := r.analysis().of(fn)
	return isRequest(does.Effects) || does.Reads.Absent != 0
}

// AskedBefore reports whether a branch before the query asks a store whether there is such an
// object.
func (r *Result) AskedBefore(q Query) bool {
	p := r.analysis()
	return flow.AskedBefore(q.Absence, p.absenceRules(), func(call *ssa.Call) bool {
		fn := ir.Callee(&call.Call)
		return fn != nil && fn.Pkg() != nil && (isRequest(p.of(fn).Effects) || catalog.SpeaksOfRows(fn.Pkg().Path()) || catalog.AsksExistence(fn))
	})
}

// Verb returns what call does to a store; zero if that is nothing, or not known.
func (r *Result) Verb(call *ssa.CallCommon) catalog.Verb {
	if r.analysis == nil {
		return 0
	}
	return r.analysis().verb(call)
}

// Stores returns the kinds of stores that call writes to; zero if that is not known.
func (r *Result) Stores(call *ssa.CallCommon) catalog.Store {
	if r.analysis == nil {
		return 0
	}
	return r.analysis().stores(call)
}

// mostVisits is how many blocks may be visited for the queries and parameters of one
// function: some 100 ms.
const mostVisits = 8000

// budget returns what is left of that for fn.
func (p *packageEffects) budget(fn *ssa.Function) *int {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.budgets[fn] == nil {
		left := mostVisits
		p.budgets[fn] = &left
	}
	return p.budgets[fn]
}

func (p *packageEffects) queries(fn *ssa.Function) (found []Query) {
	for instr := range ir.Instructions(fn) {
		call, ok := instr.(*ssa.Call)
		if !ok {
			continue
		}
		if q, ok := p.query(call); ok {
			found = append(found, q)
		}
	}
	return found
}

// query returns what call looks for; false if that is not one object.
func (p *packageEffects) query(call *ssa.Call) (Query, bool) {
	q := Query{Call: call, Absence: flow.Absence{At: call, Fn: call.Parent(), Budget: p.budget(call.Parent())}}
	fn := ir.Callee(&call.Call)
	if fn == nil {
		line, ok := catalog.QueryOfType(call.Call.Value.Type())
		ok = ok && p.readLine(&q, line)
		return q, ok
	}
	if line, ok := catalog.QueryOf(fn); ok {
		ok = p.readLine(&q, line)
		return q, ok
	}
	reads := p.of(fn).Reads
	if reads.Absent == 0 {
		return Query{}, false
	}
	q.Absent, q.IsNil, q.IsMade, q.Via = reads.Absent, reads.IsNil, reads.IsMade, reads.Via
	if reads.Param > 0 {
		operands := flow.Operands(&call.Call)
		if reads.Param > len(operands) || !isObjectAddress(operands[reads.Param-1]) {
			return Query{}, false
		}
		q.Object, q.IsKept = operands[reads.Param-1], true
		q.IsMade = isMadeBefore(q.Object, call)
	} else {
		q.Object = resultOf(call, reads.Result)
	}
	q.finish()
	return q, true
}

// readLine fills q by a line of the catalogue, and reports whether it looks for one object.
func (p *packageEffects) readLine(q *Query, line catalog.Query) bool {
	call := &q.Call.Call
	q.Absent = line.Absent
	args := call.Args
	if !call.IsInvoke() && call.Signature().Recv() != nil {
		args = args[1:]
	}
	switch line.Into {
	case catalog.Result:
		q.Object = resultOf(q.Call, 0)
		q.IsNil = true
	case catalog.Response, catalog.Reply:
		q.Object, q.IsReply = resultOf(q.Call, 0), true
		if line.Into == catalog.Reply {
			q.Absence.Reply = q.Object
		}
		q.finish()
		return q.Object != nil
	case catalog.Model:
		q.Object = modelOf(call)
	case catalog.Rest:
		return q.readParts(args)
	default:
		if args = ir.Arguments(args, call.Signature()); int(line.Into) < len(args) {
			q.Object = unwrap(args[line.Into])
			_, q.IsKept = q.Object.(*ssa.Parameter)
			q.IsMade = isMadeBefore(q.Object, q.Call)
		}
	}
	if line.Into != catalog.Result && (q.Object == nil || !isObjectAddress(q.Object)) {
		return false
	}
	q.finish()
	return true
}

// readParts fills q by a call that puts what it reads where each argument points, and
// reports whether it looks for one object: not if there is a row whatever is stored, nor if
// it is the answer of a write.
func (q *Query) readParts(args []ssa.Value) bool {
	if text, ok := statementOf(&q.Call.Call); ok && (catalog.AlwaysHasRow(text) || catalog.VerbOfSQL(text) != 0) {
		return false
	}
	q.finish()
	q.IsLoose = true
	for _, arg := range ir.Arguments(args, q.Call.Call.Signature()) {
		part := unwrap(arg)
		if _, isField := part.(*ssa.FieldAddr); isField {
			q.IsLoose = false
		}
		if isPointer(part.Type()) && !hasDefault(part, q.Call) {
			q.Absence.Empty = append(q.Absence.Empty, part)
		}
	}
	return len(q.Absence.Empty) > 0
}

// isMadeBefore reports whether something is stored in the object at addr before the query:
//
//	u := User{Mail: mail}
func isMadeBefore(addr ssa.Value, query *ssa.Call) bool {
	alloc, ok := addr.(*ssa.Alloc)
	return ok && slices.ContainsFunc(*alloc.Referrers(), func(ref ssa.Instruction) bool {
		field, ok := ref.(*ssa.FieldAddr)
		if !ok {
			return fills(ref, alloc, query)
		}
		return slices.ContainsFunc(*field.Referrers(), func(use ssa.Instruction) bool { return fills(use, field, query) })
	})
}

// fills reports whether instr stores what is not zero at addr, before the query.
func fills(instr ssa.Instruction, addr ssa.Value, query *ssa.Call) bool {
	store, ok := instr.(*ssa.Store)
	if !ok || store.Addr != addr {
		return false
	}
	if c, isConst := store.Val.(*ssa.Const); isConst && (c.Value == nil || isZeroNumber(c.Value)) {
		return false
	}
	block := store.Block()
	if block != query.Block() {
		return block.Dominates(query.Block())
	}
	return slices.Index(block.Instrs, ssa.Instruction(store)) < slices.Index(block.Instrs, ssa.Instruction(query))
}

// hasDefault reports whether the variable at addr holds, before the query, what is not zero.
func hasDefault(addr ssa.Value, query *ssa.Call) bool {
	alloc, ok := addr.(*ssa.Alloc)
	return ok && slices.ContainsFunc(*alloc.Referrers(), func(ref ssa.Instruction) bool { return fills(ref, alloc, query) })
}

// statementOf returns the text of the statement whose row call reads, as far as it is
// constant: that of the call which hands out the receiver.
func statementOf(call *ssa.CallCommon) (string, bool) {
	row := call.Value
	if !call.IsInvoke() {
		if len(call.Args) == 0 {
			return "", false
		}
		row = call.Args[0]
	}
	before, ok := row.(*ssa.Call)
	if !ok {
		return "", false
	}
	for _, arg := range before.Call.Args {
		if basic, ok := arg.Type().Underlying().(*types.Basic); ok && basic.Kind() == types.String {
			return ir.Text(arg)
		}
	}
	return "", false
}

// finish says what is known when the query finds nothing.
func (q *Query) finish() {
	a := &q.Absence
	a.Keys = keysOf(&q.Call.Call)
	switch {
	case q.Object == nil || a.Reply != nil:
	case q.IsNil:
		a.Nil = []ssa.Value{q.Object}
	default:
		a.Empty = []ssa.Value{q.Object}
	}
	a.Fails = q.Absent == catalog.Failure
	a.Err = ir.ErrorOf(q.Call)
	results := q.Call.Call.Signature().Results()
	if results.Len() == 1 {
		if _, ok := catalog.StatusOf(results.At(0).Type()); ok {
			a.Handle = q.Call
			if chain, ok := q.Call.Call.Args[0].(*ssa.Call); ok {
				a.Chain = chain
			}
		}
	}
	if q.Absent == catalog.Found {
		for i := range results.Len() {
			if basic, ok := results.At(i).Type().Underlying().(*types.Basic); ok && basic.Kind() == types.Bool {
				if v := resultOf(q.Call, i); v != nil {
					a.False = append(a.False, v)
				}
			}
		}
	}
}

// keysOf returns the keys that call, and the calls of the chain that it ends, are given
// besides what is constant.
func keysOf(call *ssa.CallCommon) (keys []ssa.Value) {
	for range 50 {
		operands := ir.Arguments(flow.Operands(call), call.Signature())
		for _, operand := range operands {
			operand = unwrap(operand)
			if _, isConst := operand.(*ssa.Const); !isConst && canBeKey(operand.Type()) {
				keys = append(keys, operand)
			}
		}
		if len(operands) == 0 {
			break
		}
		before, ok := operands[0].(*ssa.Call)
		if !ok {
			break
		}
		call = &before.Call
	}
	return keys
}

// canBeKey reports whether a value of type t can name an object: a number, a string, an
// array as ids have it.
func canBeKey(t types.Type) bool {
	switch t.Underlying().(type) {
	case *types.Basic, *types.Array:
		return true
	}
	return false
}

// resultOf returns result i of call; nil if it is thrown away.
func resultOf(call *ssa.Call, i int) ssa.Value {
	if call.Call.Signature().Results().Len() == 1 {
		if len(*call.Referrers()) == 0 {
			return nil
		}
		return call
	}
	for _, ref := range *call.Referrers() {
		if extract, ok := ref.(*ssa.Extract); ok && extract.Index == i {
			return extract
		}
	}
	return nil
}

// unwrap returns what v holds if it is an interface made here.
func unwrap(v ssa.Value) ssa.Value {
	if wrapped, ok := v.(*ssa.MakeInterface); ok {
		return wrapped.X
	}
	return v
}

// isObjectAddress reports whether v points at one object, as far as its type shows.
func isObjectAddress(v ssa.Value) bool { return isObjectPointer(unwrap(v).Type()) }

func isObjectPointer(t types.Type) bool {
	pointer, ok := t.Underlying().(*types.Pointer)
	return ok && catalog.IsObject(pointer.Elem())
}

// modelOf returns what a call of the chain that call ends was given as its model; nil if
// that is not seen.
func modelOf(call *ssa.CallCommon) ssa.Value {
	for range 50 {
		if len(call.Args) == 0 || call.IsInvoke() {
			return nil
		}
		before, ok := call.Args[0].(*ssa.Call)
		if !ok {
			return nil
		}
		call = &before.Call
		if fn := ir.Callee(call); fn != nil && fn.Name() == "Model" && len(call.Args) > 1 {
			return unwrap(call.Args[len(call.Args)-1])
		}
	}
	return nil
}

// verb returns what call does to a store.
func (p *packageEffects) verb(call *ssa.CallCommon) catalog.Verb {
	fn := ir.Callee(call)
	if fn == nil {
		if literal, ok := call.Value.(*ssa.MakeClosure); ok {
			return p.literals[literal.Fn.(*ssa.Function)].Writes
		}
		return catalog.VerbOfType(call.Value.Type())
	}
	verb := p.of(fn).Writes
	if verb != catalog.Executes && verb != catalog.Returns {
		return verb
	}
	for _, arg := range call.Args {
		if basic, ok := arg.Type().Underlying().(*types.Basic); !ok || basic.Kind() != types.String {
			continue
		}
		text, ok := ir.Text(arg)
		said := catalog.VerbOfSQL(text)
		if !ok || said == catalog.Executes && verb == catalog.Returns {
			break
		}
		return said
	}
	if verb == catalog.Returns {
		return 0 // a query, as far as is known
	}
	return verb
}

// stores returns the kinds of stores that call, which is a write, writes to.
func (p *packageEffects) stores(call *ssa.CallCommon) catalog.Store {
	fn := ir.Callee(call)
	if fn != nil {
		return p.of(fn).Stores
	}
	if literal, ok := call.Value.(*ssa.MakeClosure); ok {
		return p.literals[literal.Fn.(*ssa.Function)].Stores
	}
	return catalog.StoreOfType(call.Value.Type())
}

// absenceRules tells flow what calls mean.
func (p *packageEffects) absenceRules() flow.AbsenceRules {
	return flow.AbsenceRules{
		Use:          p.use,
		Keys:         keysOf,
		IsContext:    catalog.IsContext,
		Field:        statusField,
		IsNotFound:   isNotFound,
		AsksNotFound: asksNotFound,
	}
}

// isConditioned reports whether the chain that call ends, or the call, says itself which
// rows are meant.
func isConditioned(call *ssa.CallCommon) bool {
	if fn := ir.Callee(call); fn != nil && catalog.TakesConditions(fn) && len(ir.Arguments(call.Args, call.Signature())) > 2 {
		return true
	}
	for range 50 {
		if len(call.Args) == 0 || call.IsInvoke() {
			return false
		}
		before, ok := call.Args[0].(*ssa.Call)
		if !ok {
			return false
		}
		call = &before.Call
		if fn := ir.Callee(call); fn != nil && catalog.Conditions(fn) {
			return true
		}
	}
	return false
}

func statusField(addr *ssa.FieldAddr) flow.Field {
	name := addr.X.Type().Underlying().(*types.Pointer).Elem().Underlying().(*types.Struct).Field(addr.Field).Name()
	if name == catalog.ReplyStatus(addr.X.Type()) {
		return flow.StatusField
	}
	switch status, _ := catalog.StatusOf(addr.X.Type()); name {
	case status.Error:
		return flow.ErrorField
	case status.Count:
		return flow.CountField
	}
	return flow.OtherField
}

// asksNotFound reports whether call asks whether an error says that there is no such
// object.
func asksNotFound(call *ssa.CallCommon) bool {
	fn := ir.Callee(call)
	switch {
	case fn == nil:
		return false
	case catalog.AsksNotFound(fn) || lists(&notFound, fn):
		return true
	case catalog.FindsErrors(fn) && len(call.Args) == 2:
		named := namedBehind(unwrap(call.Args[1]).Type())
		return named != nil && (catalog.IsNotFoundType(named) || lists(&notFound, named.Obj()))
	case !catalog.ComparesErrors(fn) || len(call.Args) < 2:
		return false
	}
	load, ok := call.Args[1].(*ssa.UnOp)
	if !ok {
		return false
	}
	global, ok := load.X.(*ssa.Global)
	if !ok {
		return false
	}
	variable, ok := global.Object().(*types.Var)
	return ok && isNotFound(variable)
}

// onlyError reports whether an error is all that sig returns: what it judges is its
// argument.
func onlyError(sig *types.Signature) bool {
	return sig.Results().Len() == 1 && ir.IsError(sig.Results().At(0).Type())
}

// use says what call does that is given the object in the operands of the set.
func (p *packageEffects) use(call ssa.CallInstruction, given uint32) flow.Use {
	common := call.Common()
	fn := ir.Callee(common)
	if fn == nil {
		if catalog.VerbOfType(common.Value.Type()) != 0 {
			return flow.Use{Writes: true, Carries: given != 0}
		}
		_, isLiteral := common.Value.(*ssa.MakeClosure)
		return flow.Use{Fills: !isLiteral, Keeps: true, MayRefuse: true} // a literal is walked
	}
	does := p.of(fn)
	isLibrary := fn.Pkg() == nil || !catalog.HasFacts(fn.Pkg().Path()) || catalog.SpeaksOfRows(fn.Pkg().Path()) || catalog.VerbOf(fn) != 0
	use := flow.Use{Keeps: true, Ends: does.Effects.Has(catalog.MayEnd), Asks: given&does.Takes.Asks != 0}
	if verb := p.verb(common); verb != 0 {
		use.Writes = true
		use.Updates = verb == catalog.Updates
		use.Carries = given&(does.Takes.Writes|does.Takes.Keyed) != 0 || isLibrary && given != 0
		use.NeedsKey = given&does.Takes.Writes == 0 && given&does.Takes.Keyed != 0 || isLibrary && catalog.NeedsKey(fn) && !isConditioned(common)
	}
	if decoder, ok := catalog.DecoderOf(fn); ok {
		use.Decodes, use.NeedsInput = true, decoder.NeedsInput
		if decoder.Into >= 0 {
			use.Into = 1 << decoder.Into
		}
	}
	switch {
	case isLibrary:
		use.Fills = catalog.Fills(fn)
		if _, isQuery := catalog.QueryOf(fn); isQuery {
			use.Fills = true
		}
	case common.IsInvoke() && does.Writes == 0 && does.Reads.Absent == 0:
		use.Fills, use.MayRefuse = true, true
	default:
		use.MayRefuse = does.Writes == 0 && !isRequest(does.Effects) && onlyError(fn.Signature())
		use.Asks = use.Asks || given&p.asks(fn) != 0
		use.Refuses = given&does.Takes.Refuses != 0
		use.Fills = does.Reads.Param > 0
	}
	return use
}

// IsOrdered reports whether the query asks for the first of many, in some order.
func (r *Result) IsOrdered(query *ssa.Call) bool {
	if text, ok := statementOf(&query.Call); ok {
		return ordered.MatchString(text)
	}
	call := &query.Call
	for range 50 {
		if call.IsInvoke() || len(call.Args) == 0 {
			return false
		}
		before, ok := call.Args[0].(*ssa.Call)
		if !ok {
			return false
		}
		call = &before.Call
		if fn := ir.Callee(call); fn != nil && ordering.MatchString(fn.Name()) {
			return true
		}
	}
	return false
}

var (
	ordered  = lazyregexp.New(`(?i)\border\s+by\b|\bskip\s+locked\b`)
	ordering = lazyregexp.New(`^(Order|OrderBy|OrderExpr|Desc|Asc)$`)
)
