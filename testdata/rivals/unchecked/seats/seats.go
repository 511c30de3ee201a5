// Package seats sells seats, by gorm and bun.
package seats

import (
	"context"
	"errors"
	"time"

	"github.com/uptrace/bun"
	"gorm.io/gorm"
)

// A Seat can be had once.
type Seat struct {
	ID      int64 `bun:",pk,autoincrement"`
	Show    int64
	Holder  string
	Version int
	Row     string
}

// A Voucher can be used once.
type Voucher struct {
	Code   string `gorm:"primaryKey"`
	UsedBy string
	UsedAt time.Time
}

// A Sale is what stands in the books.
type Sale struct {
	ID     uint
	Seat   int64
	Holder string
}

var errSold = errors.New("seats: sold already")

// An Office sells seats.
type Office struct {
	db  *gorm.DB
	bun *bun.DB
}

// New returns an office over two handles of one database.
func New(db *gorm.DB, b *bun.DB) *Office { return &Office{db, b} }

// Reserve gives a seat to a holder.
//
// bad: two customers get the same seat, each with a confirmation.
func (o *Office) Reserve(ctx context.Context, seat int64, holder string) error {
	return o.db.WithContext(ctx).Model(&Seat{}).Where("id = ? AND holder = ''", seat).Update("holder", holder).Error
}

// ReserveFree gives a seat to a holder.
//
// good (Office.Reserve): the second customer is refused.
func (o *Office) ReserveFree(ctx context.Context, seat int64, holder string) error {
	res := o.db.WithContext(ctx).Model(&Seat{}).Where("id = ? AND holder = ''", seat).Update("holder", holder)
	if res.Error != nil {
		return res.Error
	}
	if res.RowsAffected == 0 {
		return errSold
	}
	return nil
}

// Redeem uses a voucher up.
//
// bad: a voucher that was used is accepted again.
func (o *Office) Redeem(ctx context.Context, code, user string) (Sale, error) {
	err := o.db.WithContext(ctx).Model(&Voucher{}).
		Where("code = ?", code).Where("used_by = ?", "").
		Updates(map[string]any{"used_by": user, "used_at": time.Now()}).Error
	if err != nil {
		return Sale{}, err
	}
	sale := Sale{Holder: user}
	return sale, o.db.WithContext(ctx).Create(&sale).Error
}

// RedeemFresh uses a voucher up.
//
// good (Office.Redeem): a voucher that was used is refused.
func (o *Office) RedeemFresh(ctx context.Context, code, user string) (Sale, error) {
	res := o.db.WithContext(ctx).Model(&Voucher{}).
		Where("code = ?", code).Where("used_by = ?", "").
		Updates(map[string]any{"used_by": user, "used_at": time.Now()})
	if res.Error != nil {
		return Sale{}, res.Error
	}
	if res.RowsAffected != 1 {
		return Sale{}, errSold
	}
	sale := Sale{Holder: user}
	return sale, o.db.WithContext(ctx).Create(&sale).Error
}

// Relabel changes what is printed on a seat.
//
// bad: of two who change the seat at once one is told that it worked, and it did not.
func (o *Office) Relabel(ctx context.Context, seat *Seat) error {
	_, err := o.bun.NewUpdate().Model(seat).
		Set("row = ?", seat.Row).Set("version = version + 1").
		Where("id = ?", seat.ID).Where("version = ?", seat.Version).Exec(ctx)
	return err
}

// RelabelSame changes what is printed on a seat.
//
// good (Office.Relabel): whose version is old is told so.
func (o *Office) RelabelSame(ctx context.Context, seat *Seat) error {
	res, err := o.bun.NewUpdate().Model(seat).
		Set("row = ?", seat.Row).Set("version = version + 1").
		Where("id = ?", seat.ID).Where("version = ?", seat.Version).Exec(ctx)
	if err != nil {
		return err
	}
	n, err := res.RowsAffected()
	if err != nil {
		return err
	}
	if n == 0 {
		return errSold
	}
	return nil
}

// Sell stores the sale and the holder together.
//
// bad: tx.Error is that of Begin; a sale that could not be stored is committed without it.
func (o *Office) Sell(ctx context.Context, seat int64, holder string) error {
	tx := o.db.WithContext(ctx).Begin()
	tx.Create(&Sale{Seat: seat, Holder: holder})
	tx.Model(&Seat{}).Where("id = ?", seat).Update("holder", holder)
	if tx.Error != nil {
		tx.Rollback()
		return tx.Error
	}
	return tx.Commit().Error
}

// SellBoth stores the sale and the holder together.
//
// good (Office.Sell): each statement's own error is looked at.
func (o *Office) SellBoth(ctx context.Context, seat int64, holder string) error {
	tx := o.db.WithContext(ctx).Begin()
	if tx.Error != nil {
		return tx.Error
	}
	if err := tx.Create(&Sale{Seat: seat, Holder: holder}).Error; err != nil {
		tx.Rollback()
		return err
	}
	if err := tx.Model(&Seat{}).Where("id = ?", seat).Update("holder", holder).Error; err != nil {
		tx.Rollback()
		return err
	}
	return tx.Commit().Error
}

// Swap exchanges the holders of two seats.
//
// bad: the second update may fail, the transaction is committed, and one holder has both seats.
func (o *Office) Swap(ctx context.Context, a, b Seat) error {
	return o.db.WithContext(ctx).Transaction(func(tx *gorm.DB) error {
		if err := tx.Model(&a).Update("holder", b.Holder).Error; err != nil {
			return err
		}
		tx.Model(&b).Update("holder", a.Holder)
		return tx.Error
	})
}

// SwapBoth exchanges the holders of two seats.
//
// good (Office.Swap): both errors are returned.
func (o *Office) SwapBoth(ctx context.Context, a, b Seat) error {
	first, second := a.Holder, b.Holder
	return o.db.WithContext(ctx).Transaction(func(tx *gorm.DB) error {
		if err := tx.Model(&a).Update("holder", second).Error; err != nil {
			return err
		}
		return tx.Model(&b).Update("holder", first).Error
	})
}

// Free makes a seat free that its holder gives back.
//
// good: that it is not his any more is all right with him.
func (o *Office) Free(ctx context.Context, seat int64, holder string) error {
	return o.db.WithContext(ctx).Model(&Seat{}).Where("id = ? AND holder = ?", seat, holder).Update("holder", "").Error
}

// Query counts what is left, by a handle that grows.
//
// good: a handle that came from a builder has the error of what was called on it.
func (o *Office) Query(ctx context.Context, show int64) (int64, error) {
	var left int64
	q := o.db.WithContext(ctx).Model(&Seat{}).Where("show = ? AND holder = ''", show)
	q.Count(&left)
	return left, q.Error
}
