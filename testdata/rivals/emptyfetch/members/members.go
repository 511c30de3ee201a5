// Package members changes who belongs to an organization, by gorm.
package members

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"
)

// A Member belongs to an organization.
type Member struct {
	ID       uint
	Org      string
	Email    string
	Role     string
	SeenAt   time.Time
	Credits  int
	TeamID   uint
	Disabled bool
}

// A Transfer says who gave whom how many credits.
type Transfer struct {
	ID           uint
	FromID, ToID uint
	Credits      int
}

var errNoMember = errors.New("members: no such member")

// A Desk is where members are changed.
type Desk struct {
	db  *gorm.DB
	log *slog.Logger
}

// New returns the desk of a database.
func New(db *gorm.DB, log *slog.Logger) *Desk { return &Desk{db, log} }

// Promote makes a member an administrator.
//
// bad: gorm's Find fails for no missing row, and Save inserts an administrator without a name.
func (d *Desk) Promote(ctx context.Context, id uint) error {
	var m Member
	if err := d.db.WithContext(ctx).Find(&m, id).Error; err != nil {
		return fmt.Errorf("promoting %d: %w", id, err)
	}
	m.Role = "admin"
	return d.db.WithContext(ctx).Save(&m).Error
}

// PromoteFirst makes a member an administrator.
//
// good (Desk.Promote): gorm's First fails when there is no row.
func (d *Desk) PromoteFirst(ctx context.Context, id uint) error {
	var m Member
	if err := d.db.WithContext(ctx).First(&m, id).Error; err != nil {
		return fmt.Errorf("promoting %d: %w", id, err)
	}
	m.Role = "admin"
	return d.db.WithContext(ctx).Save(&m).Error
}

// Rename changes the address of a member.
//
// bad: First's error is dropped, so that the renamed member may be one who was just made up.
func (d *Desk) Rename(id uint, email string) error {
	var m Member
	d.db.First(&m, id)
	m.Email = email
	return d.db.Save(&m).Error
}

// RenameFound changes the address of a member.
//
// good (Desk.Rename): First's error is returned.
func (d *Desk) RenameFound(id uint, email string) error {
	var m Member
	if err := d.db.First(&m, id).Error; err != nil {
		return err
	}
	m.Email = email
	return d.db.Save(&m).Error
}

// load returns the zero value when there is no such row.
func load[T any](ctx context.Context, db *gorm.DB, id uint) (T, error) {
	var row T
	err := db.WithContext(ctx).Limit(1).Find(&row, id).Error
	return row, err
}

// mustLoad fails when there is no such row.
func mustLoad[T any](ctx context.Context, db *gorm.DB, id uint) (T, error) {
	var row T
	err := db.WithContext(ctx).Take(&row, id).Error
	return row, err
}

// Move puts a member into another team.
//
// bad: a member who is not there becomes a new one with nothing but a team.
func (d *Desk) Move(ctx context.Context, id, team uint) error {
	m, err := load[Member](ctx, d.db, id)
	if err != nil {
		return err
	}
	m.TeamID = team
	return d.db.WithContext(ctx).Save(&m).Error
}

// MoveFound puts a member into another team.
//
// good (Desk.Move): what loads the row fails when there is none.
func (d *Desk) MoveFound(ctx context.Context, id, team uint) error {
	m, err := mustLoad[Member](ctx, d.db, id)
	if err != nil {
		return err
	}
	m.TeamID = team
	return d.db.WithContext(ctx).Save(&m).Error
}

// Give moves credits from one member to another.
//
// bad: a receiver who does not exist is booked as member 0, and the credits are gone.
func (d *Desk) Give(ctx context.Context, from uint, to string, credits int) error {
	return d.db.WithContext(ctx).Transaction(func(tx *gorm.DB) error {
		var receiver Member
		if err := tx.Where("email = ?", to).Limit(1).Find(&receiver).Error; err != nil {
			return err
		}
		res := tx.Model(&Member{}).Where("id = ? AND credits >= ?", from, credits).
			Update("credits", gorm.Expr("credits - ?", credits))
		if res.Error != nil {
			return res.Error
		}
		if res.RowsAffected == 0 {
			return errNoMember
		}
		return tx.Create(&Transfer{FromID: from, ToID: receiver.ID, Credits: credits}).Error
	})
}

// GiveFound moves credits from one member to another.
//
// good (Desk.Give): a receiver who does not exist ends the transaction.
func (d *Desk) GiveFound(ctx context.Context, from uint, to string, credits int) error {
	return d.db.WithContext(ctx).Transaction(func(tx *gorm.DB) error {
		var receiver Member
		if err := tx.Where("email = ?", to).Take(&receiver).Error; err != nil {
			return err
		}
		res := tx.Model(&Member{}).Where("id = ? AND credits >= ?", from, credits).
			Update("credits", gorm.Expr("credits - ?", credits))
		if res.Error != nil {
			return res.Error
		}
		if res.RowsAffected == 0 {
			return errNoMember
		}
		return tx.Create(&Transfer{FromID: from, ToID: receiver.ID, Credits: credits}).Error
	})
}

// Disable locks a member out.
//
// bad: who is to be locked out by a mistyped address stays in, and the administrator sees success.
func (d *Desk) Disable(ctx context.Context, email string) error {
	var m Member
	err := d.db.WithContext(ctx).Where("email = ?", email).First(&m).Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		d.log.Info("no such member", "email", email)
		return nil
	}
	if err != nil {
		return err
	}
	return d.db.WithContext(ctx).Model(&m).Update("disabled", true).Error
}

// DisableFound locks a member out.
//
// good (Desk.Disable): the administrator sees that there is nobody of that address.
func (d *Desk) DisableFound(ctx context.Context, email string) error {
	var m Member
	err := d.db.WithContext(ctx).Where("email = ?", email).First(&m).Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		d.log.Info("no such member", "email", email)
		return errNoMember
	}
	if err != nil {
		return err
	}
	return d.db.WithContext(ctx).Model(&m).Update("disabled", true).Error
}

// Join returns the member of that address, who is made if need be.
//
// good: a missing row is what the insert is for.
func (d *Desk) Join(ctx context.Context, org, email string) (Member, error) {
	var m Member
	if err := d.db.WithContext(ctx).Where("email = ?", email).Limit(1).Find(&m).Error; err != nil {
		return m, err
	}
	m.Org, m.Email, m.Role = org, email, "member"
	err := d.db.WithContext(ctx).Clauses(clause.OnConflict{UpdateAll: true}).Create(&m).Error
	return m, err
}

// Greet sets the time at which a member was last seen, if it can.
//
// good: a statistic; nobody is told that it was written.
func (d *Desk) Greet(ctx context.Context, id uint) {
	err := d.db.WithContext(ctx).Model(&Member{}).Where("id = ?", id).Update("seen_at", time.Now()).Error
	if err != nil {
		d.log.Warn("not greeted", "member", id, "error", err)
	}
}

// Retire disables all who were not seen for a year.
//
// good: a list may be empty.
func (d *Desk) Retire(ctx context.Context) error {
	var idle []Member
	if err := d.db.WithContext(ctx).Where("seen_at < ?", time.Now().AddDate(-1, 0, 0)).Find(&idle).Error; err != nil {
		return err
	}
	for _, m := range idle {
		if err := d.db.WithContext(ctx).Model(&m).Update("disabled", true).Error; err != nil {
			return err
		}
	}
	return nil
}
