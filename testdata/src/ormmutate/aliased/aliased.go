// Package aliased changes collections by another name.
package aliased

import (
	"context"
	"slices"

	"github.com/uptrace/bun"
	"gorm.io/gorm"
	"xorm.io/xorm"

	"ormmutate/aliased/tags"
	"ormmutate/drains"
	"ormmutate/store"
)

type User struct {
	gorm.Model
	Posts []Post
	Notes []*Note
	Files []Note `gorm:"-"`
	Tags  []tags.Tag
}

type Post struct{ gorm.Model }

type Note struct{ gorm.Model }

var (
	db     *gorm.DB
	cached map[uint]*User
)

func blankRows(u *User, isOld func(Post) bool) error {
	posts := u.Posts
	posts = slices.DeleteFunc(posts, isOld) // want `slices.DeleteFunc leaves zero elements at the end of User.Posts, DB.Save at line 38 writes them as blank rows`
	show(posts)
	return db.Save(u).Error
}

func panics(u *User, isOld func(*Note) bool) error {
	notes := slices.DeleteFunc(u.Notes, isOld) // want `slices.DeleteFunc leaves nil elements at the end of User.Notes, DB.Save at line 44 panics on them`
	showNotes(notes)
	return db.Save(u).Error
}

func dropped(u *User) {
	clear(u.Posts) // want `clear leaves nothing but zero elements in User.Posts`
}

func returned(u *User, i int) []Post {
	return append(u.Posts[:i], u.Posts[i+1:]...) // want `append moves elements of User.Posts, whose last ones then stand in it twice`
}

func ranged(u *User, isOld func(Post) bool) {
	for _, p := range slices.DeleteFunc(u.Posts, isOld) { // want `slices.DeleteFunc leaves zero elements at the end of User.Posts`
		show([]Post{p})
	}
}

func filtered(u *User, isOld func(Post) bool) []Post {
	kept := u.Posts[:0]
	for _, p := range u.Posts {
		if !isOld(p) {
			kept = append(kept, p) // want `append overwrites elements of User.Posts, whose last ones then stand in it twice`
		}
	}
	return kept
}

func fromCache(id uint) []*Note {
	return slices.Delete(cached[id].Notes, 0, 1) // want `slices.Delete leaves nil elements at the end of User.Notes`
}

func helper(u *User, n *Note) {
	showNotes(drains.Without(u.Notes, n)) // want `drains.Without overwrites elements of User.Notes, whose last ones then stand in it twice`
}

// The package of the helper knows of no ORM.
func helperElsewhere(u *User) error {
	showTags(tags.Shown(u.Tags)) // want `tags.Shown leaves zero elements at the end of User.Tags, DB.Save at line \d+ writes them as blank rows`
	return db.Save(u).Error
}

func readAgain(id uint) (int, error) {
	group, err := store.Get(id)
	if err != nil {
		return 0, err
	}
	rest := slices.Delete(group.Users, 0, 1) // want `slices.Delete leaves zero elements at the end of Group.Users`
	for _, u := range group.Users {
		println(u.ID)
	}
	return len(rest), nil
}

func show([]Post) {}

func showNotes([]*Note) {}

func showTags([]tags.Tag) {}

type Record struct {
	bun.BaseModel
	ID   int
	Keys []string
	Bits []byte
	Temp []string `bun:"-"`
}

func column(ctx context.Context, db *bun.DB, r *Record) error {
	keys := slices.Delete(r.Keys, 0, 1) // want `slices.Delete leaves zero elements at the end of Record.Keys, UpdateQuery.Exec at line 114 stores it so`
	println(len(keys))
	_, err := db.NewUpdate().Model(r).WherePK().Exec(ctx)
	return err
}

type Row struct {
	ID     int64 `xorm:"pk autoincr"`
	Labels []string
}

