// Package accounts moves money, by sqlx and database/sql.
package accounts

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/jmoiron/sqlx"
)

var errNoFunds = errors.New("accounts: no funds")

// A Bank has accounts.
type Bank struct {
	x  *sqlx.DB
	db *sql.DB
}

// New returns the bank over two handles of one database.
func New(x *sqlx.DB, db *sql.DB) *Bank { return &Bank{x, db} }

type order struct {
	From  string `db:"src"`
	To    string `db:"dst"`
	Cents int64  `db:"cents"`
}

// Transfer moves money.
//
// bad: who has not enough keeps what he has, and the receiver gets it nevertheless.
func (b *Bank) Transfer(ctx context.Context, from, to string, cents int64) error {
	tx, err := b.x.BeginTxx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	o := order{from, to, cents}
	if _, err := tx.NamedExecContext(ctx, `UPDATE accounts SET balance = balance - :cents WHERE id = :src AND balance >= :cents`, o); err != nil {
		return err
	}
	if _, err := tx.NamedExecContext(ctx, `UPDATE accounts SET balance = balance + :cents WHERE id = :dst`, o); err != nil {
		return err
	}
	return tx.Commit()
}

// TransferCovered moves money.
//
// good (Bank.Transfer): nothing is moved that is not there.
func (b *Bank) TransferCovered(ctx context.Context, from, to string, cents int64) error {
	tx, err := b.x.BeginTxx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	o := order{from, to, cents}
	res, err := tx.NamedExecContext(ctx, `UPDATE accounts SET balance = balance - :cents WHERE id = :src AND balance >= :cents`, o)
	if err != nil {
		return err
	}
	if n, err := res.RowsAffected(); err != nil || n == 0 {
		return errors.Join(errNoFunds, err)
	}
	res, err = tx.NamedExecContext(ctx, `UPDATE accounts SET balance = balance + :cents WHERE id = :dst`, o)
	if err != nil {
		return err
	}
	if n, err := res.RowsAffected(); err != nil || n == 0 {
		return errors.Join(errNoFunds, err)
	}
	return tx.Commit()
}

// Withdraw pays out.
//
// bad: the machine pays although the balance did not suffice.
func (b *Bank) Withdraw(ctx context.Context, id string, cents int64, pay func() error) error {
	stmt, err := b.db.PrepareContext(ctx, `UPDATE accounts SET balance = balance - ? WHERE id = ? AND balance >= ?`)
	if err != nil {
		return err
	}
	defer stmt.Close()
	if _, err := stmt.ExecContext(ctx, cents, id, cents); err != nil {
		return fmt.Errorf("withdrawing: %w", err)
	}
	return pay()
}

// WithdrawCovered pays out.
//
// good (Bank.Withdraw): the machine pays when the row was changed.
func (b *Bank) WithdrawCovered(ctx context.Context, id string, cents int64, pay func() error) error {
	stmt, err := b.db.PrepareContext(ctx, `UPDATE accounts SET balance = balance - ? WHERE id = ? AND balance >= ?`)
	if err != nil {
		return err
	}
	defer stmt.Close()
	res, err := stmt.ExecContext(ctx, cents, id, cents)
	if err != nil {
		return fmt.Errorf("withdrawing: %w", err)
	}
	n, err := res.RowsAffected()
	if err != nil {
		return err
	}
	if n != 1 {
		return errNoFunds
	}
	return pay()
}

// Close closes an account that has nothing left.
//
// bad: the commit's error is dropped; the customer is told that the account is closed while it is not.
func (b *Bank) Close(ctx context.Context, id string) error {
	tx, err := b.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Commit()
	_, err = tx.ExecContext(ctx, `INSERT INTO closings (account) VALUES ($1)`, id)
	return err
}

// CloseSurely closes an account that has nothing left.
//
// good (Bank.Close): the commit's error is returned.
func (b *Bank) CloseSurely(ctx context.Context, id string) error {
	tx, err := b.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if _, err = tx.ExecContext(ctx, `INSERT INTO closings (account) VALUES ($1)`, id); err != nil {
		return err
	}
	return tx.Commit()
}

// Touch sets what is shown to the owner.
//
// good: the key alone is the condition, and the owner has just been shown the row.
func (b *Bank) Touch(ctx context.Context, id, note string) error {
	_, err := b.db.ExecContext(ctx, `UPDATE accounts SET note = $1 WHERE id = $2`, note, id)
	return err
}
