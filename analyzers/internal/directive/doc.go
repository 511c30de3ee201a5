// Package directive parses what users tell incidentlint in their source:
//
//	//incidentlint:ignore unboundedretry/hot-retry the peer paces us   a finding is by design
//	//incidentlint:remote                                             this function performs remote I/O
//	//incidentlint:paces                                              this function lets time pass
//	//incidentlint:query result=0 absent=nil                          this function looks for one object
//	//incidentlint:write verb=update                                  this function changes what a store holds
//	//incidentlint:checks arg=0                                       this function looks whether there is an object
//	//incidentlint:retired env QUOTES_URL -- the service was shut down  this is used no more
//	//incidentlint:stage beta                                          this declaration, or package, is for one stage
//	//incidentlint:gate beta                                           this is true in that stage only
//
// An ignore covers its own line and, where it stands alone, the next one; in
// the comment of a declaration it covers the declaration. The verbs about
// functions stand in the comment of a function or of an interface method.
//
// A directive that cannot be read is a Problem, never an error: an analysis
// that fails loses its findings (and, in some drivers, everybody's).
package directive
