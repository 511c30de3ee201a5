package effects

import (
	"go/ast"
	"go/types"
	"sync"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
	"github.com/incidentlint/incidentlint/analyzers/internal/directive"
	"github.com/incidentlint/incidentlint/analyzers/internal/flow"
	"github.com/incidentlint/incidentlint/analyzers/internal/ir"
)

// packageEffects is what is known of the functions of one package.
type packageEffects struct {
	pass      *analysis.Pass
	ir        *ir.Package
	order     []*types.Func          // the keys of functions, in source order
	functions map[*types.Func]Does   // declared here
	literals  map[*ssa.Function]Does // function literals

	usesPolicies   bool // imports a retry library
	usesSchedulers bool // imports a library that runs jobs
	policies       map[*ssa.Function]Policy

	usesRows    bool     // calls what reads or writes a store
	usesObjects bool     // calls what an ORM does with objects
	editsSlices bool     // changes slices that are given, or lie in objects
	copies      []string // the collections that copies of objects have in common
	units       map[*types.Func]*unit
	asked       map[*types.Func]uint32         // by asks
	declares    map[*types.Func]bool           // those of which a directive says what they do with stores
	budgets     map[*ssa.Function]*flow.Budget // by budget
	guesses     sync.Map                       // by guess: of a *types.Func, a Does

	isOurs    bool            // of the module that is analysed
	mayLookUp bool            // calls a method of an interface that could look for an object
	mayAsk    bool            // calls one, in a loop or a job, that could ask another party
	proven    *packageEffects // what is known, if this is what is supposed; or nil
	wires     []wire          // the uses of types as interfaces
	worth     map[*types.Named]bool
	made      map[*types.Var]*types.Func // the variables that hold what a function returns, by noteMade
	layers    map[*types.Func]*Layer     // by fromLayer

	implemented     []*types.Func                 // interface methods declared here
	implementations map[*types.Func][]*types.Func // of those

	mu      sync.Mutex           // the analyzers that ask run side by side
	foreign map[*types.Func]Does // what the catalogue, flags and facts say, remembered
}

// analyse works from syntax to SSA: who calls what, which functions are
// worth building, what each of them does.
func analyse(pass *analysis.Pass, directives *directive.Set) *packageEffects {
	p := &packageEffects{
		pass:      pass,
		functions: make(map[*types.Func]Does),
		literals:  make(map[*ssa.Function]Does),
		foreign:   make(map[*types.Func]Does),

		policies:        make(map[*ssa.Function]Policy),
		implementations: make(map[*types.Func][]*types.Func),
		asked:           make(map[*types.Func]uint32),
		declares:        make(map[*types.Func]bool),
		budgets:         make(map[*ssa.Function]*flow.Budget),
		worth:           make(map[*types.Named]bool),
		made:            make(map[*types.Var]*types.Func),
		layers:          make(map[*types.Func]*Layer),
		isOurs:          isOurs(pass),
	}
	for _, imported := range pass.Pkg.Imports() {
		p.usesPolicies = p.usesPolicies || catalog.MentionsPolicies(imported.Path())
		p.usesSchedulers = p.usesSchedulers || catalog.MentionsSchedulers(imported.Path())
	}
	p.declare(directives)
	p.findImplementations()
	calls := p.survey()
	p.units = calls.byFn
	p.triggerSupposed(calls)
	p.findNoReturn(calls)
	p.findMayEnd(calls)
	p.findGuards(calls)
	p.findClocks(calls)
	p.findRunsLater(calls)
	p.findRefusals(calls)
	p.findKeys(calls)
	wanted := calls.worthBuilding()
	p.ir = ir.Build(
		ir.Source{Fset: pass.Fset, Pkg: pass.Pkg, Files: pass.Files, Info: pass.TypesInfo},
		func(n ast.Node) bool { return wanted[n] },
		func(fn *types.Func) bool { return p.of(fn).Effects.Has(catalog.NeverReturns) },
	)
	p.summarize()
	p.summarizePolicies()
	return p
}

// isOurs reports whether the package is of the module that is analysed, rather than of one
// that it requires: those have a version.
func isOurs(pass *analysis.Pass) bool {
	return catalog.HasFacts(pass.Pkg.Path()) && (pass.Module == nil || pass.Module.Version == "")
}

