// Package helpers runs its statements by functions of its own.
package helpers

import (
	"context"
	"database/sql"
	"errors"

	"gorm.io/gorm"
	"rowsaffected/helpers/store"
)

const (
	compare = "UPDATE docs SET body = $1, version = version + 1 WHERE id = $2 AND version = $3"
	claim   = "UPDATE jobs SET status = 'running' WHERE id = $1 AND status = 'pending'"
)

type Doc struct {
	ID, Body string
	Version  int
}

type docs struct {
	db    *sql.DB
	gorm  *gorm.DB
	store *store.Store
}

// Reported: the function that runs the statement throws the count away.

func (d *docs) exec(text string, args ...any) error {
	_, err := d.db.Exec(text, args...)
	return err
}

func (d *docs) save(doc Doc) error {
	return d.exec(compare, doc.Body, doc.ID, doc.Version) // want `docs.exec changes no row once version has changed, its count is not looked at: the update is lost without an error`
}

func (d *docs) named(ctx context.Context, what, text string, args ...any) error {
	println(what)
	return d.store.Exec(ctx, text, args...)
}

func (d *docs) saveThroughTwo(ctx context.Context, doc Doc) error {
	return d.named(ctx, "save", compare, doc.Body, doc.ID, doc.Version) // want `docs.named changes no row once version has changed`
}

func (d *docs) saveElsewhere(ctx context.Context, doc Doc) error {
	if err := d.store.Exec(ctx, compare, doc.Body, doc.ID, doc.Version); err != nil { // want `Store.Exec changes no row once version has changed`
		return err
	}
	return nil
}

func (d *docs) execGORM(text string, args ...any) error { return d.gorm.Exec(text, args...).Error }

func (d *docs) claimJob(id string) error {
	return d.execGORM(claim, id) // want `docs.execGORM changes no row if status was set before, its count is not looked at: two callers go on as if it were theirs`
}

// Reported: it hands back what holds the count, or the count, and that is thrown away here.

func (d *docs) result(text string, args ...any) (sql.Result, error) {
	return d.db.Exec(text, args...)
}

func (d *docs) saveByResult(doc Doc) error {
	_, err := d.result(compare, doc.Body, doc.ID, doc.Version) // want `docs.result changes no row once version has changed`
	return err
}

func (d *docs) count(text string, args ...any) (int64, error) {
	res, err := d.db.Exec(text, args...)
	if err != nil {
		return 0, err
	}
	return res.RowsAffected()
}

func (d *docs) saveByCount(doc Doc) error {
	_, err := d.count(compare, doc.Body, doc.ID, doc.Version) // want `docs.count changes no row once version has changed`
	return err
}

// Silent: the count is looked at, there or here.

func (d *docs) saveOne(ctx context.Context, doc Doc) error {
	return d.store.ExecOne(ctx, compare, doc.Body, doc.ID, doc.Version)
}

func (d *docs) saveCounted(doc Doc) error {
	n, err := d.count(compare, doc.Body, doc.ID, doc.Version)
	if err == nil && n == 0 {
		err = errors.New("changed meanwhile")
	}
	return err
}

func (d *docs) execCounted(text string, args ...any) error {
	res, err := d.db.Exec(text, args...)
	if err != nil {
		return err
	}
	return d.changed(res)
}

func (d *docs) changed(res sql.Result) error {
	if n, err := res.RowsAffected(); err != nil || n == 0 {
		return errors.New("changed meanwhile")
	}
	return nil
}

func (d *docs) saveChanged(doc Doc) error {
	return d.execCounted(compare, doc.Body, doc.ID, doc.Version)
}

// Silent: it runs something else, or with something else.

func (d *docs) execMarked(text string, args ...any) error {
	_, err := d.db.Exec("/* docs */ "+text+" RETURNING id", args...)
	return err
}

func (d *docs) saveMarked(doc Doc) error {
	return d.execMarked(compare, doc.Body, doc.ID, doc.Version)
}

func (d *docs) execOfTenant(text string, args ...any) error {
	_, err := d.db.Exec(text, append([]any{"tenant"}, args...)...)
	return err
}

func (d *docs) saveOfTenant(doc Doc) error {
	return d.execOfTenant(compare, doc.Body, doc.ID, doc.Version)
}

// Silent: an INSERT, by such a function, says who is first.
func (d *docs) claimInserted(id string) error {
	if err := d.exec("INSERT INTO claims (id) VALUES ($1)", id); err != nil {
		return err
	}
	return d.exec(claim, id)
}

// Silent: the row is read again.
func (d *docs) claimRead(id string) (status string, err error) {
	if err := d.exec(claim, id); err != nil {
		return "", err
	}
	err = d.db.QueryRow("SELECT status FROM jobs WHERE id = $1", id).Scan(&status)
	return status, err
}

// Silent: no condition.
func (d *docs) rename(doc Doc) error {
	return d.exec("UPDATE docs SET body = $1 WHERE id = $2", doc.Body, doc.ID)
}
