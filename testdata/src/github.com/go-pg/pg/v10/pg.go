// Package pg is a stub of github.com/go-pg/pg/v10: declarations as there, bodies that
// return zero values.
package pg

import (
	"context"

	"github.com/go-pg/pg/v10/internal"
	"github.com/go-pg/pg/v10/orm"
)

var ErrNoRows = internal.ErrNoRows

type Result = orm.Result

type Query = orm.Query

type baseDB struct{ db orm.DB }

type DB struct{ *baseDB }

func (db *baseDB) Begin() (*Tx, error) { return nil, nil }

func (db *baseDB) RunInTransaction(ctx context.Context, fn func(*Tx) error) error { return nil }

func (db *baseDB) Model(model ...interface{}) *Query { return nil }

func (db *baseDB) ModelContext(c context.Context, model ...interface{}) *Query { return nil }

func (db *baseDB) Exec(query interface{}, params ...interface{}) (res Result, err error) {
	return nil, nil
}

func (db *baseDB) ExecContext(c context.Context, query interface{}, params ...interface{}) (Result, error) {
	return nil, nil
}

func (db *baseDB) ExecOne(query interface{}, params ...interface{}) (Result, error) { return nil, nil }

func (db *baseDB) QueryOne(model, query interface{}, params ...interface{}) (Result, error) {
	return nil, nil
}

type Tx struct{ db *baseDB }

func (tx *Tx) Commit() error { return nil }

func (tx *Tx) Rollback() error { return nil }

func (tx *Tx) Model(model ...interface{}) *Query { return nil }

func (tx *Tx) ModelContext(c context.Context, model ...interface{}) *Query { return nil }

func (tx *Tx) Exec(query interface{}, params ...interface{}) (Result, error) { return nil, nil }

func (tx *Tx) ExecContext(c context.Context, query interface{}, params ...interface{}) (Result, error) {
	return nil, nil
}

func (tx *Tx) ExecOne(query interface{}, params ...interface{}) (Result, error) { return nil, nil }

func (tx *Tx) QueryOne(model, query interface{}, params ...interface{}) (Result, error) {
	return nil, nil
}
