// Package builder is a stub of xorm.io/builder: declarations as there, bodies that
// return zero values.
package builder

type Cond interface {
	And(...Cond) Cond
	Or(...Cond) Cond
	IsValid() bool
}

type Eq map[string]interface{}

func (eq Eq) And(conds ...Cond) Cond { return nil }

func (eq Eq) Or(conds ...Cond) Cond { return nil }

func (eq Eq) IsValid() bool { return false }

func Expr(sql string, args ...interface{}) Cond { return nil }
