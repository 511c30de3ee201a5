package effects

import (
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
	"github.com/incidentlint/incidentlint/analyzers/internal/flow"
	"github.com/incidentlint/incidentlint/analyzers/internal/ir"
)

// A Query is a call that looks for one object.
type Query struct {
	Call    *ssa.Call
	Absent  catalog.Absence
	Absence flow.Absence
	Object  ssa.Value // the result that is the object, or the address of what is filled; nil if it is thrown away
	IsNil   bool      // the object is nil if there is none
	IsOpen  bool      // or else nil, that is supposed either way
	IsMade  bool      // the object holds, before it is looked for, what it is looked for by
	IsLoose bool      // it fills variables, not the fields of an object
	IsKept  bool      // the object stays as it was before if there is none, which need not be zero
	IsReply bool      // the object lies in what is returned, which is never nil
	Via     string    // the call of a library that looks, if that is not the call itself
}

// Queries returns the calls of fn that look for one object, in source order; twice if it is
// supposed to be zero, and then to be nil, when there is none.
func (r *Result) Queries(fn *ssa.Function) (queries []Query) {
	if r.analysis == nil {
		return nil
	}
	for _, q := range r.analysis().queries(fn) {
		queries = append(queries, q)
		if q.IsOpen {
			queries = append(queries, q.asNil())
		}
	}
	return queries
}

// asNil returns the query as if its object were nil if there is none.
func (q Query) asNil() Query {
	q.IsNil = true
	q.Absence.Empty = nil
	q.finish()
	return q
}

// WhenAbsent returns what happens in the function of the query when it finds nothing.
func (r *Result) WhenAbsent(q Query) *flow.Course {
	return flow.WhenAbsent(q.Absence, r.analysis().absenceRules())
}

// mostVisits is how many blocks may be visited for the queries and parameters of one
// function: 2.5 ms where they are simple (BenchmarkWhenAbsent).
const mostVisits = 1500

// budget returns what is left of that for fn.
func (p *packageEffects) budget(fn *ssa.Function) *flow.Budget {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.budgets[fn] == nil {
		p.budgets[fn] = &flow.Budget{Blocks: mostVisits}
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
	q.IsOpen = reads.IsOpen
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
