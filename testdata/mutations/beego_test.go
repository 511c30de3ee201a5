package mutations_test

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/beego/beego/v2/client/orm"
)

type beegoUser struct {
	ID    int `orm:"column(id);pk"`
	Name  string
	Posts []*beegoPost `orm:"reverse(many)"`
	Tags  []*beegoTag  `orm:"rel(m2m);rel_table(user_tags)"`
}

type beegoPost struct {
	ID    int `orm:"column(id);pk"`
	Title string
	User  *beegoUser `orm:"rel(fk);column(user_id)"`
}

type beegoTag struct {
	ID    int `orm:"column(id);pk"`
	Title string
	Users []*beegoUser `orm:"reverse(many)"`
}

func (*beegoUser) TableName() string { return "users" }
func (*beegoPost) TableName() string { return "posts" }
func (*beegoTag) TableName() string  { return "tags" }

// beegoTables has the columns of the links as beego calls them.
var beegoTables = strings.NewReplacer(
	"user_tags (user_id INTEGER NOT NULL, tag_id INTEGER NOT NULL, PRIMARY KEY (user_id, tag_id))",
	"user_tags (id INTEGER PRIMARY KEY, users_id INTEGER NOT NULL, tags_id INTEGER NOT NULL)",
	"INSERT INTO user_tags VALUES", "INSERT INTO user_tags (users_id, tags_id) VALUES",
).Replace(tables)

var (
	beegoModels  = sync.OnceFunc(func() { orm.RegisterModel(new(beegoUser), new(beegoPost), new(beegoTag)) })
	beegoAliases atomic.Int64
)

func beegoCell(change, call string, run func(db orm.Ormer, u *beegoUser) error) cell {
	return cell{change, call, func(t *testing.T) string {
		conn := openWith(t, beegoTables)
		beegoModels()
		alias := "default" // which there must be
		if n := beegoAliases.Add(1); n > 1 {
			alias = fmt.Sprint("cell", n)
		}
		if err := orm.AddAliasWthDB(alias, "sqlite3", conn); err != nil {
			t.Fatal(err)
		}
		db := orm.NewOrmUsingDB(alias)
		u := &beegoUser{ID: 1}
		if err := db.Read(u); err != nil {
			t.Fatal(err)
		}
		for _, name := range []string{"Posts", "Tags"} {
			if _, err := db.LoadRelated(u, name); err != nil {
				t.Fatal(err)
			}
		}
		return changed(t, conn, func() error { return run(db, u) })
	}}
}

func beegoSections() []section {
	const (
		updates  = "db.Update(u)"
		replaces = "m2m.Clear(); m2m.Add(u.Tags)"
		removes  = "m2m.Remove(batch)"
	)
	isEvenPost := func(p *beegoPost) bool { return p.ID%2 == 0 }
	isEven := func(g *beegoTag) bool { return g.ID%2 == 0 }
	update := func(db orm.Ormer, u *beegoUser) error {
		_, err := db.Update(u)
		return err
	}
	replace := func(db orm.Ormer, u *beegoUser) error {
		m2m := db.QueryM2M(u, "Tags")
		if _, err := m2m.Clear(); err != nil || len(u.Tags) == 0 {
			return err
		}
		_, err := m2m.Add(u.Tags)
		return err
	}
	return []section{{"beego: relations", []cell{
		beegoCell(nothing, updates, update),
		beegoCell("F = slices.Delete(F, 1, 2)", updates, func(db orm.Ormer, u *beegoUser) error {
			u.Posts = slices.Delete(u.Posts, 1, 2)
			return update(db, u)
		}),
		beegoCell("s := slices.DeleteFunc(F, even)", updates, func(db orm.Ormer, u *beegoUser) error {
			_ = slices.DeleteFunc(u.Posts, isEvenPost)
			return update(db, u)
		}),
		beegoCell(nothing, replaces, replace),
		beegoCell("F = slices.Delete(F, 1, 2)", replaces, func(db orm.Ormer, u *beegoUser) error {
			u.Tags = slices.Delete(u.Tags, 1, 2)
			return replace(db, u)
		}),
		beegoCell("s := append(F[:1], F[2:]...)", replaces, func(db orm.Ormer, u *beegoUser) error {
			s := u.Tags
			_ = append(s[:1], s[2:]...)
			return replace(db, u)
		}),
		beegoCell("F = F[2:]", replaces, func(db orm.Ormer, u *beegoUser) error {
			u.Tags = u.Tags[2:]
			return replace(db, u)
		}),
		beegoCell("for len(F) > 0 { F = F[1:] }", replaces, func(db orm.Ormer, u *beegoUser) error {
			for len(u.Tags) > 0 {
				u.Tags = u.Tags[1:]
			}
			return replace(db, u)
		}),
		beegoCell("s := slices.DeleteFunc(F, even)", replaces, func(db orm.Ormer, u *beegoUser) error {
			_ = slices.DeleteFunc(u.Tags, isEven)
			return replace(db, u)
		}),
		beegoCell("batch := F[:2]; F = append(F[:0], F[2:]...)", removes, func(db orm.Ormer, u *beegoUser) error {
			batch := u.Tags[:2]
			u.Tags = append(u.Tags[:0], u.Tags[2:]...)
			_, err := db.QueryM2M(u, "Tags").Remove(batch)
			return err
		}),
	}}}
}
