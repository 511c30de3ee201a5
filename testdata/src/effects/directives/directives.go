// Package directives holds directives that cannot be read.
package directives

//incidentlint:ignore // want `ignore directive names no analyzer and no reason`
var a int

//incidentlint:ignore unboundedretry // want `ignore directive for unboundedretry gives no reason`
var b int

//incidentlint:ignore unboundedretri because it is meant // want `ignore directive names analyzer "unboundedretri", which is unknown`
var c int

//incidentlint:ignore unboundedretry/ because it is meant // want `ignore directive names no category after unboundedretry/`
var d int

//incidentlint:ingore unboundedretry because it is meant // want `directive "ingore" is unknown, the known ones are ignore, remote, paces, query, write, checks, retired, stage, gate`
var e int

// incidentlint:ignore unboundedretry because it is meant // want `directive with a space after // does nothing, it begins with //incidentlint:`
var f int

//incidentlint:remote // want `remote directive stands at no function or interface method`
var g int

//incidentlint:paces slowly // want `paces directive takes no argument, it has "slowly"`
func h() {}

// //incidentlint:ignore stands in an example and is none
func i() {}

// incidentlint: a sentence that begins with the name is no directive.
func j() {}

//incidentlint:query absent=maybe // want `query directive has "absent=maybe", absent is one of nil, zero, error, found`
func k() *int { return nil }

//incidentlint:query result=first // want `query directive has "result=first", result is a number from 0 to 31`
func l() *int { return nil }

//incidentlint:write update // want `write directive has "update", it takes verb=`
func m() error { return nil }

//incidentlint:retired env QUOTES_URL // want `retired directive cannot be read: env QUOTES_URL gives no reason behind --`

//incidentlint:retired quotes -- it is gone // want `retired directive cannot be read: "quotes -- it is gone" is not of the form KIND NAME -- REASON`

//incidentlint:stage // want `stage directive names no stage`
func n() {}

//incidentlint:stage beta // want `stage directive stands at no declaration`

//incidentlint:gate beta for=all // want `gate directive has "for=all", it takes the name of a stage and flag=KEY`
func o() bool { return false }
