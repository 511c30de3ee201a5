package mutations_test

import (
	"slices"
	"testing"

	"xorm.io/xorm"
	"xorm.io/xorm/core"
	"xorm.io/xorm/log"
)

type xormUser struct {
	ID     int64 `xorm:"pk autoincr 'id'"`
	Name   string
	Labels []string
	Posts  []xormPost `xorm:"-"`
}

type xormPost struct {
	ID     int64 `xorm:"pk autoincr 'id'"`
	Title  string
	UserID *int64 `xorm:"'user_id'"`
}

func (xormUser) TableName() string { return "users" }
func (xormPost) TableName() string { return "posts" }

func xormCell(change, call string, run func(db *xorm.Engine, u *xormUser) error) cell {
	return cell{change, call, func(t *testing.T) string {
		conn := openSQLite(t)
		db, err := xorm.NewEngineWithDB("sqlite", ":memory:", core.FromDB(conn))
		if err != nil {
			t.Fatal(err)
		}
		db.SetLogger(log.DiscardLogger{})
		var u xormUser
		if has, err := db.ID(1).Get(&u); err != nil || !has {
			t.Fatal(has, err)
		}
		if err := db.Where("user_id = 1").Find(&u.Posts); err != nil {
			t.Fatal(err)
		}
		return changed(t, conn, func() error { return run(db, &u) })
	}}
}

func xormSections() []section {
	const (
		updates = "db.ID(u.ID).Update(u)"
		ofAll   = "db.ID(u.ID).AllCols().Update(u)"
		ofName  = "db.ID(u.ID).Cols(name).Update(u)"
	)
	save := func(session *xorm.Session, u *xormUser) error {
		_, err := session.Update(u)
		return err
	}
	return []section{{"xorm: a column of a slice", []cell{
		xormCell(nothing, updates, func(db *xorm.Engine, u *xormUser) error { return save(db.ID(u.ID), u) }),
		xormCell("F = slices.Delete(F, 1, 2)", updates, func(db *xorm.Engine, u *xormUser) error {
			u.Labels = slices.Delete(u.Labels, 1, 2)
			return save(db.ID(u.ID), u)
		}),
		xormCell("s := append(F[:1], F[2:]...)", updates, func(db *xorm.Engine, u *xormUser) error {
			s := u.Labels
			_ = append(s[:1], s[2:]...)
			return save(db.ID(u.ID), u)
		}),
		xormCell("s := slices.Delete(F, 1, 2)", updates, func(db *xorm.Engine, u *xormUser) error {
			s := u.Labels
			_ = slices.Delete(s, 1, 2)
			return save(db.ID(u.ID), u)
		}),
		xormCell("each F[i] = '***'", updates, func(db *xorm.Engine, u *xormUser) error {
			for i := range u.Labels {
				u.Labels[i] = "***"
			}
			return save(db.ID(u.ID), u)
		}),
		xormCell("slices.Reverse(F)", updates, func(db *xorm.Engine, u *xormUser) error {
			slices.Reverse(u.Labels)
			return save(db.ID(u.ID), u)
		}),
		xormCell("s := slices.Delete(F, 1, 2)", ofAll, func(db *xorm.Engine, u *xormUser) error {
			s := u.Labels
			_ = slices.Delete(s, 1, 2)
			return save(db.ID(u.ID).AllCols(), u)
		}),
		xormCell("s := slices.Delete(F, 1, 2)", ofName, func(db *xorm.Engine, u *xormUser) error {
			s := u.Labels
			_ = slices.Delete(s, 1, 2)
			return save(db.ID(u.ID).Cols("name"), u)
		}),
		xormCell(`F of xorm:"-" = slices.Delete(F, 1, 2)`, updates, func(db *xorm.Engine, u *xormUser) error {
			u.Posts = slices.Delete(u.Posts, 1, 2)
			return save(db.ID(u.ID), u)
		}),
	}}}
}
