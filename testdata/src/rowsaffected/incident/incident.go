// Package incident marks traces to be kept, in a store that several processes write.
package incident

import (
	"context"
	"database/sql"
	"errors"

	"gorm.io/gorm"
)

var errConflict = errors.New("the trace has changed meanwhile")

type Trace struct {
	ID      string
	Kept    bool
	Version int
}

type Traces struct {
	db   *sql.DB
	gorm *gorm.DB
}

const keep = "UPDATE traces SET kept = true, version = version + 1 WHERE id = $1 AND version = $2"

// Keep answers success though a faster writer has made it change nothing.
func (t *Traces) Keep(ctx context.Context, trace Trace) error {
	_, err := t.db.ExecContext(ctx, keep, trace.ID, trace.Version) // want `DB.ExecContext changes no row once version has changed, its count is not looked at: the update is lost without an error`
	return err
}

// KeepFixed looks.
func (t *Traces) KeepFixed(ctx context.Context, trace Trace) error {
	res, err := t.db.ExecContext(ctx, keep, trace.ID, trace.Version)
	if err != nil {
		return err
	}
	if n, err := res.RowsAffected(); err != nil || n == 0 {
		return errors.Join(errConflict, err)
	}
	return nil
}

// Claim lets two workers purge the same trace.
func (t *Traces) Claim(id, worker string) error {
	return t.gorm.Model(&Trace{}).Where("id = ? AND claimed_by IS NULL", id).Update("claimed_by", worker).Error // want `DB.Update changes no row if claimed_by was set before, its count is not looked at: two callers go on as if it were theirs`
}

// ClaimFixed tells the slower one.
func (t *Traces) ClaimFixed(id, worker string) error {
	res := t.gorm.Model(&Trace{}).Where("id = ? AND claimed_by IS NULL", id).Update("claimed_by", worker)
	if res.Error == nil && res.RowsAffected == 0 {
		return errConflict
	}
	return res.Error
}

// Create answers success though the statement has failed.
func (t *Traces) Create(trace *Trace) error {
	tx := t.gorm.Begin()
	tx.Create(trace) // want `the result of DB.Create is thrown away, and Error at line 63 is read from a handle on which it stays nil`
	if tx.Error != nil {
		tx.Rollback()
		return tx.Error
	}
	return tx.Commit().Error
}

// CreateFixed looks at what the statement returns.
func (t *Traces) CreateFixed(trace *Trace) error {
	tx := t.gorm.Begin()
	if err := tx.Create(trace).Error; err != nil {
		tx.Rollback()
		return err
	}
	return tx.Commit().Error
}

// Rename answers success for a trace that is not there.
func (t *Traces) Rename(id, name string) error {
	_, err := t.db.Exec("UPDATE traces SET name = $1 WHERE id = $2", name, id)
	return err
}
