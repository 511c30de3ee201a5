package rows

import (
	"context"
	"database/sql"
	"errors"

	"gorm.io/gorm"
	"xorm.io/xorm"
)

type doc struct {
	ID   int64
	Mail string
	Text string
}

var errNoDoc = errors.New("no doc")

type docs struct {
	db     *gorm.DB
	sql    *sql.DB
	engine *xorm.Engine
}

func (d *docs) load(ctx context.Context, id int64) (doc, error) {
	var x doc
	err := d.db.WithContext(ctx).Find(&x, id).Error
	return x, err
}

func (d *docs) exists(ctx context.Context, id int64) (bool, error) {
	var yes bool
	err := d.sql.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM docs WHERE id = $1)", id).Scan(&yes)
	return yes, err
}

// hasDoc asks gorm, which returns no error.
func (d *docs) hasDoc(id int64) bool {
	var n int64
	d.db.Model(&doc{}).Where("id = ?", id).Count(&n)
	return n > 0
}

func isAllowed(id int64) bool { return id > 0 }

// Silent: the rows are counted before.
func (d *docs) counted(id int64, text string) error {
	var n int64
	if err := d.db.Model(&doc{}).Where("id = ?", id).Count(&n).Error; err != nil {
		return err
	}
	if n == 0 {
		return errNoDoc
	}
	var x doc
	if err := d.db.Find(&x, id).Error; err != nil {
		return err
	}
	x.Text = text
	return d.db.Save(&x).Error
}

// Silent: a function asks before.
func (d *docs) askedByFunction(ctx context.Context, id int64, text string) error {
	if ok, err := d.exists(ctx, id); err != nil {
		return err
	} else if !ok {
		return errNoDoc
	}
	x, err := d.load(ctx, id)
	if err != nil {
		return err
	}
	x.Text = text
	return d.db.Save(&x).Error
}

// Silent: one that is named for it.
func (d *docs) askedByName(ctx context.Context, id int64, text string) error {
	if !d.hasDoc(id) {
		return errNoDoc
	}
	x, err := d.load(ctx, id)
	if err != nil {
		return err
	}
	x.Text = text
	return d.db.Save(&x).Error
}

// Silent: the statement counts.
func (d *docs) countedBySQL(ctx context.Context, mail string) error {
	var n int
	err := d.sql.QueryRowContext(ctx, "SELECT count(*) FROM docs WHERE mail = $1", mail).Scan(&n)
	if err != nil || n < 1 {
		return errors.Join(err, errNoDoc)
	}
	var x doc
	if err := d.db.Where("mail = ?", mail).Find(&x).Error; err != nil {
		return err
	}
	x.Text = ""
	return d.db.Save(&x).Error
}

// Silent: xorm has a call for that.
func (d *docs) existsByXorm(id int64, text string) error {
	switch has, err := d.engine.ID(id).Exist(&doc{}); {
	case err != nil:
		return err
	case !has:
		return errNoDoc
	}
	var x doc
	if err := d.db.Find(&x, id).Error; err != nil {
		return err
	}
	x.Text = text
	return d.db.Save(&x).Error
}

// Silent: what is missing is created before.
func (d *docs) createdBefore(ctx context.Context, id int64, text string) error {
	if !d.hasDoc(id) {
		if err := d.db.Create(&doc{ID: id}).Error; err != nil {
			return err
		}
	}
	x, err := d.load(ctx, id)
	if err != nil {
		return err
	}
	x.Text = text
	return d.db.Save(&x).Error
}

// Silent: what was asked outside holds in the transaction.
func (d *docs) askedOutside(ctx context.Context, id int64, text string) error {
	if !d.hasDoc(id) {
		return errNoDoc
	}
	return d.db.Transaction(func(tx *gorm.DB) error {
		var x doc
		if err := tx.Find(&x, id).Error; err != nil {
			return err
		}
		x.Text = text
		return tx.Save(&x).Error
	})
}

// The rows of another are counted.
func (d *docs) countedAnother(id, other int64, text string) error {
	var n int64
	if err := d.db.Model(&doc{}).Where("id = ?", other).Count(&n).Error; err != nil {
		return err
	}
	if n == 0 {
		return errNoDoc
	}
	var x doc
	if err := d.db.Find(&x, id).Error; err != nil { // want `DB.Find can find nothing and return no error, DB.Save at line \d+ still writes the doc that was not found`
		return err
	}
	x.Text = text
	return d.db.Save(&x).Error
}

// The rows are counted, and it makes no difference.
func (d *docs) countedInVain(id int64, text string) error {
	var n int64
	if err := d.db.Model(&doc{}).Where("id = ?", id).Count(&n).Error; err != nil {
		return err
	}
	if n == 0 {
		text = "new"
	}
	var x doc
	if err := d.db.Find(&x, id).Error; err != nil { // want `DB.Find can find nothing and return no error, DB.Save at line \d+ still writes the doc that was not found`
		return err
	}
	x.Text = text
	return d.db.Save(&x).Error
}

// Only the error of the count is looked at.
func (d *docs) countFailed(ctx context.Context, id int64, text string) error {
	if _, err := d.exists(ctx, id); err != nil {
		return err
	}
	x, err := d.load(ctx, id) // want `docs.load can find nothing and return no error, DB.Save at line \d+ still writes the doc that was not found`
	if err != nil {
		return err
	}
	x.Text = text
	return d.db.Save(&x).Error
}

// What is asked is the key itself.
func (d *docs) allowed(ctx context.Context, id int64, text string) error {
	if !isAllowed(id) {
		return errNoDoc
	}
	x, err := d.load(ctx, id) // want `docs.load can find nothing and return no error, DB.Save at line \d+ still writes the doc that was not found`
	if err != nil {
		return err
	}
	x.Text = text
	return d.db.Save(&x).Error
}

// They are counted when it is too late.
func (d *docs) countedBehind(id int64, text string) error {
	var x doc
	if err := d.db.Find(&x, id).Error; err != nil { // want `DB.Find can find nothing and return no error, DB.Save at line \d+ still writes the doc that was not found`
		return err
	}
	x.Text = text
	if err := d.db.Save(&x).Error; err != nil {
		return err
	}
	if !d.hasDoc(id) {
		return errNoDoc
	}
	return nil
}

// Silent: there is no row of that key, which is zero, and none is changed.
func (d *docs) archive(id int64) error {
	var x doc
	if err := d.db.Where("mail = ?", "").Find(&x, id).Error; err != nil {
		return err
	}
	x.Text = "archived"
	_, err := d.engine.ID(x.ID).Cols("text").Update(&x)
	return err
}
