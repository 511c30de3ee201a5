package effects

import (
	"go/types"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
	"github.com/incidentlint/incidentlint/analyzers/internal/directive"
	"github.com/incidentlint/incidentlint/analyzers/internal/flow"
	"github.com/incidentlint/incidentlint/analyzers/internal/ir"
)

// summarizeRows works out which functions change stores, what they do with parameters in
// which nothing is given, and which look for one object.
func (p *packageEffects) summarizeRows(callers map[*ssa.Function][]*ssa.Function) {
	if !p.usesRows {
		return
	}
	p.toFixedPoint(callers, p.running)
	p.toFixedPoint(callers, p.writing)
	for p.learnWriters() {
		p.toFixedPoint(callers, p.writing)
	}
	p.toFixedPoint(callers, p.passing)
	for again := true; again; {
		p.toFixedPoint(callers, p.reading)
		again = p.learnReaders()
	}
}

// declared returns what a directive, or the flag of that name, says that fn does.
func declared(fn *types.Func, verb string, args map[string]string) (does Does) {
	number := func(name string) int {
		n, _ := strconv.Atoi(args[name]) // the directive was read already
		return n
	}
	switch verb {
	case directive.Remote:
		does.Effects = catalog.Remote
	case directive.Paces:
		does.Effects = catalog.Waits
	case directive.Query:
		if !canBeLookedFor(fn.Signature(), number("result")) {
			return Does{} // one of many methods of which it was said
		}
		does.Reads = Reads{Absent: catalog.Silent, Result: number("result"), IsNil: true, Via: catalog.Name(fn)}
		switch args["absent"] {
		case "zero":
			does.Reads.IsNil = false
		case "error":
			does.Reads.Absent = catalog.Failure
		case "found":
			does.Reads.Absent, does.Reads.IsNil = catalog.Found, false
		}
	case directive.Write:
		does.Writes = map[string]catalog.Verb{"insert": catalog.Inserts, "publish": catalog.Inserts, "save": catalog.Saves, "delete": catalog.Deletes}[args["verb"]]
		if does.Writes == 0 {
			does.Writes = catalog.Updates
		}
		does.Takes.Writes = ^uint32(0)
	case directive.Checks:
		bit := uint32(1) << number("arg")
		if fn.Signature().Recv() != nil {
			bit <<= 1
		}
		does.Takes.Asks = bit
	}
	return does
}

// canBeLookedFor reports whether result i of a function can be the one object that it looks
// for.
func canBeLookedFor(sig *types.Signature, i int) bool {
	if i >= sig.Results().Len() {
		return false
	}
	t := sig.Results().At(i).Type()
	switch t.Underlying().(type) {
	case *types.Slice, *types.Map, *types.Chan, *types.Signature:
		return false
	}
	return !isBool(t) && !ir.IsError(t)
}

// writing returns what fn, or a literal in it, does to a store.
func (p *packageEffects) writing(fn *ssa.Function) (does Does) {
	for instr := range ir.Instructions(fn) {
		call, ok := instr.(ssa.CallInstruction)
		if !ok {
			continue
		}
		if verb := p.verb(call.Common()); verb != 0 {
			does.Writes = strongest(does.Writes, verb)
			does.Stores |= p.stores(call.Common())
		}
	}
	for _, literal := range fn.AnonFuncs {
		does.Writes = strongest(does.Writes, p.literals[literal].Writes)
		does.Stores |= p.literals[literal].Stores
	}
	if does.Writes != 0 && deletes(fn.Name()) {
		does.Writes = catalog.Deletes
	}
	if does.Writes == catalog.Executes || does.Writes == catalog.Returns {
		does.Writes = catalog.Updates // the text of the statement is not its callers'
	}
	return does
}

// strongest returns the verb of a function that does both: it deletes only if it does
// nothing else.
func strongest(a, b catalog.Verb) catalog.Verb {
	switch {
	case a == 0 || a == b || a == catalog.Deletes && b != 0:
		return b
	case b == 0 || b == catalog.Deletes:
		return a
	}
	return catalog.Saves
}

func deletes(name string) bool {
	name = strings.ToLower(name)
	return strings.Contains(name, "delete") || strings.Contains(name, "remove") || strings.Contains(name, "purge")
}

// learnWriters takes what an implementation does for what is done through the interface,
// and reports whether that was news.
func (p *packageEffects) learnWriters() bool {
	isNews := false
	for _, method := range p.implemented {
		for _, fn := range p.implementations[method] {
			if does := p.of(fn); does.Writes != 0 {
				isNews = p.learn(method, Does{Writes: does.Writes, Stores: does.Stores}) || isNews
			}
		}
	}
	return isNews
}

// learnReaders does the same for queries, and for what is done with parameters.
func (p *packageEffects) learnReaders() bool {
	isNews := false
	for _, method := range p.implemented {
		for _, fn := range p.implementations[method] {
			does := p.of(fn)
			isNews = p.learn(method, Does{Reads: does.Reads, Takes: does.Takes}) || isNews
		}
	}
	return isNews
}

