package catalog

import (
	"go/types"
	"strings"

	"github.com/incidentlint/incidentlint/analyzers/internal/lazyregexp"
)

// Programs name the methods of their own interfaces by a few words. Names only choose what
// is supposed of a method: whether it holds, its implementation shows.
var (
	looks   = lazyregexp.New(`^(By|Fetch|Find|First|Get|Info|Load|Lookup|LookUp|One|Query|Read|Retrieve|Search|Select|Show|fetch|find|get|load|lookup|query|retrieve|select)([A-Z_0-9]|$)`)
	inserts = lazyregexp.New(`^(?i:add|append|create|insert|new|produce|publish|push|register|send|submit)`)
	updates = lazyregexp.New(`^(?i:change|edit|mark|modify|patch|rename|set|update)`)
	saves   = lazyregexp.New(`^(?i:index|keep|persist|put|replace|save|store|sync|upsert|write)`)
)

// SupposedVerb returns what a method of that name would do to a store; zero if nothing.
func SupposedVerb(name string) Verb {
	switch {
	case inserts.MatchString(name):
		return Inserts
	case updates.MatchString(name):
		return Updates
	case saves.MatchString(name):
		return Saves
	}
	return 0
}

// IsSupposedToLook reports whether a method of that name, which returns a t, would look for one.
func IsSupposedToLook(name string, t types.Type) bool {
	if looks.MatchString(name) {
		return true
	}
	if pointer, ok := t.(*types.Pointer); ok {
		t = pointer.Elem()
	}
	named, ok := types.Unalias(t).(*types.Named)
	return ok && strings.HasPrefix(name, named.Obj().Name())
}

// InterfaceOf returns the named interface that fn is a method of; nil if there is none, and
// for those of the standard library and of libraries that have lines.
func InterfaceOf(fn *types.Func) *types.Named {
	recv := fn.Signature().Recv()
	if recv == nil || fn.Pkg() == nil || !types.IsInterface(recv.Type()) || !HasFacts(fn.Pkg().Path()) {
		return nil
	}
	named, _ := types.Unalias(recv.Type()).(*types.Named)
	return named
}

// IsSupposedToAsk reports whether fn, a method of an interface of which nothing else is known,
// could be a request to another party though it is given no context, see AsksThrough.
func IsSupposedToAsk(fn *types.Func) bool {
	return ReturnsError(fn.Signature()) && !noRequest.MatchString(fn.Name())
}

var doubles = lazyregexp.New(`(?i)mock|fake|stub|dummy|spy|noop|testing|testutil`)

// IsDouble reports whether a type, by its name or that of its package, stands in for another in
// tests.
func IsDouble(t *types.TypeName) bool {
	return doubles.MatchString(t.Name()) || t.Pkg() != nil && doubles.MatchString(t.Pkg().Path())
}
