package refire

import (
	"go/token"
	"go/types"
	"time"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
	"github.com/incidentlint/incidentlint/analyzers/internal/flow"
	"github.com/incidentlint/incidentlint/analyzers/internal/ir"
)

// A configuration is what is known of how a job is scheduled, read backwards from the
// call that adds it.
type configuration struct {
	*pkg
	seen map[ssa.Value]bool

	isApart   bool // runs are kept apart
	isRare    bool // hours lie between the runs, or there is but one
	isUnknown bool // something is not seen
	chained   bool // the scheduler is given a chain of wrappers
	made      *ssa.Call
	period    time.Duration // 0 if it is not constant

	isWritten bool // a part of the schedule is constant
	isGiven   bool // a part of it comes from elsewhere, as settings do
}

// configurationOf reads how the call that adds a job has it run.
func (p *pkg) configurationOf(call *ssa.CallCommon, line *catalog.Scheduler) *configuration {
	c := &configuration{pkg: p, seen: make(map[ssa.Value]bool)}
	c.readCall(call, argumentAt(call, line.Job))
	return c
}

// overlaps reports whether runs of the job overlap when they are slow.
func (c *configuration) overlaps() bool { return !c.isApart && !c.isRare && !c.isUnknown }

// isSetting reports whether when the job runs is not written in the code.
func (c *configuration) isSetting() bool { return c.isGiven && !c.isWritten }

// readCall reads what a call is given, but for the job, its receiver included.
func (c *configuration) readCall(call *ssa.CallCommon, job ssa.Value) {
	if call.IsInvoke() {
		c.read(call.Value)
	}
	for _, arg := range call.Args {
		if arg != job {
			c.read(arg)
			c.space(arg)
		}
	}
	if made, ok := job.(*ssa.Call); ok && job != nil {
		c.readWrapped(made)
	}
}

// readWrapped reads the chain that a job is wrapped in: NewChain(...).Then(job).
func (c *configuration) readWrapped(call *ssa.Call) {
	for _, arg := range call.Call.Args {
		if schedulerRole(arg) != 0 || isSlice(arg.Type()) {
			c.read(arg)
		}
		if inner, ok := arg.(*ssa.Call); ok {
			c.readWrapped(inner)
		}
	}
}

func isSlice(t types.Type) bool {
	_, ok := t.Underlying().(*types.Slice)
	return ok
}

func schedulerRole(v ssa.Value) catalog.SchedulerRole {
	call, ok := v.(*ssa.Call)
	if !ok {
		return 0
	}
	if line := schedulerOf(&call.Call); line != nil {
		return line.Role
	}
	return 0
}

// read notes what the value says of the schedule.
func (c *configuration) read(v ssa.Value) {
	if v == nil || c.seen[v] || !isOfScheduler(v.Type()) {
		return
	}
	c.seen[v] = true
	switch v := v.(type) {
	case *ssa.Const, *ssa.Builtin:
	case *ssa.Function, *ssa.MakeClosure:
		c.isUnknown = true // a wrapper or an option of one's own
	case *ssa.Call:
		c.readMade(v)
	case *ssa.Extract:
		c.read(v.Tuple)
	case *ssa.Phi:
		for _, edge := range v.Edges {
			c.read(edge)
		}
	case *ssa.Alloc:
		c.readStores(v)
	case *ssa.MakeInterface:
		c.read(v.X)
	case *ssa.ChangeType:
		c.isUnknown = c.isUnknown || functionOf(v.X) != nil // a wrapper of one's own
		c.read(v.X)
	case *ssa.ChangeInterface:
		c.read(v.X)
	case *ssa.Convert:
		c.read(v.X)
	case *ssa.Slice:
		c.read(v.X)
	case *ssa.UnOp:
		c.readVariable(v)
	case *ssa.FreeVar:
		cell, _ := flow.CellOf(v)
		if alloc, ok := cell.Root.(*ssa.Alloc); ok {
			c.readStores(alloc)
			return
		}
		c.isUnknown = true
	default:
		c.isUnknown = true
	}
}

