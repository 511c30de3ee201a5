// Package gorm is a stub of gorm.io/gorm: declarations as there, bodies that
// return zero values.
package gorm

import (
	"context"
	"database/sql"
	"errors"

	"gorm.io/gorm/clause"
)

var ErrRecordNotFound = errors.New("record not found")

func Expr(expr string, args ...interface{}) clause.Expr { return clause.Expr{} }

type Config struct{}

type Dialector interface{ Name() string }

type Option interface{ Apply(*Config) error }

type Session struct {
	Initialized          bool
	NewDB                bool
	AllowGlobalUpdate    bool
	FullSaveAssociations bool
}

type DB struct {
	*Config
	Error        error
	RowsAffected int64
}

func Open(dialector Dialector, opts ...Option) (db *DB, err error) { return nil, nil }

func (db *DB) Session(config *Session) *DB { return nil }

func (db *DB) WithContext(ctx context.Context) *DB { return nil }

func (db *DB) Debug() (tx *DB) { return nil }

func (db *DB) Begin(opts ...*sql.TxOptions) *DB { return nil }

func (db *DB) Commit() *DB { return nil }

func (db *DB) Rollback() *DB { return nil }

func (db *DB) SavePoint(name string) *DB { return nil }

func (db *DB) AddError(err error) error { return nil }

func (db *DB) Transaction(fc func(tx *DB) error, opts ...*sql.TxOptions) (err error) { return nil }

func (db *DB) Connection(fc func(tx *DB) error) (err error) { return nil }

func (db *DB) Model(value interface{}) (tx *DB) { return nil }

func (db *DB) Table(name string, args ...interface{}) (tx *DB) { return nil }

func (db *DB) Clauses(conds ...clause.Expression) (tx *DB) { return nil }

func (db *DB) Select(query interface{}, args ...interface{}) (tx *DB) { return nil }

func (db *DB) Omit(columns ...string) (tx *DB) { return nil }

func (db *DB) Where(query interface{}, args ...interface{}) (tx *DB) { return nil }

func (db *DB) Or(query interface{}, args ...interface{}) (tx *DB) { return nil }

func (db *DB) Not(query interface{}, args ...interface{}) (tx *DB) { return nil }

func (db *DB) Scopes(funcs ...func(*DB) *DB) (tx *DB) { return nil }

func (db *DB) Unscoped() (tx *DB) { return nil }

func (db *DB) Set(key string, value interface{}) *DB { return nil }

func (db *DB) Order(value interface{}) (tx *DB) { return nil }

func (db *DB) Limit(limit int) (tx *DB) { return nil }

func (db *DB) Raw(sql string, values ...interface{}) (tx *DB) { return nil }

func (db *DB) Find(dest interface{}, conds ...interface{}) (tx *DB) { return nil }

func (db *DB) First(dest interface{}, conds ...interface{}) (tx *DB) { return nil }

func (db *DB) Take(dest interface{}, conds ...interface{}) (tx *DB) { return nil }

func (db *DB) Last(dest interface{}, conds ...interface{}) (tx *DB) { return nil }

func (db *DB) Scan(dest interface{}) (tx *DB) { return nil }

func (db *DB) Count(count *int64) (tx *DB) { return nil }

func (db *DB) Create(value interface{}) (tx *DB) { return nil }

func (db *DB) Save(value interface{}) (tx *DB) { return nil }

func (db *DB) FirstOrCreate(dest interface{}, conds ...interface{}) (tx *DB) { return nil }

func (db *DB) Update(column string, value interface{}) (tx *DB) { return nil }

func (db *DB) Updates(values interface{}) (tx *DB) { return nil }

func (db *DB) UpdateColumn(column string, value interface{}) (tx *DB) { return nil }

func (db *DB) UpdateColumns(values interface{}) (tx *DB) { return nil }

func (db *DB) Delete(value interface{}, conds ...interface{}) (tx *DB) { return nil }

func (db *DB) Exec(sql string, values ...interface{}) (tx *DB) { return nil }

func (db *DB) Preload(query string, args ...interface{}) (tx *DB) { return nil }

func (db *DB) AutoMigrate(dst ...interface{}) error { return nil }

type Association struct{ Error error }

func (db *DB) Association(column string) *Association { return nil }

func (association *Association) Unscoped() *Association { return nil }

func (association *Association) Find(out interface{}, conds ...interface{}) error { return nil }

func (association *Association) Append(values ...interface{}) error { return nil }

func (association *Association) Replace(values ...interface{}) error { return nil }

func (association *Association) Delete(values ...interface{}) error { return nil }

func (association *Association) Clear() error { return nil }

type Model struct{ ID uint }
