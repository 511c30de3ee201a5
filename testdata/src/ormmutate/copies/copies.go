// Package copies changes collections of objects that were copied.
package copies

import (
	"slices"

	"gorm.io/gorm"
)

type User struct {
	gorm.Model
	Posts []Post
}

type Post struct{ gorm.Model }

var (
	db     *gorm.DB
	cached map[uint]User
	kept   map[uint]*User
)

func behindPointer(u *User, isDraft func(Post) bool) User {
	shown := *u
	shown.Posts = slices.DeleteFunc(shown.Posts, isDraft) // want `User.Posts has its array in common with the object it was copied from: slices.DeleteFunc changes both`
	return shown
}

func fromMap(id uint) User {
	u := cached[id]
	u.Posts = slices.Delete(u.Posts, 0, 1) // want `User.Posts has its array in common with the object it was copied from: slices.Delete changes both`
	return u
}

func fromPointerInMap(id uint) User {
	u := *kept[id]
	u.Posts = append(u.Posts[:1], u.Posts[2:]...) // want `User.Posts has its array in common with the object it was copied from: append changes both`
	return u
}

func (u User) byValue(isDraft func(Post) bool) User {
	u.Posts = slices.DeleteFunc(u.Posts, isDraft) // want `User.Posts has its array in common with the object it was copied from: slices.DeleteFunc changes both`
	return u
}

func refilled(users []User, isDraft func(Post) bool) (shown []User) {
	for _, u := range users {
		posts := u.Posts[:0]
		for _, p := range u.Posts {
			if !isDraft(p) {
				posts = append(posts, p) // want `User.Posts has its array in common with the object it was copied from: append changes both`
			}
		}
		u.Posts = posts
		shown = append(shown, u)
	}
	return shown
}

type Team struct {
	gorm.Model
	Users []User
}

func insideLoaded(id uint, isDraft func(Post) bool) *Team {
	var team Team
	db.Preload("Users.Posts").First(&team, id)
	for _, u := range team.Users {
		u.Posts = slices.DeleteFunc(u.Posts, isDraft) // want `User.Posts has its array in common with the object it was copied from: slices.DeleteFunc changes both`
	}
	return &team
}

// The copy has its own array.

func clonedFirst(u *User, isDraft func(Post) bool) User {
	shown := *u
	shown.Posts = slices.Clone(shown.Posts)
	shown.Posts = slices.DeleteFunc(shown.Posts, isDraft)
	return shown
}

func builtAnew(u *User, isDraft func(Post) bool) User {
	shown := *u
	shown.Posts = nil
	for _, p := range u.Posts {
		if !isDraft(p) {
			shown.Posts = append(shown.Posts, p)
		}
	}
	return shown
}

// Only the length of the copy changes.

func shortened(u *User) User {
	shown := *u
	shown.Posts = shown.Posts[:1]
	return shown
}

// The copy takes the place of the original.

func putBack(users []User, isDraft func(Post) bool) {
	for i := range users {
		u := users[i]
		u.Posts = slices.DeleteFunc(u.Posts, isDraft)
		users[i] = u
	}
}

func putBackInMap(id uint, isDraft func(Post) bool) {
	u := cached[id]
	u.Posts = slices.DeleteFunc(u.Posts, isDraft)
	cached[id] = u
}

func putBackBehindPointer(u *User, isDraft func(Post) bool) {
	v := *u
	v.Posts = slices.DeleteFunc(v.Posts, isDraft)
	*u = v
}

// Nobody has the original.

func insideLoadedHere(id uint, isDraft func(Post) bool) (n int) {
	var team Team
	db.Preload("Users.Posts").First(&team, id)
	for _, u := range team.Users {
		u.Posts = slices.DeleteFunc(u.Posts, isDraft)
		n += len(u.Posts)
	}
	return n
}

func loadedHere(id uint) (shown User) {
	var u User
	db.Preload("Posts").First(&u, id)
	shown = u
	shown.Posts = slices.Delete(shown.Posts, 0, 1)
	return shown
}

func made() User {
	u := User{Posts: make([]Post, 3)}
	shown := u
	shown.Posts = slices.Delete(shown.Posts, 0, 1)
	return shown
}