// parameters walks fn once for each parameter, as if nothing were given in it; none after one
// for which it has too many ways.
func (p *packageEffects) parameters(fn *ssa.Function, ask func(bit uint32, course *flow.Course)) {
	for i, param := range fn.Params {
		if i >= 32 || catalog.IsContext(param.Type()) || catalog.IsMachine(param.Type()) {
			continue
		}
		absence := flow.Absence{Fn: fn, Budget: p.budget(fn)}
		switch param.Type().Underlying().(type) {
		case *types.Pointer:
			absence.Nil = []ssa.Value{param}
			if isObjectPointer(param.Type()) {
				absence.Nil, absence.Empty = nil, []ssa.Value{param}
			}
		case *types.Interface:
			absence.Nil = []ssa.Value{param}
		case *types.Struct, *types.Basic:
			absence.Empty = []ssa.Value{param}
		default:
			continue
		}
		course := flow.WhenAbsent(absence, p.absenceRules())
		if course.Unknown {
			return // nor are its ways fewer for another parameter
		}
		ask(1<<i, course)
	}
}

// passing returns which parameters fn writes without a look whether they are given.
func (p *packageEffects) passing(fn *ssa.Function) (does Does) {
	if obj, _ := fn.Object().(*types.Func); p.ofFunction(fn).Writes == 0 || p.declares[obj] {
		return Does{}
	}
	p.parameters(fn, func(bit uint32, course *flow.Course) {
		for _, write := range course.Writes {
			switch {
			case !write.Carries || !write.Asked.IsZero():
			case p.verb(write.Call.Common()) == catalog.Updates && refusesNone(write.Call):
			case write.NeedsKey:
				does.Takes.Keyed |= bit
			default:
				does.Takes.Writes |= bit
			}
		}
	})
	return does
}

// reading returns what fn looks for, if it hands that out, or fills a parameter with it.
// A function that writes as well is no query: it gets or creates.
func (p *packageEffects) reading(fn *ssa.Function) (does Does) {
	if obj, _ := fn.Object().(*types.Func); p.ofFunction(fn).Writes != 0 || p.declares[obj] || fn.Signature.Results().Len() == 0 || fn.Parent() != nil {
		return Does{}
	}
	for _, q := range p.queries(fn) {
		course := flow.WhenAbsent(q.Absence, p.absenceRules())
		if course.Unknown || len(course.Ends) == 0 {
			continue
		}
		if reads := p.handsOut(fn, q, course); reads.Absent != 0 {
			reads.Via = q.Via
			reads.IsMade = q.IsMade && !reads.IsNil && reads.Param == 0
			reads.IsOpen = q.IsOpen && p.handsOutNil(fn, q.asNil())
			if reads.Via == "" {
				reads.Via = p.calleeName(&q.Call.Call, true)
			}
			return Does{Reads: reads}
		}
	}
	return Does{}
}

// handsOutNil reports whether fn tells its callers by nil, and nothing else, that its query
// has found nothing.
func (p *packageEffects) handsOutNil(fn *ssa.Function, q Query) bool {
	course := flow.WhenAbsent(q.Absence, p.absenceRules())
	if course.Unknown || len(course.Ends) == 0 {
		return false
	}
	reads := p.handsOut(fn, q, course)
	return reads.Absent == catalog.Silent && reads.IsNil && reads.Param == 0
}

// handsOut returns how fn tells its callers that its query has found nothing.
func (p *packageEffects) handsOut(fn *ssa.Function, q Query, course *flow.Course) (reads Reads) {
	object, param := -1, filledParam(fn, q)
	for i := range fn.Signature.Results().Len() {
		if canBeObject(fn.Signature.Results().At(i).Type()) {
			if object >= 0 {
				return Reads{} // which of them it is, is not known
			}
			object = i
		}
	}
	if object < 0 && param == 0 {
		return Reads{}
	}
	for i, end := range course.Ends {
		now := absenceAt(end, object)
		if now.Absent == 0 || i > 0 && (now.Absent != reads.Absent || now.IsNil != reads.IsNil) {
			return Reads{}
		}
		reads = now
	}
	if object < 0 {
		reads.Param = param
	}
	reads.Result = max(object, 0)
	return reads
}

// absenceAt returns how the return says that there is nothing.
func absenceAt(end flow.AbsentEnd, object int) (reads Reads) {
	reads.Absent = catalog.Silent
	for i, result := range end.Results {
		switch {
		case i == object:
			if !result.IsNil && !result.IsObject && !result.IsZero {
				return Reads{}
			}
			reads.IsNil = result.IsNil
		case result.IsFalse:
			reads.Absent = catalog.Found
		case ir.IsError(end.Return.Results[i].Type()):
			switch {
			case result.IsNotNil:
				return Reads{Absent: catalog.Failure}
			case !result.IsNil:
				return Reads{}
			}
		case isBool(end.Return.Results[i].Type()):
			return Reads{}
		}
	}
	return reads
}

// filledParam returns the number, from 1, of the parameter that the query fills; 0 if it
// fills something else.
func filledParam(fn *ssa.Function, q Query) int {
	for i, param := range fn.Params {
		if q.Object == ssa.Value(param) || len(q.Absence.Empty) > 0 && isObjectPointer(param.Type()) && !slices.ContainsFunc(q.Absence.Empty, func(part ssa.Value) bool {
			cell, ok := flow.CellOf(part)
			return !ok || cell.Path == "" || cell.Root != ssa.Value(param)
		}) {
			return i + 1
		}
	}
	return 0
}

// canBeObject reports whether a result of type t can be an object.
func canBeObject(t types.Type) bool {
	if catalog.IsContext(t) || ir.IsError(t) {
		return false
	}
	if pointer, ok := t.Underlying().(*types.Pointer); ok {
		t = pointer.Elem()
	} else if _, ok := t.Underlying().(*types.Interface); ok {
		return true
	}
	return catalog.IsObject(t)
}

func isBool(t types.Type) bool {
	basic, ok := t.Underlying().(*types.Basic)
	return ok && basic.Kind() == types.Bool
}
