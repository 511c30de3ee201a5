// Package catalog says what libraries do. It is data: one line per function,
// in one table per kind, resolved against the real libraries by a test of
// testdata/libraries, so that no line can rot.
//
// A line names an import path and a function as go doc spells it:
//
//	{"net/http", "Get", Remote}             a function
//	{"net/http", "Client.Do", Remote}       a method, pointer receiver or not
//	{"net/http", "RoundTripper.RoundTrip", Remote}   an interface method
//
// Wildcards keep generated libraries short. A path that ends in "/..." stands
// for the packages below it. A name "*.Do" stands for the method Do of each
// type, and "Client.*" for each exported method of Client (or, "*.*", of any
// type) that takes a context first and returns an error last. A line without
// an effect, {"...", "Client.Close", 0}, is an exception to a wildcard.
//
// The package knows go/types and nothing else: no pass, no syntax, no SSA.
package catalog
