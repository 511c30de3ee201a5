// Package orm is a stub of github.com/beego/beego/v2/client/orm: declarations as there,
// bodies that return zero values.
package orm

import "github.com/beego/beego/v2/core/utils"

type DML interface {
	Update(md interface{}, cols ...string) (int64, error)
}

type DQL interface {
	Read(md interface{}, cols ...string) error
	LoadRelated(md interface{}, name string, args ...utils.KV) (int64, error)
	QueryM2M(md interface{}, name string) QueryM2Mer
}

type Ormer interface {
	DML
	DQL
}

func NewOrm() Ormer { return nil }

type QueryM2Mer interface {
	Add(...interface{}) (int64, error)
	Remove(...interface{}) (int64, error)
	Clear() (int64, error)
}
