package catalog

import (
	"go/types"
	"strings"
	"sync"
)

// A Call is one line of a table: what a function of a library does.
type Call struct {
	Path string // import path, or "prefix/..." for the packages below prefix
	Name string // "Func", "Type.Method", "Type.*" or "*.*"
	Does Effect
}

// Calls returns all lines about functions, in table order.
func Calls() []Call {
	var all []Call
	for _, table := range callTables {
		all = append(all, table...)
	}
	return all
}

// EffectOf returns what the catalogue says that fn does; zero if it says
// nothing. A method of an instantiated type is looked up by its origin.
func EffectOf(fn *types.Func) Effect {
	if fn.Pkg() == nil {
		return 0 // error.Error
	}
	pkg := index()[fn.Pkg().Path()]
	if pkg == nil {
		pkg = below(fn.Pkg().Path())
	}
	if pkg == nil {
		return signatureEffect(fn)
	}
	name := Name(fn)
	if does, ok := pkg.names[name]; ok {
		return does
	}
	if pkg.any == 0 && pkg.types == nil {
		return signatureEffect(fn)
	}
	typ, _, isMethod := strings.Cut(name, ".")
	if !isMethod || !fn.Exported() || !contextInErrorOut(fn) {
		return signatureEffect(fn)
	}
	return pkg.types[typ] | pkg.any
}

// Name spells fn as go doc does: "Get", "Client.Do". The receiver of a
// method of an unnamed type is left out.
func Name(fn *types.Func) string {
	recv := fn.Signature().Recv()
	if recv == nil {
		return fn.Name()
	}
	typ := types.Unalias(recv.Type())
	if ptr, ok := typ.(*types.Pointer); ok {
		typ = types.Unalias(ptr.Elem())
	}
	if named, ok := typ.(*types.Named); ok {
		return named.Obj().Name() + "." + fn.Name()
	}
	return fn.Name()
}

// packageIndex holds the lines of one import path.
type packageIndex struct {
	names map[string]Effect // "Client.Do"
	types map[string]Effect // "Client" for "Client.*"
	any   Effect            // for "*.*"
}

var index = sync.OnceValue(func() map[string]*packageIndex {
	byPath := make(map[string]*packageIndex)
	for _, table := range callTables {
		for _, call := range table {
			pkg := byPath[call.Path]
			if pkg == nil {
				pkg = &packageIndex{names: make(map[string]Effect)}
				byPath[call.Path] = pkg
			}
			pkg.add(call)
		}
	}
	return byPath
})

func (pkg *packageIndex) add(call Call) {
	typ, isPattern := strings.CutSuffix(call.Name, ".*")
	switch {
	case !isPattern:
		pkg.names[call.Name] |= call.Does
	case typ == "*":
		pkg.any |= call.Does
	default:
		if pkg.types == nil {
			pkg.types = make(map[string]Effect)
		}
		pkg.types[typ] |= call.Does
	}
}

// below returns the lines of the nearest "prefix/..." above path, or nil.
func below(path string) *packageIndex {
	for i := strings.LastIndexByte(path, '/'); i > 0; i = strings.LastIndexByte(path[:i], '/') {
		if pkg := index()[path[:i]+"/..."]; pkg != nil {
			return pkg
		}
	}
	return nil
}

// contextInErrorOut reports whether fn takes a context first and returns an
// error last, the shape of a request in the large generated clients.
func contextInErrorOut(fn *types.Func) bool {
	sig := fn.Signature()
	return sig.Params().Len() > 0 && IsContext(sig.Params().At(0).Type()) && ReturnsError(sig)
}

// ReturnsError reports whether the last result of sig is of type error.
func ReturnsError(sig *types.Signature) bool {
	n := sig.Results().Len()
	return n > 0 && types.Identical(sig.Results().At(n-1).Type(), types.Universe.Lookup("error").Type())
}

// IsContext reports whether t is context.Context.
func IsContext(t types.Type) bool { return isNamed(t, "context", "Context") }

// isNamed reports whether t is the named type path.name.
func isNamed(t types.Type, path, name string) bool {
	named, ok := types.Unalias(t).(*types.Named)
	if !ok {
		return false
	}
	obj := named.Obj()
	return obj.Name() == name && obj.Pkg() != nil && obj.Pkg().Path() == path
}

// IsTick reports whether t is a channel of time.Time, as timers, tickers and
// time.After have it.
func IsTick(t types.Type) bool {
	ch, ok := t.Underlying().(*types.Chan)
	return ok && isNamed(ch.Elem(), "time", "Time")
}

// IsDuration reports whether t is time.Duration.
func IsDuration(t types.Type) bool { return isNamed(t, "time", "Duration") }
