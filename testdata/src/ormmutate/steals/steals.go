// Package steals puts the rows of one object into another.
package steals

import "gorm.io/gorm"

type User struct {
	gorm.Model
	Posts []Post
	Tags  []Post `gorm:"many2many:user_posts"`
}

type Post struct{ gorm.Model }

var db *gorm.DB

func report(u, other *User) error {
	u.Posts = append(u.Posts, other.Posts...) // want `User.Posts gets the rows of another object, DB.Update at line 18 writes its key into them`
	return db.Model(u).Update("name", "x").Error
}

func backing(u, other *User) error {
	all := append(u.Posts[:0], other.Posts...) // want `User.Posts gets the rows of another object, DB.Save at line 24 writes its key into them`
	println(len(all))
	return db.Save(u).Error
}

// It is meant.

func mergeUsers(u, other *User) error {
	u.Posts = append(u.Posts, other.Posts...)
	return db.Save(u).Error
}

func bothSaved(u, other *User) error {
	u.Posts = append(u.Posts, other.Posts...)
	other.Posts = nil
	if err := db.Save(other).Error; err != nil {
		return err
	}
	return db.Save(u).Error
}

func linked(u, other *User) error {
	u.Tags = append(u.Tags, other.Tags...)
	return db.Save(u).Error
}

// Nothing is written.

func shown(u, other *User) []Post { return append(u.Posts, other.Posts...) }

func total(users []*User) *User {
	var all User
	for _, u := range users {
		all.Posts = append(all.Posts, u.Posts...)
	}
	return &all
}

func without(u, other *User) error {
	u.Posts = append(u.Posts, other.Posts...)
	return db.Omit("Posts").Save(u).Error
}
