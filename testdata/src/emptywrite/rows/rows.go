// Package rows holds what a query leaves zero, and what is done with it.
package rows

import (
	"errors"
	"fmt"

	"gorm.io/gorm"
)

type User struct {
	ID    int64
	Name  string
	Group string
	Team  *Team
}

type Team struct{ ID int64 }

type Membership struct{ UserID, TeamID int64 }

type repo struct{ db *gorm.DB }

var errNoUser = errors.New("no such user")

func (r *repo) rename(id int64, name string) error {
	var u User
	if err := r.db.Find(&u, id).Error; err != nil { // want `DB.Find can find nothing and return no error, DB.Save at line \d+ still writes the User that was not found`
		return err
	}
	u.Name = name
	return r.db.Save(&u).Error
}

func (r *repo) join(id, team int64) error {
	var u User
	r.db.Raw("SELECT * FROM users WHERE id = ?", id).Scan(&u) // want `DB.Scan can find nothing and return no error, DB.Create at line \d+ still writes for the User that was not found`
	return r.db.Create(&Membership{UserID: u.ID, TeamID: team}).Error
}

func (r *repo) moveInTransaction(id int64, group string) error {
	u := new(User)
	err := r.db.Where("id = ?", id).Find(u).Error // want `DB.Find can find nothing and return no error, DB.Save at line \d+ still writes the User that was not found`
	if err != nil {
		return err
	}
	return r.db.Transaction(func(tx *gorm.DB) error {
		u.Group = group
		return tx.Save(u).Error
	})
}

func (r *repo) throughHelper(id int64) error {
	u, err := r.find(id) // want `repo.find can find nothing and return no error, repo.store at line \d+ still writes the User that was not found`
	if err != nil {
		return err
	}
	fmt.Println("storing", u.Name)
	return r.store(u)
}

func (r *repo) find(id int64) (*User, error) {
	var u User
	err := r.db.Find(&u, id).Error
	return &u, err
}

func (r *repo) store(u *User) error { return r.db.Save(u).Error }

// To ask whether a pointer is nil that never is asks nothing.
func (r *repo) askedForNil(id int64) error {
	u, err := r.find(id) // want `repo.find can find nothing and return no error, repo.store at line \d+ still writes the User that was not found`
	if err != nil {
		return err
	}
	if u == nil {
		return errNoUser
	}
	return r.store(u)
}

// Silent: the number of rows is looked at.
func (r *repo) counted(id int64, name string) error {
	var u User
	res := r.db.Find(&u, id)
	if res.Error != nil {
		return res.Error
	}
	if res.RowsAffected == 0 {
		return errNoUser
	}
	return r.db.Model(&u).Update("name", name).Error
}

// Silent: First fails.
func (r *repo) first(id int64, name string) error {
	var u User
	if err := r.db.First(&u, id).Error; err != nil {
		return err
	}
	u.Name = name
	return r.db.Save(&u).Error
}

// Silent: what is not there is made.
func (r *repo) madeIfMissing(name string) error {
	var u User
	if err := r.db.Where("name = ?", name).Find(&u).Error; err != nil {
		return err
	}
	if u.ID == 0 {
		u = User{Name: name}
	}
	return r.db.Save(&u).Error
}

// Silent: a field is looked at, and the write left out.
func (r *repo) byGroup(id int64) error {
	var u User
	r.db.Find(&u, id)
	if u.Group != "admins" {
		return errNoUser
	}
	return r.db.Save(&u).Error
}

// Silent: a list that is empty is normal.
func (r *repo) all(group string) error {
	var users []User
	if err := r.db.Where("group = ?", group).Find(&users).Error; err != nil {
		return err
	}
	for _, u := range users {
		if err := r.db.Save(&u).Error; err != nil {
			return err
		}
	}
	return nil
}

// Silent: a helper looks.
func (r *repo) checkedByHelper(id int64) error {
	u, err := r.find(id)
	if err != nil {
		return err
	}
	if err := check(u); err != nil {
		return err
	}
	return r.store(u)
}

func check(u *User) error {
	if u.ID == 0 {
		return errNoUser
	}
	return nil
}

// Silent: the writer looks.
func (r *repo) storedIfThere(id int64) error {
	u, err := r.find(id)
	if err != nil {
		return err
	}
	return r.storeIfThere(u)
}

func (r *repo) storeIfThere(u *User) error {
	if u == nil || u.ID == 0 {
		return nil
	}
	return r.db.Save(u).Error
}

// Silent: another write, of something else.
func (r *repo) other(id int64, t *Team) (User, error) {
	var u User
	err := r.db.Find(&u, id).Error
	if err != nil {
		return u, err
	}
	return u, r.db.Save(t).Error
}

// Silent: a number, which is zero if nothing is there.
func (r *repo) number(id int64) error {
	var n int64
	r.db.Raw("SELECT size FROM teams WHERE id = ?", id).Scan(&n)
	return r.db.Model(&Team{ID: id}).Update("size", n+1).Error
}

// Silent: the write stands where the query has failed.
func (r *repo) onlyOnFailure(id int64) error {
	var u User
	if err := r.db.Find(&u, id).Error; err != nil {
		r.db.Create(&u)
		return err
	}
	return nil
}

// Silent: it is filled by somebody else in between.
func (r *repo) filled(id int64, fill func(*User)) error {
	var u User
	r.db.Find(&u, id)
	fill(&u)
	return r.db.Save(&u).Error
}

// Silent: the address is kept, not what is there.
func (r *repo) business(id int64) error {
	var u User
	r.db.Find(&u, id)
	switch {
	case u.ID == 0:
		u.Name = "new"
	case u.Group == "":
		u.Group = "all"
	}
	return r.db.Save(&u).Error
}

// A test of what the object is like that changes nothing is no test whether it is there.
func (r *repo) counts(id int64, seen map[string]int) error {
	var u User
	r.db.Find(&u, id) // want `DB.Find can find nothing and return no error, DB.Save at line \d+ still writes the User that was not found`
	if u.Group == "admins" {
		seen["admins"]++
	}
	return r.db.Save(&u).Error
}

// Silent: it is made under the key that was asked for.
func (r *repo) bound(name string, team *Team) error {
	var u User
	if err := r.db.Where("name = ? AND group = ?", name, "all").Find(&u).Error; err != nil {
		return err
	}
	u.Name = name
	u.Team = team
	return r.db.Save(&u).Error
}

type request struct{ name, group string }

// Silent: so it is if the key is a field.
func (r *repo) boundByField(req *request) error {
	var u User
	if err := r.db.Where("name = ?", req.name).Find(&u).Error; err != nil {
		return err
	}
	u.Group = req.group
	u.Name = req.name
	return r.db.Save(&u).Error
}

// Silent: another is put in its place.
func (r *repo) replaced(id int64) error {
	var u User
	r.db.Find(&u, id)
	u = User{ID: id, Name: "new"}
	return r.db.Save(&u).Error
}

// Silent: gorm refuses to update an object without a key, and says so.
func (r *repo) refused(id int64, group string) error {
	var u User
	if err := r.db.Find(&u, id).Error; err != nil {
		return err
	}
	return r.db.Model(&u).Update("group", group).Error
}

// Silent: with a condition of its own it does not, but no row has that key.
func (r *repo) conditioned(id int64, group string) error {
	var u User
	if err := r.db.Find(&u, id).Error; err != nil {
		return err
	}
	return r.db.Model(&Team{}).Where("id = ?", u.ID).Update("group", group).Error
}
