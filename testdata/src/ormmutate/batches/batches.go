// Package batches hands out parts of collections that are changed then.
package batches

import (
	"slices"

	"gorm.io/gorm"
)

type User struct {
	gorm.Model
	Posts []Post
}

type Post struct{ gorm.Model }

var db *gorm.DB

func deletesOthers(u *User) error {
	batch := u.Posts[:100]
	u.Posts = append(u.Posts[:0], u.Posts[100:]...) // want `the batch taken at line 20 lies in the array of User.Posts: moved here, it holds other rows than were taken`
	return db.Delete(&batch).Error
}

func inLoop(u *User, send func([]Post)) {
	for len(u.Posts) > 0 {
		n := min(100, len(u.Posts))
		batch := u.Posts[:n]
		u.Posts = slices.Delete(u.Posts, 0, n) // want `the batch taken at line 28 lies in the array of User.Posts`
		send(batch)
	}
}

func besideIt(u *User, send func([]Post)) {
	for len(u.Posts) > 0 {
		n := min(100, len(u.Posts))
		go send(u.Posts[:n])
		u.Posts = append(u.Posts[:0], u.Posts[n:]...) // want `the batch taken at line 37 lies in the array of User.Posts`
	}
}

func collected(u *User) (batches [][]Post) {
	for len(u.Posts) > 0 {
		n := min(100, len(u.Posts))
		batches = append(batches, u.Posts[:n])
		u.Posts = append(u.Posts[:0], u.Posts[n:]...) // want `the batch taken at line 45 lies in the array of User.Posts`
	}
	return batches
}

// The batch is used before the rows move.

func usedBefore(u *User) error {
	batch := u.Posts[:100]
	if err := db.Delete(&batch).Error; err != nil {
		return err
	}
	u.Posts = append(u.Posts[:0], u.Posts[100:]...)
	return nil
}

func copied(u *User) error {
	batch := slices.Clone(u.Posts[:100])
	u.Posts = append(u.Posts[:0], u.Posts[100:]...)
	return db.Delete(&batch).Error
}

// The rows stay where they are.

func rowsStay(u *User) error {
	batch := u.Posts[:100]
	rest := u.Posts[100:]
	if err := db.Delete(&batch).Error; err != nil {
		return err
	}
	return db.Save(&rest).Error
}

func takenAnew(u *User) error {
	u.Posts = append(u.Posts[:0], u.Posts[100:]...)
	batch := u.Posts[:100]
	return db.Delete(&batch).Error
}
