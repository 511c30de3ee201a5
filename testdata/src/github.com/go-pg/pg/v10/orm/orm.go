// Package orm is a stub of github.com/go-pg/pg/v10/orm: declarations as there, bodies that
// return zero values.
package orm

import "context"

type Result interface {
	RowsAffected() int
	RowsReturned() int
}

type DB interface {
	Model(model ...interface{}) *Query
	ModelContext(c context.Context, model ...interface{}) *Query
	Exec(query interface{}, params ...interface{}) (Result, error)
	ExecContext(c context.Context, query interface{}, params ...interface{}) (Result, error)
	ExecOne(query interface{}, params ...interface{}) (Result, error)
}

type Query struct{ where string }

func (q *Query) Model(model ...interface{}) *Query { return nil }

func (q *Query) Context(c context.Context) *Query { return nil }

func (q *Query) Table(tables ...string) *Query { return nil }

func (q *Query) Column(columns ...string) *Query { return nil }

func (q *Query) ExcludeColumn(columns ...string) *Query { return nil }

func (q *Query) Set(set string, params ...interface{}) *Query { return nil }

func (q *Query) Value(column string, value string, params ...interface{}) *Query { return nil }

func (q *Query) Where(condition string, params ...interface{}) *Query { return nil }

func (q *Query) WhereOr(condition string, params ...interface{}) *Query { return nil }

func (q *Query) WherePK() *Query { return nil }

func (q *Query) Returning(s string, params ...interface{}) *Query { return nil }

func (q *Query) For(s string, params ...interface{}) *Query { return nil }

func (q *Query) Select(values ...interface{}) error { return nil }

func (q *Query) First() error { return nil }

func (q *Query) Insert(values ...interface{}) (Result, error) { return nil, nil }

func (q *Query) Update(scan ...interface{}) (Result, error) { return nil, nil }

func (q *Query) UpdateNotZero(scan ...interface{}) (Result, error) { return nil, nil }

func (q *Query) Delete(values ...interface{}) (Result, error) { return nil, nil }
