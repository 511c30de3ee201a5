// Package fixes has collections that a copy repairs.
package fixes

import (
	"errors"

	"gorm.io/gorm"
)

type User struct {
	gorm.Model
	Posts []Post
}

type Post struct {
	gorm.Model
	Title string
}

var (
	db       *gorm.DB
	errNoOne = errors.New("no one")
)

func alias(u *User, i int) []Post {
	return append(u.Posts[:i], u.Posts[i+1:]...) // want `append moves elements of User.Posts`
}

func byName(u *User, i int) []Post {
	posts := u.Posts
	return append(posts[:i], posts[i+1:]...) // want `append moves elements of User.Posts`
}

func filter(u *User, title string) []Post {
	kept := u.Posts[:0]
	for _, p := range u.Posts {
		if p.Title != title {
			kept = append(kept, p) // want `append overwrites elements of User.Posts`
		}
	}
	return kept
}

func batch(u *User) error {
	first := u.Posts[:100]
	u.Posts = append(u.Posts[:0], u.Posts[100:]...) // want `the batch taken at line 45 lies in the array of User.Posts`
	return db.Delete(&first).Error
}

func copied(u *User, i int) User {
	v := *u
	v.Posts = append(v.Posts[:i], v.Posts[i+1:]...) // want `User.Posts has its array in common with the object it was copied from`
	return v
}

// What is meant is not plain.

func dropped(u *User) {
	clear(u.Posts) // want `clear leaves nothing but zero elements in User.Posts`
}

func written(u *User, i int) []Post {
	posts := u.Posts
	posts[0].Title = "first"
	return append(posts[:i], posts[i+1:]...) // want `append moves elements of User.Posts`
}

func lost(u *User, i int) error {
	u.Posts = append(u.Posts[:i], u.Posts[i+1:]...) // want `User.Posts loses an element in memory only`
	return db.Save(u).Error
}
