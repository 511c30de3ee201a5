// Package squirrel is a stub of github.com/Masterminds/squirrel: declarations as there, bodies that
// return zero values.
package squirrel

import (
	"context"
	"database/sql"
)

type Sqlizer interface {
	ToSql() (string, []interface{}, error)
}

type Execer interface {
	Exec(query string, args ...interface{}) (sql.Result, error)
}

type Queryer interface {
	Query(query string, args ...interface{}) (*sql.Rows, error)
}

type BaseRunner interface {
	Execer
	Queryer
}

type RowScanner interface {
	Scan(...interface{}) error
}

type PlaceholderFormat interface {
	ReplacePlaceholders(sql string) (string, error)
}

type questionFormat struct{}

func (questionFormat) ReplacePlaceholders(sql string) (string, error) { return "", nil }

type dollarFormat struct{}

func (dollarFormat) ReplacePlaceholders(sql string) (string, error) { return "", nil }

var (
	Question = questionFormat{}
	Dollar   = dollarFormat{}
)

type Eq map[string]interface{}

func (eq Eq) ToSql() (sql string, args []interface{}, err error) { return "", nil, nil }

type NotEq Eq

func (neq NotEq) ToSql() (sql string, args []interface{}, err error) { return "", nil, nil }

type Lt map[string]interface{}

func (lt Lt) ToSql() (sql string, args []interface{}, err error) { return "", nil, nil }

type conj []Sqlizer

type And conj

func (a And) ToSql() (string, []interface{}, error) { return "", nil, nil }

type Or conj

func (o Or) ToSql() (string, []interface{}, error) { return "", nil, nil }

func Expr(sql string, args ...interface{}) Sqlizer { return nil }

type StatementBuilderType struct{ builder any }

var StatementBuilder = StatementBuilderType{}

func (b StatementBuilderType) PlaceholderFormat(f PlaceholderFormat) StatementBuilderType {
	return StatementBuilderType{}
}

func (b StatementBuilderType) RunWith(runner BaseRunner) StatementBuilderType {
	return StatementBuilderType{}
}

func (b StatementBuilderType) Update(table string) UpdateBuilder { return UpdateBuilder{} }

func (b StatementBuilderType) Delete(from string) DeleteBuilder { return DeleteBuilder{} }

type DeleteBuilder struct{ builder any }

func Delete(from string) DeleteBuilder { return DeleteBuilder{} }

func (b DeleteBuilder) RunWith(runner BaseRunner) DeleteBuilder { return DeleteBuilder{} }

func (b DeleteBuilder) Where(pred interface{}, args ...interface{}) DeleteBuilder {
	return DeleteBuilder{}
}

func (b DeleteBuilder) Exec() (sql.Result, error) { return nil, nil }

type UpdateBuilder struct{ builder any }

func Update(table string) UpdateBuilder { return UpdateBuilder{} }

func (b UpdateBuilder) PlaceholderFormat(f PlaceholderFormat) UpdateBuilder { return UpdateBuilder{} }

func (b UpdateBuilder) RunWith(runner BaseRunner) UpdateBuilder { return UpdateBuilder{} }

func (b UpdateBuilder) Prefix(sql string, args ...interface{}) UpdateBuilder { return UpdateBuilder{} }

func (b UpdateBuilder) Table(table string) UpdateBuilder { return UpdateBuilder{} }

func (b UpdateBuilder) Set(column string, value interface{}) UpdateBuilder { return UpdateBuilder{} }

func (b UpdateBuilder) SetMap(clauses map[string]interface{}) UpdateBuilder { return UpdateBuilder{} }

func (b UpdateBuilder) Where(pred interface{}, args ...interface{}) UpdateBuilder {
	return UpdateBuilder{}
}

func (b UpdateBuilder) Limit(limit uint64) UpdateBuilder { return UpdateBuilder{} }

func (b UpdateBuilder) Suffix(sql string, args ...interface{}) UpdateBuilder { return UpdateBuilder{} }

func (b UpdateBuilder) ToSql() (string, []interface{}, error) { return "", nil, nil }

func (b UpdateBuilder) MustSql() (string, []interface{}) { return "", nil }

func (b UpdateBuilder) Exec() (sql.Result, error) { return nil, nil }

func (b UpdateBuilder) ExecContext(ctx context.Context) (sql.Result, error) { return nil, nil }

func (b UpdateBuilder) QueryRow() RowScanner { return nil }

func (b UpdateBuilder) QueryRowContext(ctx context.Context) RowScanner { return nil }

func (b UpdateBuilder) Scan(dest ...interface{}) error { return nil }
