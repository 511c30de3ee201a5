// Package gocql is a stub of github.com/gocql/gocql: declarations as there, bodies that
// return zero values.
package gocql

import (
	"context"
	"errors"
)

var ErrNotFound = errors.New("not found")

type Consistency uint16

type Session struct{ isClosed bool }

func (s *Session) Query(stmt string, values ...interface{}) *Query { return nil }

type Query struct{ stmt string }

func (q *Query) Bind(v ...interface{}) *Query { return nil }

func (q *Query) Consistency(c Consistency) *Query { return nil }

func (q *Query) WithContext(ctx context.Context) *Query { return nil }

func (q *Query) Exec() error { return nil }

func (q *Query) Scan(dest ...interface{}) error { return nil }

func (q *Query) ScanCAS(dest ...interface{}) (applied bool, err error) { return false, nil }

func (q *Query) MapScanCAS(dest map[string]interface{}) (applied bool, err error) {
	return false, nil
}
