// Package lost removes elements in memory that no save removes from the database.
package lost

import (
	"slices"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"ormmutate/store"
)

type User struct {
	gorm.Model
	Name  string
	Posts []Post
	Tags  []Tag `gorm:"many2many:user_tags"`
	Log   []Tag `gorm:"serializer:json"`
}

type Post struct{ gorm.Model }

type Tag struct{ gorm.Model }

var db *gorm.DB

func saved(u *User, i int) error {
	u.Posts = append(u.Posts[:i], u.Posts[i+1:]...) // want `User.Posts loses an element in memory only, DB.Save at line 29 removes no row: it is back on the next load`
	return db.Save(u).Error
}

func linkStays(u *User, isOld func(Tag) bool) error {
	u.Tags = slices.DeleteFunc(u.Tags, isOld) // want `User.Tags loses an element in memory only, DB.Updates at line 34 removes no link: it is back on the next load`
	return db.Updates(u).Error
}

func columnOnly(id uint) error {
	var u User
	db.Preload("Posts").First(&u, id)
	for i, p := range u.Posts {
		if p.ID == 1 {
			u.Posts = append(u.Posts[:i], u.Posts[i+1:]...) // want `User.Posts loses an element in memory only, DB.Update at line 46`
			break
		}
	}
	return db.Model(&u).Update("name", "x").Error
}

func refilled(u *User, isOld func(Post) bool) error {
	kept := u.Posts[:0]
	for _, p := range u.Posts {
		if !isOld(p) {
			kept = append(kept, p) // want `User.Posts loses an element in memory only, DB.Save at line 57`
		}
	}
	u.Posts = kept
	return db.Session(&gorm.Session{FullSaveAssociations: true}).Save(u).Error
}

func swapped(u *User, i int) error {
	u.Posts[i] = u.Posts[len(u.Posts)-1]
	u.Posts = u.Posts[:len(u.Posts)-1] // want `User.Posts loses an element in memory only, DB.Save at line 63`
	return db.Save(u).Error
}

func acrossPackages(id, user uint) error {
	group, err := store.Get(id)
	if err != nil {
		return err
	}
	for i, u := range group.Users {
		if u.ID == user {
			group.Users = append(group.Users[:i], group.Users[i+1:]...) // want `Group.Users loses an element in memory only, store.Save at line 77 removes no row`
			break
		}
	}
	return store.Save(group)
}

func intoVariable(id uint) error {
	var group store.Group
	if err := store.Load(&group, id); err != nil {
		return err
	}
	group.Users = slices.Delete(group.Users, 0, 1) // want `Group.Users loses an element in memory only, store.Save at line 86 removes no row`
	return store.Save(&group)
}

func inMethod(id, user uint) error {
	group, err := store.Get(id)
	if err != nil {
		return err
	}
	group.Remove(user) // want `Group.Users loses an element in memory only, store.Save at line 95 removes no row`
	return store.Save(group)
}

func inTransaction(u *User, i int) error {
	u.Posts = append(u.Posts[:i], u.Posts[i+1:]...) // want `User.Posts loses an element in memory only, DB.Save at line 101`
	return db.Transaction(func(tx *gorm.DB) error {
		return tx.Save(u).Error
	})
}

// The row is removed.

func relationDeletes(u *User, i int) error {
	post := u.Posts[i]
	u.Posts = append(u.Posts[:i], u.Posts[i+1:]...)
	if err := db.Model(u).Association("Posts").Delete(&post); err != nil {
		return err
	}
	return db.Save(u).Error
}

func rowIsDeleted(u *User, i int) error {
	if err := db.Delete(&u.Posts[i]).Error; err != nil {
		return err
	}
	u.Posts = append(u.Posts[:i], u.Posts[i+1:]...)
	return db.Save(u).Error
}

func statement(u *User, i int) error {
	db.Exec("DELETE FROM posts WHERE id = ?", u.Posts[i].ID)
	u.Posts = slices.Delete(u.Posts, i, i+1)
	return db.Save(u).Error
}

// The save is not about the relation.

func omitted(u *User, i int) error {
	u.Posts = append(u.Posts[:i], u.Posts[i+1:]...)
	return db.Omit(clause.Associations).Save(u).Error
}

func omittedByName(u *User, i int) error {
	u.Posts = append(u.Posts[:i], u.Posts[i+1:]...)
	return db.Omit("Posts").Save(u).Error
}

func selected(u *User, i int) error {
	u.Posts = append(u.Posts[:i], u.Posts[i+1:]...)
	return db.Select("name").Save(u).Error
}

func otherModel(u *User, i int) error {
	u.Posts = append(u.Posts[:i], u.Posts[i+1:]...)
	return db.Model(&User{}).Where("id = ?", u.ID).Update("name", u.Name).Error
}

func renamed(id uint) error {
	group, err := store.Get(id)
	if err != nil {
		return err
	}
	group.Users = slices.Delete(group.Users, 0, 1)
	return store.Rename(group)
}

func notSaved(id uint) error {
	group, err := store.Get(id)
	if err != nil {
		return err
	}
	group.Users = slices.Delete(group.Users, 0, 1)
	return store.Show(group)
}

// It is a column, which is written as it is.

func column(u *User) error {
	u.Log = slices.Delete(u.Log, 0, 1)
	return db.Save(u).Error
}

// Nothing is removed.

func emptied(u *User) error {
	u.Posts = nil
	return db.Save(u).Error
}

func cut(u *User) error {
	u.Posts = u.Posts[:0]
	return db.Save(u).Error
}

func grown(u *User, p Post) error {
	u.Posts = append(u.Posts, p)
	return db.Save(u).Error
}

func inserted(u *User, i int, p Post) error {
	u.Posts = append(u.Posts[:i], append([]Post{p}, u.Posts[i:]...)...)
	return db.Save(u).Error
}

func built(u *User, isOld func(Post) bool) error {
	var keep []Post
	for _, p := range u.Posts {
		if !isOld(p) {
			keep = append(keep, p)
		}
	}
	u.Posts = keep
	return db.Save(u).Error
}

// Nothing is there yet.

func constructed(posts []Post) error {
	u := User{Posts: posts}
	u.Posts = append(u.Posts[:1], u.Posts[2:]...)
	return db.Save(&u).Error
}

// The save comes first, or is of another.

func savedBefore(u *User, i int) error {
	if err := db.Save(u).Error; err != nil {
		return err
	}
	u.Posts = append(u.Posts[:i], u.Posts[i+1:]...)
	return nil
}

func other(u, v *User, i int) error {
	u.Posts = append(u.Posts[:i], u.Posts[i+1:]...)
	return db.Save(v).Error
}

func loadedAgain(u *User, i int) error {
	u.Posts = append(u.Posts[:i], u.Posts[i+1:]...)
	db.First(u, u.ID)
	return db.Save(u).Error
}
