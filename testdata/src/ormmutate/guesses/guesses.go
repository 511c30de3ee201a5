// Package guesses has what is off by default.
package guesses

import "gorm.io/gorm"

type User struct {
	gorm.Model
	CompanyID uint
	Company   *Company
	Posts     []Post
}

type Company struct{ gorm.Model }

type Post struct{ gorm.Model }

var db *gorm.DB

func latest(u *User) {
	if len(u.Posts) > 10 {
		u.Posts = u.Posts[len(u.Posts)-10:] // want `User.Posts is cut down in place, who uses the object next finds the rest only`
	}
}

func moves(id, company uint) error {
	var u User
	if err := db.Preload("Company").First(&u, id).Error; err != nil {
		return err
	}
	u.CompanyID = company // want `CompanyID is set while Company is loaded, DB.Save at line 31 writes the old key back`
	return db.Save(&u).Error
}

func movesWithIt(id, company uint) error {
	var u User
	if err := db.Preload("Company").First(&u, id).Error; err != nil {
		return err
	}
	u.CompanyID = company
	u.Company = nil
	return db.Save(&u).Error
}

func movesWithout(id, company uint) error {
	var u User
	if err := db.Preload("Company").First(&u, id).Error; err != nil {
		return err
	}
	u.CompanyID = company
	return db.Omit("Company").Save(&u).Error
}

func notLoaded(id, company uint) error {
	var u User
	if err := db.First(&u, id).Error; err != nil {
		return err
	}
	u.CompanyID = company
	return db.Save(&u).Error
}

func once(u *User) {
	posts := u.Posts
	posts = posts[:1]
	println(len(posts))
}
