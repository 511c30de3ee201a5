package refire

import (
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
	"github.com/incidentlint/incidentlint/analyzers/internal/ir"
)

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
