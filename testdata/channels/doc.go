// Package channels holds what the command prints, and the files that others copy
// from this repository, against the programs and schemas that read them. It is a
// module of its own, so that nobody who uses incidentlint depends on those.
package channels
