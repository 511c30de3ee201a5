// Package xorm is a stub of xorm.io/xorm: declarations as there, bodies that
// return zero values.
package xorm

import "database/sql"

type Engine struct{ showSQL bool }

func NewEngine(driverName, dataSourceName string, driverOptions ...func(db *sql.DB) error) (*Engine, error) {
	return nil, nil
}

func (engine *Engine) NewSession() *Session { return nil }

func (engine *Engine) ID(id any) *Session { return nil }

func (engine *Engine) Where(query any, args ...any) *Session { return nil }

func (engine *Engine) Get(beans ...any) (bool, error) { return false, nil }

func (engine *Engine) Find(beans any, condiBeans ...any) error { return nil }

func (engine *Engine) Insert(beans ...any) (int64, error) { return 0, nil }

func (engine *Engine) Update(bean any, condiBeans ...any) (int64, error) {
	return 0, nil
}

func (engine *Engine) Delete(beans ...any) (int64, error) { return 0, nil }

type Session struct{ isClosed bool }

func (session *Session) ID(id any) *Session { return nil }

func (session *Session) AllCols() *Session { return nil }

func (session *Session) Cols(columns ...string) *Session { return nil }

func (session *Session) Where(query any, args ...any) *Session { return nil }

func (session *Session) Get(beans ...any) (bool, error) { return false, nil }

func (session *Session) Exist(bean ...any) (bool, error) { return false, nil }

func (session *Session) Update(bean any, condiBean ...any) (int64, error) {
	return 0, nil
}

func (session *Session) Insert(beans ...any) (int64, error) { return 0, nil }
