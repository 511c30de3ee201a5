// Package errs holds queries that fail when there is nothing.
package errs

import (
	"database/sql"
	"errors"

	"gorm.io/gorm"
)

type Account struct {
	ID      int64
	Balance int64
}

type bank struct {
	db  *gorm.DB
	sql *sql.DB
}

func (b *bank) pay(id, amount int64) error {
	var a Account
	b.db.First(&a, id) // want `the error of DB.First is not looked at, DB.Save at line \d+ still writes the Account that was not read`
	a.Balance += amount
	return b.db.Save(&a).Error
}

// load fills the account, and keeps to itself that there is none.
func (a *Account) load(db *gorm.DB) error {
	if a.ID == 0 {
		return errors.New("no id")
	}
	db.Where("id = ?", a.ID).First(a)
	return nil
}

func (b *bank) payLoaded(id, amount int64) error {
	a := Account{ID: id}
	if err := a.load(b.db); err != nil { // want `Account.load can find nothing and return no error, DB.Updates at line \d+ still writes the Account as it was`
		return err
	}
	a.Balance += amount
	return b.db.Model(&a).Updates(&a).Error
}

// An update that changes nothing is no error, and nobody is told.
func (b *bank) setBalance(id, balance int64) (int64, error) {
	res := b.db.Model(&Account{}).Where("id = ?", id).Update("balance", balance)
	if res.Error != nil {
		return 0, res.Error
	}
	return res.RowsAffected, nil
}

func (b *bank) clear(mail string) error {
	var a Account
	b.db.Where("mail = ?", mail).First(&a) // want `the error of DB.First is not looked at, bank.setBalance at line \d+ still writes for the Account that was not read`
	_, err := b.setBalance(a.ID, 0)
	return err
}

// Nor does it help that it is written down.
func (b *bank) logBalance(id, balance int64) error {
	res := b.db.Model(&Account{}).Where("id = ?", id).Update("balance", balance)
	if res.RowsAffected == 0 {
		println("no account", id)
	}
	return res.Error
}

func (b *bank) clearLogged(mail string) error {
	var a Account
	b.db.Where("mail = ?", mail).First(&a) // want `the error of DB.First is not looked at, bank.logBalance at line \d+ still writes for the Account that was not read`
	return b.logBalance(a.ID, 0)
}

// Silent: the update is refused where it changes nothing.
func (b *bank) mustSetBalance(id, balance int64) error {
	res := b.db.Model(&Account{}).Where("id = ?", id).Update("balance", balance)
	if res.Error != nil {
		return res.Error
	}
	if res.RowsAffected == 0 {
		return errors.New("no account")
	}
	return nil
}

func (b *bank) clearFound(mail string) error {
	var a Account
	b.db.Where("mail = ?", mail).First(&a)
	return b.mustSetBalance(a.ID, 0)
}

func (b *bank) execBalance(id, balance int64) error {
	res, err := b.sql.Exec("UPDATE accounts SET balance = ? WHERE id = ?", balance, id)
	if err != nil {
		return err
	}
	if n, err := res.RowsAffected(); err != nil || n != 1 {
		return errors.Join(err, errors.New("no account"))
	}
	return nil
}

func (b *bank) setsBalance(id, balance int64) error {
	res, err := b.sql.Exec("UPDATE accounts SET balance = ? WHERE id = ?", balance, id)
	if err != nil {
		return err
	}
	n, err := res.RowsAffected()
	if err == nil && n == 0 {
		err = errors.New("no account")
	}
	return err
}

func (b *bank) clearNamed(mail string) error {
	var a Account
	b.db.Where("mail = ?", mail).First(&a)
	return b.setsBalance(a.ID, 0)
}

func (b *bank) clearExecuted(mail string) error {
	var a Account
	b.db.Where("mail = ?", mail).First(&a)
	return b.execBalance(a.ID, 0)
}

// Silent: the error is handed on.
func (b *bank) payChecked(id, amount int64) error {
	var a Account
	if err := b.db.First(&a, id).Error; err != nil {
		return err
	}
	a.Balance += amount
	return b.db.Save(&a).Error
}

