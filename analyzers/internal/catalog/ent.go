package catalog

import (
	"go/types"
	"strings"
)

// What entgo.io/ent generates belongs to the program, and runs its statements behind hooks
// that nobody sees through. It is known by its shape (v0.14.6, generated and run): types
// named for what they build, in a package that hands on ent's Mutation.

// entQueryOf returns the line about fn as a query of generated code; false if it is none.
func entQueryOf(fn *types.Func) (Query, bool) {
	if name := fn.Name(); name != "First" && name != "Only" || !strings.HasSuffix(builderOf(fn), "Query") {
		return Query{}, false
	}
	return Query{Absent: Failure, Into: Result}, true
}

// entVerbOf returns what fn does to a store if it is generated; zero if it is not, or does
// nothing of its own.
func entVerbOf(fn *types.Func) Verb {
	builder := ""
	if name := fn.Name(); name == "Save" || name == "Exec" {
		builder = builderOf(fn)
	}
	switch {
	case strings.HasSuffix(builder, "Create"), strings.HasSuffix(builder, "CreateBulk"):
		return Inserts
	case strings.HasSuffix(builder, "Update"), strings.HasSuffix(builder, "UpdateOne"):
		return Updates
	case strings.HasSuffix(builder, "Delete"), strings.HasSuffix(builder, "DeleteOne"):
		return Deletes
	}
	return 0
}

// builderOf returns the name of the generated type that fn is a method of; empty if it is
// of none.
func builderOf(fn *types.Func) string {
	recv := fn.Signature().Recv()
	if recv == nil || fn.Pkg() == nil {
		return ""
	}
	mutation, ok := fn.Pkg().Scope().Lookup("Mutation").(*types.TypeName)
	if !ok || !isNamed(mutation.Type(), "entgo.io/ent", "Mutation") {
		return ""
	}
	pointer, ok := types.Unalias(recv.Type()).(*types.Pointer)
	if !ok {
		return ""
	}
	named, ok := types.Unalias(pointer.Elem()).(*types.Named)
	if !ok {
		return ""
	}
	return named.Obj().Name()
}
