// Package internal is a stub of github.com/go-pg/pg/v10/internal: declarations as
// there, bodies that return zero values.
package internal

type Error struct{ s string }

func (err Error) Error() string { return "" }

var ErrNoRows = Error{"pg: no rows in result set"}
