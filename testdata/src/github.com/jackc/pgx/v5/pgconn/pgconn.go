// Package pgconn is a stub of github.com/jackc/pgx/v5/pgconn: declarations as
// there, bodies that return zero values.
package pgconn

type CommandTag struct{ s string }

func (ct CommandTag) RowsAffected() int64 { return 0 }

type PgError struct {
	Severity string
	Code     string
	Message  string
}

func (pe *PgError) Error() string { return "" }

// SafeToRetry reports whether err came before any data was sent.
func SafeToRetry(err error) bool { return false }

func Timeout(err error) bool { return false }
