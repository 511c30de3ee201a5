// Package bun is a stub of github.com/uptrace/bun: declarations as there, bodies that
// return zero values.
package bun

import (
	"context"
	"database/sql"
)

type BaseModel struct{}

type IConn interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

type IDB interface {
	IConn
	NewSelect() *SelectQuery
	NewUpdate() *UpdateQuery
	NewRaw(query string, args ...any) *RawQuery
	RunInTx(ctx context.Context, opts *sql.TxOptions, f func(ctx context.Context, tx Tx) error) error
}

type noCopyState struct{ *sql.DB }

type DB struct{ *noCopyState }

func (db *DB) NewSelect() *SelectQuery { return nil }

func (db *DB) NewUpdate() *UpdateQuery { return nil }

func (db *DB) NewRaw(query string, args ...any) *RawQuery { return nil }

func (db *DB) BeginTx(ctx context.Context, opts *sql.TxOptions) (Tx, error) { return Tx{}, nil }

func (db *DB) RunInTx(ctx context.Context, opts *sql.TxOptions, fn func(ctx context.Context, tx Tx) error) error {
	return nil
}

type Tx struct{ *sql.Tx }

func (tx Tx) NewSelect() *SelectQuery { return nil }

func (tx Tx) NewUpdate() *UpdateQuery { return nil }

func (tx Tx) NewRaw(query string, args ...any) *RawQuery { return nil }

func (tx Tx) RunInTx(ctx context.Context, opts *sql.TxOptions, fn func(ctx context.Context, tx Tx) error) error {
	return nil
}

func (db *DB) NewDelete() *DeleteQuery { return nil }

type SelectQuery struct{ table string }

func (q *SelectQuery) Model(model any) *SelectQuery { return nil }

func (q *SelectQuery) Where(query string, args ...any) *SelectQuery { return nil }

func (q *SelectQuery) WherePK(cols ...string) *SelectQuery { return nil }

func (q *SelectQuery) For(s string, args ...any) *SelectQuery { return nil }

func (q *SelectQuery) Scan(ctx context.Context, dest ...any) error { return nil }

type RawQuery struct{ query string }

func (q *RawQuery) Exec(ctx context.Context, dest ...any) (sql.Result, error) { return nil, nil }

func (q *RawQuery) Scan(ctx context.Context, dest ...any) error { return nil }

type UpdateQuery struct{ table string }

func (q *UpdateQuery) Exec(ctx context.Context, dest ...any) (sql.Result, error) { return nil, nil }

func (q *UpdateQuery) Scan(ctx context.Context, dest ...any) error { return nil }

func (q *UpdateQuery) Conn(db IConn) *UpdateQuery { return nil }

func (q *UpdateQuery) Model(model any) *UpdateQuery { return nil }

func (q *UpdateQuery) Apply(fns ...func(*UpdateQuery) *UpdateQuery) *UpdateQuery { return nil }

func (q *UpdateQuery) Table(tables ...string) *UpdateQuery { return nil }

func (q *UpdateQuery) TableExpr(query string, args ...any) *UpdateQuery { return nil }

func (q *UpdateQuery) Column(columns ...string) *UpdateQuery { return nil }

func (q *UpdateQuery) ExcludeColumn(columns ...string) *UpdateQuery { return nil }

func (q *UpdateQuery) Set(query string, args ...any) *UpdateQuery { return nil }

func (q *UpdateQuery) SetColumn(column string, query string, args ...any) *UpdateQuery { return nil }

func (q *UpdateQuery) Value(column string, query string, args ...any) *UpdateQuery { return nil }

func (q *UpdateQuery) OmitZero() *UpdateQuery { return nil }

func (q *UpdateQuery) WherePK(cols ...string) *UpdateQuery { return nil }

func (q *UpdateQuery) Where(query string, args ...any) *UpdateQuery { return nil }

func (q *UpdateQuery) WhereOr(query string, args ...any) *UpdateQuery { return nil }

func (q *UpdateQuery) WhereGroup(sep string, fn func(*UpdateQuery) *UpdateQuery) *UpdateQuery {
	return nil
}

func (q *UpdateQuery) Returning(query string, args ...any) *UpdateQuery { return nil }

type DeleteQuery struct{ table string }

func (q *DeleteQuery) Model(model any) *DeleteQuery { return nil }

func (q *DeleteQuery) WherePK(cols ...string) *DeleteQuery { return nil }

func (q *DeleteQuery) Exec(ctx context.Context, dest ...any) (sql.Result, error) { return nil, nil }
