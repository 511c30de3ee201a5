// Package ir builds go/ssa for the functions it is asked for, and nothing
// else: SSA of whole packages costs many times what the rest of an analysis does,
// and a small part of the functions is enough.
//
// go/ssa takes a function without a body as declared elsewhere. So Build hands
// it shallow copies of the files in which the bodies nobody asked for are
// missing, and a copy of types.Info without the initialisers nobody asked for.
// A function too big for go/ssa, whose cost is not linear, is left alone and
// listed.
//
// The package knows no effect and no library.
package ir
