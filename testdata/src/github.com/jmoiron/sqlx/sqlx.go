// Package sqlx is a stub of github.com/jmoiron/sqlx: declarations as there, bodies that
// return zero values.
package sqlx

import (
	"context"
	"database/sql"
)

type binder interface {
	DriverName() string
	Rebind(string) string
	BindNamed(string, interface{}) (string, []interface{}, error)
}

type Execer interface {
	Exec(query string, args ...interface{}) (sql.Result, error)
}

type ExecerContext interface {
	ExecContext(ctx context.Context, query string, args ...interface{}) (sql.Result, error)
}

type Queryer interface {
	Query(query string, args ...interface{}) (*sql.Rows, error)
}

type QueryerContext interface {
	QueryContext(ctx context.Context, query string, args ...interface{}) (*sql.Rows, error)
}

type Ext interface {
	binder
	Queryer
	Execer
}

type ExtContext interface {
	binder
	QueryerContext
	ExecerContext
}

func Open(driverName, dataSourceName string) (*DB, error) { return nil, nil }

func Get(q Queryer, dest interface{}, query string, args ...interface{}) error { return nil }

func MustExec(e Execer, query string, args ...interface{}) sql.Result { return nil }

func NamedExec(e Ext, query string, arg interface{}) (sql.Result, error) { return nil, nil }

func NamedExecContext(ctx context.Context, e ExtContext, query string, arg interface{}) (sql.Result, error) {
	return nil, nil
}

type NamedStmt struct{ QueryString string }

func (n *NamedStmt) Exec(arg interface{}) (sql.Result, error) { return nil, nil }

func (n *NamedStmt) MustExec(arg interface{}) sql.Result { return nil }

type DB struct{ *sql.DB }

func (db *DB) Beginx() (*Tx, error) { return nil, nil }

func (db *DB) PrepareNamed(query string) (*NamedStmt, error) { return nil, nil }

func (db *DB) DriverName() string { return "" }

func (db *DB) Rebind(query string) string { return "" }

func (db *DB) BindNamed(query string, arg interface{}) (string, []interface{}, error) {
	return "", nil, nil
}

func (db *DB) Get(dest interface{}, query string, args ...interface{}) error { return nil }

func (db *DB) GetContext(ctx context.Context, dest interface{}, query string, args ...interface{}) error {
	return nil
}

func (db *DB) NamedExec(query string, arg interface{}) (sql.Result, error) { return nil, nil }

func (db *DB) NamedExecContext(ctx context.Context, query string, arg interface{}) (sql.Result, error) {
	return nil, nil
}

func (db *DB) MustExec(query string, args ...interface{}) sql.Result { return nil }

func (db *DB) MustExecContext(ctx context.Context, query string, args ...interface{}) sql.Result {
	return nil
}

type Tx struct{ *sql.Tx }

func (tx *Tx) DriverName() string { return "" }

func (tx *Tx) Rebind(query string) string { return "" }

func (tx *Tx) BindNamed(query string, arg interface{}) (string, []interface{}, error) {
	return "", nil, nil
}

func (tx *Tx) Get(dest interface{}, query string, args ...interface{}) error { return nil }

func (tx *Tx) GetContext(ctx context.Context, dest interface{}, query string, args ...interface{}) error {
	return nil
}

func (tx *Tx) NamedExec(query string, arg interface{}) (sql.Result, error) { return nil, nil }

func (tx *Tx) NamedExecContext(ctx context.Context, query string, arg interface{}) (sql.Result, error) {
	return nil, nil
}

func (tx *Tx) MustExec(query string, args ...interface{}) sql.Result { return nil }

func (tx *Tx) MustExecContext(ctx context.Context, query string, args ...interface{}) sql.Result {
	return nil
}
