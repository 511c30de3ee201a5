package effects

import (
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
)

// Name names the callee of call for a message, as its package would write it:
// "fetch", "http.Get", "Client.Do", "function literal".
func (r *Result) Name(call *ssa.CallCommon) string {
	if r.analysis == nil {
		return "function"
	}
	return r.analysis().calleeName(call, false)
}

// calleeName names the callee of call; qualified puts the package before all
// names, "http.Client.Do", else only before functions of other packages.
func (p *packageEffects) calleeName(call *ssa.CallCommon, qualified bool) string {
	fn := call.Method
	if !call.IsInvoke() {
		callee := call.StaticCallee()
		if callee == nil {
			if named, ok := call.Value.Type().(*types.Named); ok && named.Obj().Pkg() != nil {
				return named.Obj().Pkg().Name() + "." + named.Obj().Name() // esapi.Update
			}
			return "function value"
		}
		obj, ok := callee.Object().(*types.Func)
		if !ok {
			return "function literal"
		}
		fn = obj
	}
	isForeign := fn.Pkg() != nil && fn.Pkg() != p.pass.Pkg && fn.Signature().Recv() == nil
	if fn.Pkg() != nil && (qualified || isForeign) {
		return fn.Pkg().Name() + "." + catalog.Name(fn)
	}
	return catalog.Name(fn)
}