// isOfScheduler reports whether t is a type of a scheduler library, or made of one.
func isOfScheduler(t types.Type) bool {
	switch t := types.Unalias(t).(type) {
	case *types.Named:
		return t.Obj().Pkg() != nil && catalog.MentionsSchedulers(t.Obj().Pkg().Path())
	case *types.Pointer:
		return isOfScheduler(t.Elem())
	case *types.Slice:
		return isOfScheduler(t.Elem())
	case *types.Array:
		return isOfScheduler(t.Elem())
	case *types.Tuple:
		for v := range t.Variables() {
			if isOfScheduler(v.Type()) {
				return true
			}
		}
	}
	return false
}

// readMade reads what made the value: a function of the library, or of this package.
func (c *configuration) readMade(call *ssa.Call) {
	fn := ir.Callee(&call.Call)
	if fn == nil || fn.Pkg() == nil || !catalog.MentionsSchedulers(fn.Pkg().Path()) {
		if callee := call.Call.StaticCallee(); callee != nil && len(callee.Blocks) > 0 {
			c.readReturns(callee)
			return
		}
		c.isUnknown = true
		return
	}
	if line := catalog.SchedulerOf(fn); line != nil {
		switch line.Role {
		case catalog.KeepsApart:
			c.isApart = true
		case catalog.KeepsApartIfOne:
			c.isApart = c.isApart || mayBeOne(call)
		case catalog.RunsOnce, catalog.SpacesWide:
			c.isRare = true
		case catalog.MakesScheduler:
			c.made = call
		case catalog.Chains:
			c.chained = true
		}
	}
	c.readCall(&call.Call, nil)
}

// mayBeOne reports whether the first argument is the number 1, or not constant.
func mayBeOne(call *ssa.Call) bool {
	n, ok := argumentAt(&call.Call, 0).(*ssa.Const)
	return !ok || n.Int64() == 1
}

// readReturns reads what a function of this package returns.
func (c *configuration) readReturns(fn *ssa.Function) {
	for instr := range ir.Instructions(fn) {
		if ret, ok := instr.(*ssa.Return); ok {
			for _, result := range ret.Results {
				c.read(result)
			}
		}
	}
}

// readVariable reads what is stored in the variable that load reads, anywhere in the
// package.
func (c *configuration) readVariable(load *ssa.UnOp) {
	if load.Op != token.MUL {
		c.isUnknown = true
		return
	}
	if alloc, ok := load.X.(*ssa.Alloc); ok {
		c.readStores(alloc)
		return
	}
	if free, ok := load.X.(*ssa.FreeVar); ok {
		c.read(free)
		return
	}
	variable := c.variable(load)
	if variable != nil && catalog.MentionsSchedulers(variable.Pkg().Path()) {
		return // cron.DefaultLogger
	}
	if variable == nil || variable.Pkg() != c.pass.Pkg {
		c.isUnknown = true
		return
	}
	found := false
	for _, fn := range c.known.Functions() {
		for instr := range ir.Instructions(fn) {
			if store, ok := instr.(*ssa.Store); ok && c.writes.Var(store.Addr) == variable && !isNil(store.Val) {
				found = true
				c.read(store.Val)
			}
		}
	}
	c.isUnknown = c.isUnknown || !found
}

func isNil(v ssa.Value) bool {
	c, ok := v.(*ssa.Const)
	return ok && c.IsNil()
}

// readStores reads what is stored in a variable, or in an element of an array.
func (c *configuration) readStores(alloc *ssa.Alloc) {
	for _, ref := range *alloc.Referrers() {
		switch ref := ref.(type) {
		case *ssa.Store:
			if ref.Addr == alloc {
				c.read(ref.Val)
			}
		case *ssa.IndexAddr:
			for _, use := range *ref.Referrers() {
				if store, ok := use.(*ssa.Store); ok {
					c.read(store.Val)
				}
			}
		}
	}
}

// space notes how much time v, an argument that says when the job runs, leaves between the
// runs.
func (c *configuration) space(v ssa.Value) {
	if wrapped, ok := v.(*ssa.MakeInterface); ok {
		v = wrapped.X
	}
	if basic, ok := v.Type().Underlying().(*types.Basic); ok && basic.Info()&(types.IsString|types.IsInteger) != 0 && !isOfScheduler(v.Type()) { // not how a schedule is to be read
		_, isConst := v.(*ssa.Const)
		c.isWritten, c.isGiven = c.isWritten || isConst, c.isGiven || !isConst
	}
	c.period = max(c.period, duration(v), spacing(text(v)))
	c.isRare = c.isRare || c.period >= longest
}
