package catalog

import (
	"go/types"
	"strings"
)

// A Call is one line of a table: what a function of a library does.
type Call struct {
	Path string // import path, or "prefix/..." for the packages below prefix
	Name string // "Func", "Type.Method", "*.Method", "Type.*" or "*.*"
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
// nothing. The nearest line wins: of the package itself before "prefix/...",
// of a name before a wildcard, and any line before a signature.
func EffectOf(fn *types.Func) Effect {
	fn = fn.Origin() // lines are about declarations, not instances
	if fn.Pkg() == nil {
		return 0 // error.Error
	}
	path := pathOf(fn)
	if does, ok := index().exact[path].effectOf(fn); ok {
		return does
	}
	for i := strings.LastIndexByte(path, '/'); i > 0; i = strings.LastIndexByte(path[:i], '/') {
		if does, ok := index().below[path[:i]].effectOf(fn); ok {
			return does
		}
	}
	return signatureEffect(fn)
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
	return obj.Name() == name && pathOf(obj) == path
}

// IsTick reports whether t is a channel of time.Time, as timers, tickers and
// time.After have it.
func IsTick(t types.Type) bool {
	ch, ok := t.Underlying().(*types.Chan)
	return ok && isNamed(ch.Elem(), "time", "Time")
}

// IsTesting reports whether t is what package testing hands to tests, *testing.T, *B, *F
// or TB, or an interface that stands for it: one with FailNow.
func IsTesting(t types.Type) bool {
	if pointer, ok := types.Unalias(t).(*types.Pointer); ok {
		t = pointer.Elem()
	}
	for _, name := range []string{"T", "B", "F", "TB"} {
		if isNamed(t, "testing", name) {
			return true
		}
	}
	methods, ok := t.Underlying().(*types.Interface)
	if !ok {
		return false
	}
	failNow, _, _ := types.LookupFieldOrMethod(methods, false, nil, "FailNow")
	return failNow != nil
}

// IsTime reports whether t is time.Time.
func IsTime(t types.Type) bool { return isNamed(t, "time", "Time") }

// IsDuration reports whether t is time.Duration.
func IsDuration(t types.Type) bool { return isNamed(t, "time", "Duration") }
