// Package empties writes by lists of which nothing may be left.
package empties

import (
	"slices"

	"gorm.io/gorm"
)

type Post struct {
	gorm.Model
	Title string
}

var db *gorm.DB

func deletes(isNew func(Post) bool) error {
	var posts []Post
	db.Find(&posts)
	posts = slices.DeleteFunc(posts, isNew) // want `when nothing is left of this list, DB.Delete at line 21 deletes all rows that its conditions match`
	return db.Where("draft").Delete(&posts).Error
}

func deletesByArgument(isNew func(Post) bool) error {
	var posts []Post
	db.Find(&posts)
	kept := posts[:0]
	for _, p := range posts {
		if !isNew(p) {
			kept = append(kept, p) // want `when nothing is left of this list, DB.Delete at line 33 deletes all rows that its conditions match`
		}
	}
	return db.Delete(&kept, "draft").Error
}

func global(isNew func(Post) bool) error {
	var posts []Post
	db.Find(&posts)
	posts = slices.DeleteFunc(posts, isNew) // want `when nothing is left of this list, DB.Delete at line 40 deletes all rows that its conditions match`
	return db.Session(&gorm.Session{AllowGlobalUpdate: true}).Delete(&posts).Error
}

func updates(isNew func(Post) bool) error {
	var posts []Post
	db.Find(&posts)
	posts = slices.DeleteFunc(posts, isNew) // want `when nothing is left of this list, DB.Update at line 47 changes all rows that its conditions match`
	return db.Model(&posts).Where("draft").Update("title", "").Error
}

// It is asked whether something is left.

func asks(isNew func(Post) bool) error {
	var posts []Post
	db.Find(&posts)
	posts = slices.DeleteFunc(posts, isNew)
	if len(posts) == 0 {
		return nil
	}
	return db.Where("draft").Delete(&posts).Error
}

// gorm refuses a deletion without a condition.

func refused(isNew func(Post) bool) error {
	var posts []Post
	db.Find(&posts)
	posts = slices.DeleteFunc(posts, isNew)
	return db.Delete(&posts).Error
}

// gorm refuses to save an empty list.

func saved(isNew func(Post) bool) error {
	var posts []Post
	db.Find(&posts)
	posts = slices.DeleteFunc(posts, isNew)
	return db.Where("draft").Save(&posts).Error
}

// The list is as it was loaded, or another.

func untouched() error {
	var posts []Post
	db.Find(&posts)
	return db.Where("draft").Delete(&posts).Error
}

func byModel(isNew func(Post) bool) error {
	var posts []Post
	db.Find(&posts)
	posts = slices.DeleteFunc(posts, isNew)
	println(len(posts))
	return db.Where("draft").Delete(&Post{}).Error
}

func grown(p Post) error {
	var posts []Post
	db.Find(&posts)
	posts = append(posts, p)
	return db.Where("draft").Delete(&posts).Error
}
