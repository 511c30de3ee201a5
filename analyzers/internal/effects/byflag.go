package effects

import (
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
	"github.com/incidentlint/incidentlint/analyzers/internal/directive"
	"github.com/incidentlint/incidentlint/analyzers/internal/ir"
	"github.com/incidentlint/incidentlint/analyzers/internal/report"
)

// declaring are the flags that mean what the directive of that name does.
var declaring = []*directive.Names{{Verb: directive.Remote}, {Verb: directive.Paces}, {Verb: directive.Query}, {Verb: directive.Write}, {Verb: directive.Checks}}

// The flags that no directive corresponds to.
var notFound, success directive.Names

func init() {
	const names = ", as import/path.Type.Method, separated by commas"
	usage := map[string]string{
		directive.Remote: "functions that perform remote I/O and return its failure" + names,
		directive.Paces:  "functions that let time pass before they return" + names,
		directive.Query:  "functions that look for one object, which is result=N and if there is none absent=nil, zero, error or found" + names + " and with :result=0,absent=nil",
		directive.Write:  "functions that change what a store holds" + names + " and with :verb=insert, update, save, publish or delete",
		directive.Checks: "functions that look whether there is an object in arg=N" + names + " and with :arg=0",
	}
	for _, flag := range declaring {
		Analyzer.Flags.Var(flag, flag.Verb, usage[flag.Verb])
	}
	Analyzer.Flags.Var(&notFound, "not-found", "errors, types of errors and functions about errors that say that there is no such object, as import/path.Name, separated by commas")
	Analyzer.Flags.Var(&success, "success", "functions that reply that all went well"+names)
	Analyzer.Flags.BoolVar(&report.ShowNotAnalysed, "debug", false, "report the functions that are left alone: too big, or with too many paths")
}

// byFlag returns what the flags say that fn does.
func byFlag(fn *types.Func) (does Does) {
	if fn.Pkg() == nil {
		return Does{}
	}
	for _, flag := range declaring {
		if args, ok := flag.Of(fn.Pkg().Path(), catalog.Name(fn)); ok {
			does = merge(does, declared(fn, flag.Verb, args))
		}
	}
	return does
}

// isNotFound reports whether v is an error that says that there is no such object.
func isNotFound(v *types.Var) bool { return catalog.IsNotFound(v) || lists(&notFound, v) }

func lists(flag *directive.Names, obj types.Object) bool {
	if obj.Pkg() == nil {
		return false
	}
	_, ok := flag.Of(obj.Pkg().Path(), obj.Name())
	return ok
}

// IsSuccess reports whether a flag says that call replies that all went well.
func (r *Result) IsSuccess(call *ssa.CallCommon) bool {
	fn := ir.Callee(call)
	if fn == nil || fn.Pkg() == nil {
		return false
	}
	_, ok := success.Of(fn.Pkg().Path(), catalog.Name(fn))
	return ok
}

// ServesRequests reports whether fn is called by a server for each request: it is given
// what a server gives, or what has a method that a flag says to reply.
func (r *Result) ServesRequests(fn *ssa.Function) bool {
	if catalog.ServesRequests(fn.Signature, fn.Name()) {
		return true
	}
	for param := range fn.Signature.Params().Variables() {
		if named := namedBehind(param.Type()); named != nil && named.Obj().Pkg() != nil && success.HasMethodOf(named.Obj().Pkg().Path(), named.Obj().Name()) {
			return true
		}
	}
	return false
}

// namedBehind returns the named type that t is, or points at; nil if there is none.
func namedBehind(t types.Type) *types.Named {
	for {
		pointer, ok := types.Unalias(t).(*types.Pointer)
		if !ok {
			break
		}
		t = pointer.Elem()
	}
	named, _ := types.Unalias(t).(*types.Named)
	return named
}