func columnOfXORM(e *xorm.Engine, r *Row) error {
	labels := append(r.Labels[:1], r.Labels[2:]...) // want `append moves elements of Row.Labels, whose last ones then stand in it twice, Session.Update at line 126 stores it so`
	println(len(labels))
	_, err := e.ID(r.ID).Update(r)
	return err
}

// A copy is changed.

func cloned(u *User, isOld func(Post) bool) error {
	posts := slices.Clone(u.Posts)
	posts = slices.DeleteFunc(posts, isOld)
	show(posts)
	return db.Save(u).Error
}

func made(u *User) {
	posts := make([]Post, len(u.Posts))
	copy(posts, u.Posts)
	show(slices.Delete(posts, 0, 1))
}

func appendedToNil(u *User) {
	posts := append([]Post(nil), u.Posts...)
	show(append(posts[:1], posts[2:]...))
}

func appendedToNothing(u *User) {
	posts := append(u.Posts[:0:0], u.Posts...)
	show(append(posts[:1], posts[2:]...))
}

func ofItsOwnCapacity(u *User, p Post) {
	show(append(u.Posts[:1:1], p))
}

func built(u *User, isOld func(Post) bool) []Post {
	var kept []Post
	for _, p := range u.Posts {
		if !isOld(p) {
			kept = append(kept, p)
		}
	}
	return kept
}

// The object has the new length.

func keptBack(u *User, isOld func(Post) bool) {
	posts := slices.DeleteFunc(u.Posts, isOld)
	show(posts)
	u.Posts = posts
}

func keptByHelper(u *User, n *Note) {
	u.Notes = drains.Without(u.Notes, n)
}

func keptByHelperElsewhere(u *User) {
	u.Tags = tags.Shown(u.Tags)
}

func helperElsewhereCopies(u *User) error {
	showTags(tags.ShownOnes(u.Tags))
	return db.Save(u).Error
}

func helperElsewhereHasACopy(u *User) error {
	showTags(tags.Shown(slices.Clone(u.Tags)))
	return db.Save(u).Error
}

func setByMethod(u *User, isOld func(Post) bool) { u.set(slices.DeleteFunc(u.Posts, isOld)) }

func (u *User) set(posts []Post) { u.Posts = posts }

func keptByRelation(u *User, isOld func(Post) bool) error {
	return db.Model(u).Association("Posts").Replace(slices.DeleteFunc(u.Posts, isOld))
}

func setAnew(u *User, isOld func(Post) bool) error {
	show(slices.DeleteFunc(u.Posts, isOld))
	u.Posts = nil
	return db.Save(u).Error
}

func madeAnew(u *User, isOld func(Post) bool) {
	posts := slices.DeleteFunc(u.Posts, isOld)
	*u = User{Model: u.Model, Posts: posts}
}

// Nobody sees the object again.

func dies(id uint, isOld func(Post) bool) {
	var u User
	db.Preload("Posts").First(&u, id)
	show(slices.DeleteFunc(u.Posts, isOld))
}

func diesOnEachTurn(ids []uint) error {
	for _, id := range ids {
		group, err := store.Get(id)
		if err != nil {
			return err
		}
		if err := store.Show(group); err != nil {
			return err
		}
		println(len(slices.Delete(group.Users, 0, 1)))
	}
	return nil
}

// It is no collection.

func notManaged(u *User) []Note { return slices.Delete(u.Files, 0, 1) }

func notManagedByBun(r *Record) []string { return slices.Delete(r.Temp, 0, 1) }

func bytesAreNone(r *Record) []byte { return slices.Delete(r.Bits, 0, 1) }

type View struct{ Lines []string }

func view(v *View) []string { return slices.Delete(v.Lines, 0, 1) }

// Nothing moves.

func readOnly(u *User) {
	for i, p := range u.Posts {
		println(i, p.ID)
	}
}

func part(u *User) []Post { return u.Posts[1:] }

func grown(u *User, p Post) []Post { return append(u.Posts, p) }

func fresh() []Post {
	u := User{Posts: make([]Post, 3)}
	return slices.Delete(u.Posts, 0, 1)
}
