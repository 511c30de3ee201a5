package refire

import (
	"fmt"
	"go/token"
	"go/types"
	"time"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
	"github.com/incidentlint/incidentlint/analyzers/internal/flow"
	"github.com/incidentlint/incidentlint/analyzers/internal/ir"
	"github.com/incidentlint/incidentlint/analyzers/internal/report"
)

// examineJobs says which jobs run though their last run is in flight.
func (f *function) examineJobs(say report.Func) {
	for instr := range ir.Instructions(f.fn) {
		call, ok := instr.(*ssa.Call)
		if !ok {
			continue
		}
		line := schedulerOf(&call.Call)
		if line == nil || line.Role != catalog.AddsJob {
			continue
		}
		job := f.job(argumentAt(&call.Call, line.Job))
		if job == nil || f.known.Guards(job) || f.isQuick(job) {
			continue
		}
		c := f.configurationOf(&call.Call, line)
		if !c.overlaps() || c.period > 0 && f.endsWithin(job, c.period, 3) || !f.isSeenSlow(job) || line.Apart != nil && f.keepsApartElsewhere(call) {
			continue
		}
		say(report.Finding{
			Category: cronOverlap,
			Range:    flow.SiteOf(call),
			Message:  overlapMessage(jobName(job), line.Apart),
			Fixes:    f.keepApart(call, line.Apart, c),
		})
	}
}

func overlapMessage(job string, apart *catalog.Apart) string {
	if apart == nil {
		return fmt.Sprintf("%s is started on schedule even while its last run is active, this library keeps no runs apart", job)
	}
	return fmt.Sprintf("%s is started on schedule even while its last run is active, without %s", job, apart.Name)
}

// isSeenSlow reports whether the job asks another party, or waits, as far as is known.
func (f *function) isSeenSlow(job *ssa.Function) bool {
	const slow = catalog.Remote | catalog.MayBeRemote | catalog.Swallows | catalog.MayWait | catalog.Waits | catalog.Receives
	if f.known.OfFunction(job)&slow != 0 {
		return true
	}
	for instr := range ir.Instructions(job) {
		call, ok := instr.(*ssa.Call)
		if ok && (f.isSlow(call) || call.Call.StaticCallee() == nil && isJob(call.Call.Value)) {
			return true
		}
	}
	return false
}

// isJob reports whether v is a function that the job was made of, or the method of one.
func isJob(v ssa.Value) bool {
	switch v := v.(type) {
	case *ssa.FreeVar:
		return true
	case *ssa.UnOp:
		return isJob(v.X)
	}
	return false
}

// jobName names a job for a message.
func jobName(fn *ssa.Function) string {
	obj, ok := fn.Object().(*types.Func)
	if !ok {
		return "this job"
	}
	return catalog.Name(obj)
}

func schedulerOf(call *ssa.CallCommon) *catalog.Scheduler {
	fn := calleeOf(call)
	if fn == nil || fn.Pkg() == nil || !catalog.MentionsSchedulers(fn.Pkg().Path()) {
		return nil
	}
	return catalog.SchedulerOf(fn)
}

// argumentAt returns argument i of the call, the receiver not counted.
func argumentAt(call *ssa.CallCommon, i int) ssa.Value {
	if !call.IsInvoke() && call.Signature().Recv() != nil {
		i++
	}
	return call.Args[i]
}

// job returns the function that v, what a scheduler is given to run, stands for; nil if
// that is not seen.
func (p *pkg) job(v ssa.Value) *ssa.Function {
	switch v := v.(type) {
	case *ssa.Function:
		return declared(v)
	case *ssa.MakeClosure:
		return declared(v.Fn.(*ssa.Function))
	case *ssa.ChangeType:
		return p.job(v.X)
	case *ssa.MakeInterface:
		if fn := p.job(v.X); fn != nil {
			return fn
		}
		return p.runMethod(v.X.Type(), v.Parent().Prog)
	case *ssa.Call:
		if line := schedulerOf(&v.Call); line != nil && line.Role == catalog.MakesTask {
			return p.job(argumentAt(&v.Call, line.Job))
		}
		return p.returned(&v.Call)
	case *ssa.UnOp:
		if source := origin(v); source != v {
			return p.job(source)
		}
	}
	return nil
}

// declared returns the method that fn binds to its receiver, or fn.
func declared(fn *ssa.Function) *ssa.Function {
	if obj, ok := fn.Object().(*types.Func); ok && fn.Synthetic != "" {
		if method := fn.Prog.FuncValue(obj); method != nil {
			return method
		}
	}
	return fn
}

// runMethod returns the method Run of a job that is an object; nil if it is of another
// package, or an interface's.
func (p *pkg) runMethod(t types.Type, prog *ssa.Program) *ssa.Function {
	if types.IsInterface(t) {
		return nil
	}
	obj, _, _ := types.LookupFieldOrMethod(t, true, p.pass.Pkg, "Run")
	fn, ok := obj.(*types.Func)
	if !ok || fn.Pkg() != p.pass.Pkg {
		return nil
	}
	return prog.FuncValue(fn)
}

// returned returns the function literal that the callee, of this package, returns; the
// function that it is given instead if that is guarded.
func (p *pkg) returned(call *ssa.CallCommon) *ssa.Function {
	callee := call.StaticCallee()
	if callee == nil || len(callee.Blocks) == 0 {
		return nil
	}
	for _, arg := range call.Args {
		if fn := p.job(arg); fn != nil && p.known.Guards(fn) {
			return fn
		}
	}
	for instr := range ir.Instructions(callee) {
		if ret, ok := instr.(*ssa.Return); ok && len(ret.Results) == 1 {
			if fn := functionOf(ret.Results[0]); fn != nil {
				return fn
			}
		}
	}
	return nil
}

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
}

// configurationOf reads how the call that adds a job has it run.
func (p *pkg) configurationOf(call *ssa.CallCommon, line *catalog.Scheduler) *configuration {
	c := &configuration{pkg: p, seen: make(map[ssa.Value]bool)}
	c.readCall(call, argumentAt(call, line.Job))
	return c
}

// overlaps reports whether runs of the job overlap when they are slow.
func (c *configuration) overlaps() bool { return !c.isApart && !c.isRare && !c.isUnknown }

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
	fn := calleeOf(&call.Call)
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
		}
	}
	c.chained = c.chained || fn.Name() == "WithChain"
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
	c.period = max(c.period, duration(v), spacing(text(v)))
	c.isRare = c.isRare || c.period >= longest
}

// keepsApartElsewhere reports whether some call of the package keeps apart the runs of
// the jobs of a scheduler, or of one, by a method.
func (f *function) keepsApartElsewhere(add *ssa.Call) bool {
	for _, fn := range f.known.Functions() {
		for instr := range ir.Instructions(fn) {
			call, ok := instr.(*ssa.Call)
			if !ok || call.Call.Signature().Recv() == nil {
				continue
			}
			line := schedulerOf(&call.Call)
			if line == nil || line.Path != calleeOf(&add.Call).Pkg().Path() {
				continue
			}
			if line.Role == catalog.KeepsApart || line.Role == catalog.KeepsApartIfOne && mayBeOne(call) {
				return true
			}
		}
	}
	return false
}
