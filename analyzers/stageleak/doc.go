// Package stageleak reports code of one stage that is reached without its gate.
//
// Code that is for the beta only is in the binary that runs in production. What keeps it
// from running there is an if; and the one place where the if was forgotten, or was lost
// in a merge, is where nobody has tried it. Say what is staged and what the gate is, and
// every way from the one to the other is looked at:
//
//	//incidentlint:stage beta
//	func Show(w io.Writer)
//
//	//incidentlint:gate beta
//	func Beta() bool
//
// stage stands at a function, method, type, variable or constant, or before the package
// clause, where it holds for the whole package. gate stands at a variable,
// constant or struct field that is a bool, or at a function or method that returns one. A feature flag is a gate by its key, wherever this stands:
//
//	//incidentlint:gate beta flag=new-quotes
//
// Both hold in all packages that import this one, directly or by way of others.
//
// # ungated
//
// Something staged is used, and on a way to it no gate was passed. To register a handler
// is to use it, and so is to put it into a table; init and the initialisers of
// package-level variables run in every stage.
//
// WRONG
//
//	func serve(w io.Writer) error {
//		Show(w) // incident.Show is for stage beta only, a way without its gate leads here
//
// RIGHT
//
//	func serveInBeta(w io.Writer) error {
//		if !Beta() {
//			return errNotAvailable
//		}
//		Show(w)
//
// # unused-gate
//
// A program has code of a stage and no gate that could let it in; and beside it, perhaps,
// a gate that is for no code: most often one name that is spelt in two ways. It is told at
// the package clause of the program's main.
//
// # fail-open
//
// Off by default. A gate is true when its environment variable is not set, so that it
// opens wherever somebody forgot to.
//
//	//incidentlint:gate beta
//	var isBeta = os.Getenv("ENV") != "production"
//
// # It is silent when
//
// Every way passes a gate: in an if, in && and ||, behind an early return, in a switch,
// through ! and parentheses; by a function that returns true behind a gate only, or a
// variable or struct field that is set from gates only. The use is of the same stage: in
// a declaration, a method of a type, or a package that is staged alike. The use is in a
// function that only such places use, in the same package, and none outside can. A type is
// only named, in a signature or for a variable; or a method of a staged type is called,
// by who was let in when the value was made. It is in a test, or in generated code.
// Nothing is staged: then no file is looked at.
//
// # When it is meant
//
//	//incidentlint:ignore stageleak/ungated the page is behind the login of the staff
//	http.HandleFunc("/quotes", quotes.Handle)
//
// # The incident
//
// An insurance marketplace had a feature that was meant for its beta environment only. A
// bad merge brought a part of it back without the check; nobody had tried it in
// production, where it blanked the site.
package stageleak