// declare notes what directives say of functions of this package.
func (p *packageEffects) declare(directives *directive.Set) {
	for _, d := range directives.Declarations {
		fn, ok := p.pass.TypesInfo.Defs[d.Name].(*types.Func)
		if !ok {
			continue
		}
		does := declared(fn, d.Verb, d.Args)
		p.learn(fn, does)
		p.declares[fn] = p.declares[fn] || does.Effects == 0
	}
}

// learn adds to what is known of fn and reports whether that was news.
func (p *packageEffects) learn(fn *types.Func, news Does) bool {
	known, ok := p.functions[fn]
	if !ok {
		p.order = append(p.order, fn)
	}
	merged := merge(known, news)
	p.functions[fn] = merged
	return merged != known
}

// merge joins what is known of one function. What is certainly remote names the
// call rather than what looks so.
func merge(known, news Does) Does {
	isSurer := news.Effects.Has(catalog.Remote) && !known.Effects.Has(catalog.Remote)
	if isSurer || known.Via == "" && !known.Effects.Has(catalog.Remote) {
		known.Via = news.Via
	}
	known.Effects |= news.Effects
	if news.Policy.IsKnown {
		known.Policy = news.Policy
	}
	known.RunsUnder = max(known.RunsUnder, news.RunsUnder)
	known.Runs = max(known.Runs, news.Runs)
	if known.Reads.Absent == 0 {
		known.Reads = news.Reads
	}
	known.Writes = strongest(known.Writes, news.Writes)
	known.Stores |= news.Stores
	known.Takes = known.Takes.union(news.Takes)
	if known.Key.Kind == 0 {
		known.Key = news.Key
	}
	known.Objects = known.Objects.union(news.Objects)
	return known
}

// of returns what fn does: by flag, by the catalogue, by directive or
// summary in this package, by fact in another.
func (p *packageEffects) of(fn *types.Func) Does {
	fn = fn.Origin()
	if fn.Pkg() == p.pass.Pkg {
		known := p.functions[fn]
		outside := p.fromOutside(fn)
		known.Effects |= outside.Effects
		known.Writes = strongest(known.Writes, outside.Writes)
		known.Stores |= outside.Stores
		known.Takes = known.Takes.union(outside.Takes)
		if outside.Reads.Absent != 0 {
			known.Reads = outside.Reads
		}
		return p.supposed(fn, known)
	}
	return p.supposed(fn, p.fromOutside(fn))
}

// fromOutside returns what is known of fn without looking at its source.
func (p *packageEffects) fromOutside(fn *types.Func) Does {
	p.mu.Lock()
	defer p.mu.Unlock()
	does, ok := p.foreign[fn]
	if !ok {
		does = merge(byFlag(fn), p.imported(fn))
		does.Effects |= catalog.EffectOf(fn)
		if verb := catalog.VerbOf(fn); verb != 0 {
			does.Writes, does.Stores = strongest(does.Writes, verb), catalog.StoreOf(fn)
		}
		if line, ok := catalog.QueryOf(fn); ok {
			does.Reads.Absent = line.Absent
		}
		if kind, param, ok := catalog.KeyOf(fn); ok {
			does.Key = Key{kind, param}
		}
		switch {
		case does.Effects != 0:
		case catalog.AsksThrough(fn):
			does.Effects = catalog.MayBeRemote
		case catalog.EndsByName(fn):
			does.Effects = catalog.NeverReturns
		}
		p.foreign[fn] = does
	}
	return does
}

// ofCall returns what the callee of call does.
func (p *packageEffects) ofCall(call *ssa.CallCommon) Does {
	if call.IsInvoke() {
		return p.of(call.Method)
	}
	callee := call.StaticCallee()
	if callee == nil {
		return Does{} // a function value; anything may be in it
	}
	return p.ofFunction(callee)
}

// ofFunction returns what fn, declared or a literal, does.
func (p *packageEffects) ofFunction(fn *ssa.Function) Does {
	if obj, ok := fn.Object().(*types.Func); ok {
		return p.of(obj)
	}
	return p.literals[original(fn)]
}

// original returns the generic function that fn is an instance of, or fn.
func original(fn *ssa.Function) *ssa.Function {
	if origin := fn.Origin(); origin != nil {
		return origin
	}
	return fn
}
