// Package gorm is a stub of github.com/jinzhu/gorm: declarations as there, bodies that
// return zero values.
package gorm

import (
	"context"
	"database/sql"
	"errors"
)

var ErrRecordNotFound = errors.New("record not found")

func IsRecordNotFoundError(err error) bool { return false }

// A SqlExpr is a value that is written as SQL.
type SqlExpr struct{ expr string }

func Expr(expression string, args ...interface{}) *SqlExpr { return nil }

type DB struct {
	Value        interface{}
	Error        error
	RowsAffected int64
}

func Open(dialect string, args ...interface{}) (db *DB, err error) { return nil, nil }

func (s *DB) Transaction(fc func(tx *DB) error) (err error) { return nil }

func (s *DB) AddError(err error) error { return nil }

func (s *DB) RecordNotFound() bool { return false }

func (s *DB) Where(query interface{}, args ...interface{}) *DB { return nil }

func (s *DB) Or(query interface{}, args ...interface{}) *DB { return nil }

func (s *DB) Not(query interface{}, args ...interface{}) *DB { return nil }

func (s *DB) Order(value interface{}, reorder ...bool) *DB { return nil }

func (s *DB) Limit(limit interface{}) *DB { return nil }

func (s *DB) Select(query interface{}, args ...interface{}) *DB { return nil }

func (s *DB) Omit(columns ...string) *DB { return nil }

func (s *DB) Scopes(funcs ...func(*DB) *DB) *DB { return nil }

func (s *DB) Unscoped() *DB { return nil }

func (s *DB) Set(name string, value interface{}) *DB { return nil }

func (s *DB) Model(value interface{}) *DB { return nil }

func (s *DB) Table(name string) *DB { return nil }

func (s *DB) Raw(sql string, values ...interface{}) *DB { return nil }

func (s *DB) New() *DB { return nil }

func (s *DB) Debug() *DB { return nil }

func (s *DB) LogMode(enable bool) *DB { return nil }

func (s *DB) Begin() *DB { return nil }

func (s *DB) BeginTx(ctx context.Context, opts *sql.TxOptions) *DB { return nil }

func (s *DB) Commit() *DB { return nil }

func (s *DB) Rollback() *DB { return nil }

func (s *DB) RollbackUnlessCommitted() *DB { return nil }

func (s *DB) First(out interface{}, where ...interface{}) *DB { return nil }

func (s *DB) Take(out interface{}, where ...interface{}) *DB { return nil }

func (s *DB) Last(out interface{}, where ...interface{}) *DB { return nil }

func (s *DB) Find(out interface{}, where ...interface{}) *DB { return nil }

func (s *DB) Scan(dest interface{}) *DB { return nil }

func (s *DB) Count(value interface{}) *DB { return nil }

func (s *DB) Create(value interface{}) *DB { return nil }

func (s *DB) Save(value interface{}) *DB { return nil }

func (s *DB) FirstOrCreate(out interface{}, where ...interface{}) *DB { return nil }

func (s *DB) Update(attrs ...interface{}) *DB { return nil }

func (s *DB) Updates(values interface{}, ignoreProtectedAttrs ...bool) *DB { return nil }

func (s *DB) UpdateColumn(attrs ...interface{}) *DB { return nil }

func (s *DB) UpdateColumns(values interface{}) *DB { return nil }

func (s *DB) Delete(value interface{}, where ...interface{}) *DB { return nil }

func (s *DB) Exec(sql string, values ...interface{}) *DB { return nil }
