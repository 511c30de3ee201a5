// Package stored stores what was put into elements, or their order, for somebody to see.
package stored

import (
	"context"
	"slices"
	"sort"

	"github.com/uptrace/bun"
	"gorm.io/gorm"
	"xorm.io/xorm"
)

type User struct {
	gorm.Model
	Posts []Post
	Notes []*Note
}

type Post struct {
	gorm.Model
	Mail, Title string
	Views       int
}

type Note struct {
	gorm.Model
	Text string
}

type Row struct {
	bun.BaseModel
	ID     int64    `bun:",pk"`
	Labels []string `bun:"labels"`
}

type Line struct {
	ID     int64    `xorm:"pk"`
	Labels []string `xorm:"labels"`
}

var (
	db    *gorm.DB
	bundb *bun.DB
	eng   *xorm.Engine
)

func show(any) {}

// Reported: the mask is stored.

func masksAll(u *User) error {
	for i := range u.Posts {
		u.Posts[i].Mail = "***" // want `User.Posts has Mail masked in memory, DB.Save at line \d+ stores it so`
	}
	show(u)
	return db.Session(&gorm.Session{FullSaveAssociations: true}).Save(u).Error
}

func masksList(id uint) error {
	var u User
	if err := db.Preload("Posts").First(&u, id).Error; err != nil {
		return err
	}
	posts := u.Posts
	for i := range posts {
		posts[i].Mail = "[redacted]" // want `User.Posts has Mail masked in memory, DB.Save at line \d+ stores it so`
	}
	show(posts)
	return db.Save(&u.Posts).Error
}

func masksPointers(u *User) error {
	for _, n := range u.Notes {
		n.Text = "" // want `User.Notes has Text masked in memory, DB.Updates at line \d+ stores it so`
	}
	return db.Session(&gorm.Session{FullSaveAssociations: true}).Updates(u).Error
}

func masksColumn(ctx context.Context, r *Row) error {
	for i := range r.Labels {
		r.Labels[i] = "xxx" // want `Row.Labels is masked in memory, UpdateQuery.Exec at line \d+ stores it so`
	}
	_, err := bundb.NewUpdate().Model(r).WherePK().Exec(ctx)
	return err
}

// Silent: a save of the object links its rows, and leaves what they hold.
func savesLinks(u *User) error {
	for i := range u.Posts {
		u.Posts[i].Mail = "***"
	}
	return db.Save(u).Error
}

// Silent: a copy is masked.
func masksCopies(u *User) error {
	posts := slices.Clone(u.Posts)
	for i := range posts {
		posts[i].Mail = "***"
	}
	for _, p := range u.Posts {
		p.Mail = "***"
		show(p)
	}
	return db.Save(&u.Posts).Error
}

// Silent: something is said, by one element or all.
func updates(u *User, title string) error {
	for i := range u.Posts {
		u.Posts[i].Title = title
		u.Posts[i].Views = 0
		u.Posts[i].Mail = "team@example.org"
	}
	u.Posts[0].Mail = ""
	return db.Save(&u.Posts).Error
}

// Silent: it is stored before, or not at all.
func masksAfter(u *User) error {
	if err := db.Save(&u.Posts).Error; err != nil {
		return err
	}
	for i := range u.Posts {
		u.Posts[i].Mail = "***"
	}
	return nil
}

func leavesOut(ctx context.Context, r *Row) error {
	for i := range r.Labels {
		r.Labels[i] = "***"
	}
	_, err := bundb.NewUpdate().Model(r).Column("name").WherePK().Exec(ctx)
	return err
}

// Silent: the object is loaded again.
func loadsAgain(u *User) error {
	for i := range u.Posts {
		u.Posts[i].Mail = "***"
	}
	show(u)
	if err := db.Preload("Posts").First(u, u.ID).Error; err != nil {
		return err
	}
	return db.Session(&gorm.Session{FullSaveAssociations: true}).Save(u).Error
}

// Reported: the order is stored.

func sortsColumn(ctx context.Context, r *Row) error {
	labels := r.Labels
	sort.Strings(labels) // want `sort.Strings changes the order of Row.Labels in place, UpdateQuery.Exec at line \d+ stores it so`
	show(labels)
	_, err := bundb.NewUpdate().Model(r).WherePK().Exec(ctx)
	return err
}

type byLength []string

func (b byLength) Len() int           { return len(b) }
func (b byLength) Less(i, j int) bool { return len(b[i]) < len(b[j]) }
func (b byLength) Swap(i, j int)      { b[i], b[j] = b[j], b[i] }

func sortsByInterface(l *Line) error {
	sort.Sort(byLength(l.Labels)) // want `sort.Sort changes the order of Line.Labels in place, Engine.Update at line \d+ stores it so`
	_, err := eng.Update(l)
	return err
}

// Silent: of a relation, no order is stored.
func sortsRelation(u *User) error {
	slices.SortFunc(u.Posts, func(a, b Post) int { return a.Views - b.Views })
	return db.Session(&gorm.Session{FullSaveAssociations: true}).Save(u).Error
}

// Silent: a copy is sorted, or what nobody had loaded.
func sortsCopy(ctx context.Context, r *Row) error {
	labels := slices.Clone(r.Labels)
	slices.Sort(labels)
	show(labels)
	_, err := bundb.NewUpdate().Model(r).WherePK().Exec(ctx)
	return err
}

func sortsOwn(ctx context.Context, labels []string) error {
	r := &Row{ID: 1, Labels: labels}
	slices.Sort(r.Labels)
	_, err := bundb.NewUpdate().Model(r).WherePK().Exec(ctx)
	return err
}
