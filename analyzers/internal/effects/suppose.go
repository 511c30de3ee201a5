package effects

import (
	"go/types"
	"maps"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
	"github.com/incidentlint/incidentlint/analyzers/internal/flow"
	"github.com/incidentlint/incidentlint/analyzers/internal/ir"
)

// What a method of an interface does is not known if its implementations are in packages that
// this one does not import. A second memory of the package supposes that each does what it
// could, by its signature and name; what the analyzers find with it are conditional findings.

// supposing returns the memory that supposes; nil if no method of an interface is called of
// which there is anything to suppose.
func (p *packageEffects) supposing() *packageEffects {
	if !p.mayLookUp && !p.mayAsk {
		return nil
	}
	s := &packageEffects{
		pass:      p.pass,
		ir:        p.ir,
		order:     slices.Clone(p.order),
		functions: maps.Clone(p.functions),
		literals:  maps.Clone(p.literals),
		foreign:   make(map[*types.Func]Does),

		usesPolicies:   p.usesPolicies,
		usesSchedulers: p.usesSchedulers,
		policies:       maps.Clone(p.policies),

		usesRows:    true,
		usesObjects: p.usesObjects,
		editsSlices: p.editsSlices,
		copies:      p.copies,
		units:       p.units,
		asked:       make(map[*types.Func]uint32),
		declares:    p.declares,
		budgets:     make(map[*ssa.Function]*flow.Budget),

		implemented:     p.implemented,
		implementations: p.implementations,

		proven: p,
	}
	s.summarize()
	return s
}

// noteSupposed notes what fn, which the unit calls, could do.
func (p *packageEffects) noteSupposed(u *unit, fn *types.Func, does Does) {
	if !p.isOurs {
		return
	}
	s := does
	switch {
	case catalog.InterfaceOf(fn) != nil:
		s = suppose(does, p.guess(fn))
	case fn.Pkg() != p.pass.Pkg:
		s = merge(does, p.fromLayer(fn).Does)
	}
	if s.Reads != does.Reads {
		u.looks, p.mayLookUp = true, true
	}
	u.changes = u.changes || s.Writes != does.Writes
	u.asks = u.asks || s.Effects != does.Effects
}

// triggerSupposed has those units built in which a finding could be made.
func (p *packageEffects) triggerSupposed(s *survey) {
	for _, u := range s.units {
		isCandidate := u.asks && (u.loops || p.usesSchedulers)
		p.mayAsk = p.mayAsk || isCandidate
		u.triggered = u.triggered || isCandidate || p.mayLookUp && (u.looks || u.changes)
	}
}

// supposed adds to what is known of fn, in the memory that supposes, what it could do.
func (p *packageEffects) supposed(fn *types.Func, does Does) Does {
	switch {
	case p.proven == nil:
		return does
	case catalog.InterfaceOf(fn) != nil:
		return suppose(does, p.proven.guess(fn))
	case fn.Pkg() == p.pass.Pkg:
		return does // which holds it already
	}
	return merge(does, p.proven.fromLayer(fn).Does)
}

// suppose adds to what is known of a method of an interface what is guessed of it.
func suppose(does, guess Does) Does {
	if does.Reads.Absent == 0 && does.Writes == 0 {
		does.Reads, does.Writes = guess.Reads, guess.Writes
		does.Takes.Writes |= guess.Takes.Writes
	}
	if does.Effects == 0 {
		does.Effects = guess.Effects
	}
	return does
}

// guess returns what fn, a method of an interface, could do by its name and signature. It is
// asked for at each step of the walks.
func (p *packageEffects) guess(fn *types.Func) (does Does) {
	if known, ok := p.guesses.Load(fn); ok {
		return known.(Does)
	}
	does.Reads = supposedReads(fn)
	if does.Reads.Absent == 0 && catalog.ReturnsError(fn.Signature()) {
		does.Writes, does.Takes.Writes = catalog.SupposedVerb(fn.Name()), ^uint32(0)
	}
	if catalog.IsSupposedToAsk(fn) {
		does.Effects = catalog.MayBeRemote
	}
	p.guesses.Store(fn, does)
	return does
}

// supposedReads returns how fn would look for one object: by returning it, or by filling a
// parameter.
func supposedReads(fn *types.Func) (reads Reads) {
	sig := fn.Signature()
	if catalog.SupposedVerb(fn.Name()) != 0 || !isGivenKey(sig) {
		return Reads{}
	}
	object := -1
	reads.Absent = catalog.Silent
	for i, result := range slices.Collect(sig.Results().Variables()) {
		switch t := result.Type(); {
		case ir.IsError(t):
		case isBool(t):
			reads.Absent = catalog.Found
		case object < 0 && canBeObject(t) && !types.IsInterface(t):
			object = i
		default:
			return Reads{}
		}
	}
	switch {
	case object >= 0 && catalog.IsSupposedToLook(fn.Name(), sig.Results().At(object).Type()):
		reads.Result = object
		_, reads.IsOpen = sig.Results().At(object).Type().Underlying().(*types.Pointer)
	case object < 0 && catalog.ReturnsError(sig):
		reads.Param = soleObject(fn)
		if reads.Param == 0 || !catalog.IsSupposedToLook(fn.Name(), types.Typ[types.Invalid]) {
			return Reads{}
		}
	default:
		return Reads{}
	}
	return reads
}

// isGivenKey reports whether a function is given anything but a context.
func isGivenKey(sig *types.Signature) bool {
	for param := range sig.Params().Variables() {
		if !catalog.IsContext(param.Type()) {
			return true
		}
	}
	return false
}

// soleObject returns the number, from 1, receiver included, of the one parameter of fn that
// points at an object; 0 if there is none, or another.
func soleObject(fn *types.Func) (param int) {
	for i, v := range slices.Collect(fn.Signature().Params().Variables()) {
		if !isObjectPointer(v.Type()) {
			continue
		}
		if param > 0 {
			return 0
		}
		param = i + 2
	}
	return param
}

// Candidates returns those of Functions in which there can be a finding: all of them, or, if
// something is supposed, those that call what is supposed to do something.
func (r *Result) Candidates() []*ssa.Function {
	all := r.Functions()
	if r.analysis == nil || r.analysis().proven == nil {
		return all
	}
	s := r.analysis()
	touched := make(map[*ssa.Function]bool)
	for _, fn := range all {
		if s.isTouched(fn) {
			touched[ir.Outermost(fn)] = true
		}
	}
	return slices.DeleteFunc(slices.Clone(all), func(fn *ssa.Function) bool { return !touched[ir.Outermost(fn)] })
}

// isTouched reports whether more is supposed of a call of fn than is known.
func (p *packageEffects) isTouched(fn *ssa.Function) bool {
	for instr := range ir.Instructions(fn) {
		if call, ok := instr.(ssa.CallInstruction); ok && p.ofCall(call.Common()) != p.proven.ofCall(call.Common()) {
			return true
		}
	}
	return false
}
