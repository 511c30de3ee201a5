// Package stale reads errors and counts from handles.
package stale

import (
	"context"

	gorm1 "github.com/jinzhu/gorm"
	"gorm.io/gorm"
)

type User struct {
	ID   uint
	Name string
}

var global *gorm.DB

type Repo struct{ db *gorm.DB }

func NewRepo(db *gorm.DB) *Repo { return &Repo{db: db} }

// Reported: the handle never has it.

func (r *Repo) create(u *User) error {
	r.db.Create(u) // want `the result of DB.Create is thrown away, and Error at line 26 is read from a handle on which it stays nil`
	return r.db.Error
}

func (r *Repo) find(id uint) (u User, err error) {
	r.db.First(&u, id) // want `the result of DB.First is thrown away, and Error at line 31`
	if r.db.Error != nil {
		return u, r.db.Error
	}
	return u, nil
}

func (r *Repo) updated(u *User) bool {
	r.db.Model(u).Update("name", u.Name) // want `the result of DB.Update is thrown away, and RowsAffected at line 39 is read from a handle on which it stays 0`
	return r.db.RowsAffected == 1
}

func ofGlobal(u *User) error {
	global.Save(u) // want `Error at line 44`
	return global.Error
}

func begun(db *gorm.DB, u *User) {
	tx := db.Begin()
	tx.Create(u)
	tx.Save(u) // want `Error at line 51`
	if tx.Error != nil {
		tx.Rollback()
		return
	}
	tx.Commit()
}

func inTransaction(db *gorm.DB, u *User) error {
	return db.Transaction(func(tx *gorm.DB) error {
		tx.Create(u) // want `Error at line 61`
		return tx.Error
	})
}

func withContext(ctx context.Context, db *gorm.DB, u *User) error {
	db = db.WithContext(ctx)
	db.Create(u) // want `Error at line 68`
	return db.Error
}

func contextInTheChain(ctx context.Context, db *gorm.DB, u *User) error {
	db.WithContext(ctx).Create(u) // want `Error at line 73`
	return db.Error
}

func opened(dialector gorm.Dialector, u *User) error {
	db, err := gorm.Open(dialector)
	if err != nil {
		return err
	}
	db.Create(u) // want `Error at line 82`
	return db.Error
}

func captured(db *gorm.DB, u *User, run func(func())) error {
	tx := db.Begin()
	defer func() {
		if recover() != nil {
			tx.Rollback()
		}
	}()
	tx.Create(u) // want `Error at line 93`
	if tx.Error != nil {
		return tx.Error
	}
	return tx.Commit().Error
}

func everyCallClones(db *gorm1.DB, u *User) error {
	db.Where("id = ?", u.ID).Delete(u) // want `Error at line 101`
	return db.Error
}

// Silent: the handle has it.

func resultIsKept(db *gorm.DB, u *User) error {
	res := db.Create(u)
	return res.Error
}

func handleIsSet(db *gorm.DB, u *User) error {
	db = db.Create(u)
	return db.Error
}

func chainIsReused(db *gorm.DB, users *[]User) error {
	query := db.Where("name <> ?", "")
	query.Find(users)
	return query.Error
}

func chainOfModel(r *Repo, u *User) (int64, error) {
	tx := r.db.Model(&User{})
	tx.Updates(u)
	return tx.RowsAffected, tx.Error
}

func mayBeAChain(db *gorm.DB, u *User) error {
	db.Create(u)
	return db.Error
}

func beginFails(db *gorm.DB, u *User) error {
	tx := db.Begin()
	if tx.Error != nil {
		return tx.Error
	}
	if err := tx.Create(u).Error; err != nil {
		tx.Rollback()
		return err
	}
	return tx.Commit().Error
}

func commitTellsItself(db *gorm.DB, u *User) error {
	tx := db.Begin()
	tx.Create(u)
	tx.Commit()
	return tx.Error
}

func addedByHand(db *gorm.DB, u *User) error {
	tx := db.Begin()
	tx.Create(u)
	tx.AddError(check(u))
	return tx.Error
}

func check(u *User) error { return nil }

func readBefore(db *gorm.DB, u *User) error {
	tx := db.Begin()
	if tx.Error != nil {
		return tx.Error
	}
	tx.Create(u)
	tx.Commit()
	return nil
}

func otherHandle(a, b *Repo, u *User) error {
	a.db.Create(u)
	return b.db.Error
}

type Query struct{ tx *gorm.DB }

func (q *Query) narrow() { q.tx = q.tx.Where("name <> ?", "") }

func (q *Query) fieldHoldsAChain(users *[]User) error {
	q.tx.Find(users)
	return q.tx.Error
}

type scoped struct{ db *gorm.DB }

func newScoped(db *gorm.DB) scoped { return scoped{db.Model(&User{})} }

func (s scoped) fieldIsMadeOfAChain(u *User) error {
	s.db.Updates(u)
	return s.db.Error
}

func rollbackTellsItself(db *gorm1.DB, u *User) error {
	tx := db.Begin()
	tx.Create(u)
	tx.RollbackUnlessCommitted()
	return tx.Error
}

func connectionGivesAChain(db *gorm.DB, u *User) error {
	return db.Connection(func(tx *gorm.DB) error {
		tx.Create(u)
		return tx.Error
	})
}

func ofGlobalToo(u *User) error { return global.Delete(u).Error }

func countOfTheChain(db *gorm.DB, u *User) bool {
	tx := db.Model(u).Where("name = ?", "")
	tx.Update("name", u.Name)
	return tx.RowsAffected == 1
}

var users *gorm.DB

func fieldOrGlobalUsedOnce(u *User) error {
	users.Create(u)
	return users.Error
}

func initialized(db *gorm.DB, u *User) error {
	tx := db.Session(&gorm.Session{Initialized: true})
	tx.Create(u)
	return tx.Error
}

func setInALiteral(db *gorm.DB, names []string, out *[]User) error {
	tx := db.WithContext(context.Background())
	add := func(name string) { tx = tx.Where("name = ?", name) }
	for _, name := range names {
		add(name)
	}
	tx.Find(out)
	return tx.Error
}
