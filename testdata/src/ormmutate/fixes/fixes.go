// Package fixes has collections that a copy repairs.
package fixes

import (
	"errors"
)

type User struct {
	ID    uint `gorm:"primaryKey"`
	Posts []Post
}

type Post struct {
	ID    uint `gorm:"primaryKey"`
	Title string
}

var errNoOne = errors.New("no one")

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

func batch(u *User, remove func([]Post)) error {
	if len(u.Posts) == 0 {
		return errNoOne
	}
	first := u.Posts[:100]
	u.Posts = append(u.Posts[:0], u.Posts[100:]...) // want `the batch taken at line 43 lies in the array of User.Posts`
	remove(first)
	return nil
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