// Silent, unless asked for: the author has seen that there is nothing, and goes on.
func (b *bank) opened(id, amount int64) error {
	var a Account
	err := b.db.First(&a, id).Error
	if err != nil && !errors.Is(err, gorm.ErrRecordNotFound) {
		return err
	}
	a.Balance += amount
	return b.db.Save(&a).Error
}

// Silent: a new one in its place.
func (b *bank) openedAnew(id, amount int64) error {
	var a Account
	err := b.db.First(&a, id).Error
	switch {
	case errors.Is(err, gorm.ErrRecordNotFound):
		a = Account{ID: id}
	case err != nil:
		return err
	}
	a.Balance += amount
	return b.db.Save(&a).Error
}

// Silent: what was read is looked at.
func (b *bank) looked(id, amount int64) error {
	var a Account
	b.db.First(&a, id)
	if a.ID == 0 {
		return errors.New("no account")
	}
	a.Balance += amount
	return b.db.Save(&a).Error
}

// Silent: the error goes on with the chain.
func (b *bank) chained(id, amount int64) error {
	var a Account
	return b.db.Where("id = ?", id).First(&a).Update("balance", amount).Error
}

// getOrNew answers what was asked for, found or new.
func (b *bank) getOrNew(id int64) (*Account, error) {
	a := &Account{ID: id}
	err := b.db.Where(a).First(a).Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return a, nil
	}
	return a, err
}

// Silent: a new one is stored as well.
func (b *bank) stored(id, amount int64) error {
	a, err := b.getOrNew(id)
	if err != nil {
		return err
	}
	a.Balance = amount
	return b.db.Save(a).Error
}

// Silent: so it is in one function.
func (b *bank) storedAtOnce(id, amount int64) error {
	a := Account{ID: id}
	b.db.First(&a)
	a.Balance = amount
	return b.db.Save(&a).Error
}

type Role struct {
	ID    int64
	Menus []Menu `gorm:"many2many:role_menus"`
}

type Menu struct {
	ID   int64
	Name string
}

// What is saved matters more than what is unlinked before.
func relink(db *gorm.DB, id int64, menus []Menu) error {
	var r Role
	db.Preload("Menus").First(&r, id) // want `the error of DB.First is not looked at, DB.Save at line \d+ still writes the Role that was not read`
	if err := db.Model(&r).Association("Menus").Delete(r.Menus); err != nil {
		return err
	}
	r.Menus = menus
	return db.Save(&r).Error
}

func unlinkingNeedsAKey(db *gorm.DB, id int64) error {
	var r Role
	db.Preload("Menus").First(&r, id)
	return db.Model(&r).Association("Menus").Delete(r.Menus)
}

func associationNeedsAKey(db *gorm.DB, id int64, menus []Menu) error {
	var r Role
	db.Preload("Menus").First(&r, id)
	return db.Model(&r).Association("Menus").Replace(menus)
}

var errNone = errors.New("none")

// orPanic comes back without an error only.
func orPanic(err error) {
	if err != nil {
		if errors.Is(err, gorm.ErrRecordNotFound) {
			panic(errNone)
		}
		panic(err)
	}
}

func (b *bank) required(id int64) Account {
	var a Account
	err := b.db.First(&a, id).Error
	orPanic(err)
	return a
}

func (b *bank) helperPanicsOnTheError(id, amount int64) error {
	a := b.required(id)
	a.Balance += amount
	return b.db.Save(&a).Error
}

// optional keeps to itself that there is none.
func (b *bank) optional(id int64) Account {
	var a Account
	if err := b.db.First(&a, id).Error; err != nil {
		noted = err
	}
	return a
}

var noted error

func (b *bank) payOptional(id, amount int64) error {
	a := b.optional(id) // want `bank.optional can find nothing and return no error, DB.Save at line \d+ still writes the Account that was not found`
	a.Balance += amount
	return b.db.Save(&a).Error
}

func ofNoNamedType(db *gorm.DB) error {
	var old struct{ Name string }
	db.Raw("SELECT name FROM roles LIMIT 1").Scan(&old) // want `DB.Scan can find nothing and return no error, DB.Save at line \d+ still writes for the struct that was not found`
	return db.Save(&Menu{Name: old.Name}).Error
}
