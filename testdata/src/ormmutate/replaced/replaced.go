// Package replaced hands collections that were cut down to calls that replace what is in
// the database.
package replaced

import (
	"context"
	"slices"

	"github.com/beego/beego/v2/client/orm"
	"gorm.io/gorm"

	"ormmutate/drains"
	"ormmutate/replaced/boiled"
	"ormmutate/replaced/ent"
)

type User struct {
	gorm.Model
	Posts []Post
	Tags  []*Tag `gorm:"many2many:user_tags"`
}

type Post struct{ gorm.Model }

type Tag struct{ gorm.Model }

var db *gorm.DB

func drained(u *User, send func([]Post)) error {
	for len(u.Posts) > 0 {
		send(u.Posts[:1])
		u.Posts = u.Posts[1:] // want `User.Posts is drained in place, Association.Replace at line 34 unlinks the rows`
	}
	return db.Model(u).Association("Posts").Replace(u.Posts)
}

func drainedUnscoped(u *User) error {
	for len(u.Posts) > 0 {
		u.Posts = u.Posts[1:] // want `User.Posts is drained in place, Association.Replace at line 41 deletes the rows`
	}
	return db.Model(u).Association("Posts").Unscoped().Replace(u.Posts)
}

func drainedElsewhere(u *User, send func([]Post)) error {
	drains.Each(&u.Posts, 10, send) // want `User.Posts is drained in place, Association.Replace at line 46 unlinks the rows`
	return db.Model(u).Association("Posts").Replace(u.Posts)
}

func drainedAlias(u *User, send func([]*Tag)) error {
	tags := u.Tags
	for len(tags) > 0 {
		send(tags[:1:1])
		tags = append(tags[:0], tags[1:]...) // want `User.Tags is drained in place, Association.Replace at line 55 unlinks the rows`
	}
	return db.Model(u).Association("Tags").Replace(u.Tags)
}

func alias(u *User, isOld func(Post) bool) error {
	posts := slices.DeleteFunc(u.Posts, isOld) // want `slices.DeleteFunc changes the array of User.Posts in place, Association.Replace at line 61 unlinks the rows`
	show(posts)
	return db.Model(u).Association("Posts").Replace(u.Posts)
}

func inHelper(u *User) error {
	show(drains.Shift(u.Posts, 1)) // want `drains.Shift changes the array of User.Posts in place, replacePosts at line 66 unlinks the rows`
	return replacePosts(u)
}

func replacePosts(u *User) error { return db.Model(u).Association("Posts").Replace(u.Posts) }

func show([]Post) {}

func drainedEnt(ctx context.Context, c *ent.Client, id int) error {
	u, err := c.User.Get(ctx, id)
	if err != nil {
		return err
	}
	for len(u.Edges.Posts) > 0 {
		u.Edges.Posts = u.Edges.Posts[1:] // want `User.Edges.Posts is drained in place, UserUpdateOne.AddPosts at line 81 unlinks the rows`
	}
	return u.Update().ClearPosts().AddPosts(u.Edges.Posts...).Exec(ctx)
}

func aliasEnt(ctx context.Context, u *ent.User) error {
	posts := u.Edges.Posts
	posts = append(posts[:1], posts[2:]...) // want `append changes the array of User.Edges.Posts in place, UserUpdateOne.AddPosts at line 90 unlinks the rows`
	showEnt(posts)
	update := u.Update()
	update.ClearPosts()
	return update.AddPosts(u.Edges.Posts...).Exec(ctx)
}

func showEnt([]*ent.Post) {}

func drainedBoiled(ctx context.Context, exec boiled.Executor, id int) error {
	u, err := boiled.FindUser(ctx, exec, id)
	if err != nil {
		return err
	}
	for len(u.R.Posts) > 0 {
		u.R.Posts = u.R.Posts[1:] // want `User.R.Posts is drained in place, User.SetPosts at line 103 unlinks the rows`
	}
	return u.SetPosts(ctx, exec, false, u.R.Posts...)
}

type Member struct {
	ID   int     `orm:"pk"`
	Tags []*Mark `orm:"rel(m2m)"`
}

type Mark struct {
	ID int `orm:"pk"`
}

func drainedBeego(o orm.Ormer, m *Member) error {
	marks := m.Tags
	for len(marks) > 0 {
		marks = append(marks[:0], marks[1:]...) // want `Member.Tags is drained in place, QueryM2Mer.Add at line 124 unlinks the rows`
	}
	m2m := o.QueryM2M(m, "Tags")
	if _, err := m2m.Clear(); err != nil {
		return err
	}
	_, err := m2m.Add(m.Tags)
	return err
}

// The rows that are missing are meant to go.

func removedInPlainSight(u *User, i int) error {
	u.Posts = append(u.Posts[:i], u.Posts[i+1:]...)
	return db.Model(u).Association("Posts").Replace(u.Posts)
}

func removedByHelper(u *User) error {
	u.Posts = drains.Shift(u.Posts, 1)
	return db.Model(u).Association("Posts").Replace(u.Posts)
}

func resultReplaces(u *User, isOld func(Post) bool) error {
	posts := slices.DeleteFunc(u.Posts, isOld)
	return db.Model(u).Association("Posts").Replace(posts)
}

func resultReplacesAtOnce(u *User, isOld func(Post) bool) error {
	return db.Model(u).Association("Posts").Replace(slices.DeleteFunc(u.Posts, isOld))
}

// Another list replaces them.

func replacedByOthers(u *User, posts []Post) error {
	for len(u.Posts) > 0 {
		u.Posts = u.Posts[1:]
	}
	u.Posts = posts
	return db.Model(u).Association("Posts").Replace(u.Posts)
}

func loadedAgain(id uint) error {
	var u User
	db.Preload("Posts").First(&u, id)
	for len(u.Posts) > 0 {
		u.Posts = u.Posts[1:]
	}
	db.Preload("Posts").First(&u, id)
	return db.Model(&u).Association("Posts").Replace(u.Posts)
}

// A copy is drained.

func copyIsDrained(u *User, send func([]Post)) error {
	posts := slices.Clone(u.Posts)
	drains.Each(&posts, 10, send)
	return db.Model(u).Association("Posts").Replace(u.Posts)
}

func onlyHeaderMoves(u *User, send func([]Post)) error {
	for posts := u.Posts; len(posts) > 0; posts = posts[1:] {
		send(posts[:1])
	}
	return db.Model(u).Association("Posts").Replace(u.Posts)
}

func restIsNew(u *User) error {
	show(drains.Rest(u.Posts, 1))
	return db.Model(u).Association("Posts").Replace(u.Posts)
}

// What was never in the database is made.

func constructed(posts []Post) error {
	u := &User{Posts: posts}
	for len(u.Posts) > 9 {
		u.Posts = u.Posts[1:]
	}
	return db.Model(u).Association("Posts").Replace(u.Posts)
}

func addedOnly(ctx context.Context, u *ent.User) error {
	for len(u.Edges.Posts) > 0 {
		u.Edges.Posts = u.Edges.Posts[1:] // want `User.Edges.Posts is drained in place, who uses the object next finds it empty`
	}
	return u.Update().AddPosts(u.Edges.Posts...).Exec(ctx)
}
