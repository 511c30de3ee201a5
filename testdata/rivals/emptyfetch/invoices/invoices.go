// Package invoices books payments, by pgx, sqlx and database/sql.
package invoices

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/jmoiron/sqlx"
)

// An Invoice is what a customer owes.
type Invoice struct {
	ID       int64  `db:"id"`
	Customer int64  `db:"customer"`
	Cents    int64  `db:"cents"`
	State    string `db:"state"`
}

var errNoInvoice = errors.New("invoices: no such invoice")

// Books are the invoices and what was paid.
type Books struct {
	pool *pgxpool.Pool
	x    *sqlx.DB
	db   *sql.DB
	log  *slog.Logger
}

// New returns the books that stand in a database.
func New(pool *pgxpool.Pool, x *sqlx.DB, db *sql.DB, log *slog.Logger) *Books {
	return &Books{pool, x, db, log}
}

// Pay books a payment.
//
// bad: a payment for an invoice that is not there is booked for customer 0.
func (b *Books) Pay(ctx context.Context, id, cents int64) error {
	var inv Invoice
	err := b.pool.QueryRow(ctx, `SELECT id, customer, cents FROM invoices WHERE id = $1`, id).
		Scan(&inv.ID, &inv.Customer, &inv.Cents)
	if err != nil && !errors.Is(err, pgx.ErrNoRows) {
		return fmt.Errorf("paying %d: %w", id, err)
	}
	_, err = b.pool.Exec(ctx, `INSERT INTO payments (invoice, customer, cents) VALUES ($1, $2, $3)`,
		inv.ID, inv.Customer, cents)
	return err
}

// PayFound books a payment.
//
// good (Books.Pay): the payment of an invoice that is not there is refused.
func (b *Books) PayFound(ctx context.Context, id, cents int64) error {
	var inv Invoice
	err := b.pool.QueryRow(ctx, `SELECT id, customer, cents FROM invoices WHERE id = $1`, id).
		Scan(&inv.ID, &inv.Customer, &inv.Cents)
	if errors.Is(err, pgx.ErrNoRows) {
		return errNoInvoice
	}
	if err != nil {
		return fmt.Errorf("paying %d: %w", id, err)
	}
	_, err = b.pool.Exec(ctx, `INSERT INTO payments (invoice, customer, cents) VALUES ($1, $2, $3)`,
		inv.ID, inv.Customer, cents)
	return err
}

// Remind writes a reminder for an invoice.
//
// bad: when the database fails for a moment customer 0 is reminded, and the customer never is.
func (b *Books) Remind(ctx context.Context, id int64) error {
	var inv Invoice
	_ = b.x.GetContext(ctx, &inv, `SELECT id, customer, cents, state FROM invoices WHERE id = ?`, id)
	_, err := b.x.NamedExecContext(ctx, `INSERT INTO reminders (invoice, customer, cents) VALUES (:id, :customer, :cents)`, inv)
	return err
}

// RemindFound writes a reminder for an invoice.
//
// good (Books.Remind): without the invoice there is no reminder.
func (b *Books) RemindFound(ctx context.Context, id int64) error {
	var inv Invoice
	if err := b.x.GetContext(ctx, &inv, `SELECT id, customer, cents, state FROM invoices WHERE id = ?`, id); err != nil {
		return err
	}
	_, err := b.x.NamedExecContext(ctx, `INSERT INTO reminders (invoice, customer, cents) VALUES (:id, :customer, :cents)`, inv)
	return err
}

// Deposit adds to what a customer has.
//
// bad: when the balance cannot be read it counts as 0, and what was there before is overwritten.
func (b *Books) Deposit(ctx context.Context, customer, cents int64) error {
	var balance int64
	err := b.db.QueryRowContext(ctx, `SELECT cents FROM balances WHERE customer = $1`, customer).Scan(&balance)
	if err != nil {
		b.log.Warn("no balance", "customer", customer, "error", err)
	}
	_, err = b.db.ExecContext(ctx, `INSERT INTO balances (customer, cents) VALUES ($1, $2)
		ON CONFLICT (customer) DO UPDATE SET cents = excluded.cents`, customer, balance+cents)
	return err
}

// DepositAdded adds to what a customer has.
//
// good (Books.Deposit): the database adds.
func (b *Books) DepositAdded(ctx context.Context, customer, cents int64) error {
	_, err := b.db.ExecContext(ctx, `INSERT INTO balances (customer, cents) VALUES ($1, $2)
		ON CONFLICT (customer) DO UPDATE SET cents = balances.cents + excluded.cents`, customer, cents)
	return err
}

// find returns nil when there is no such invoice.
func (b *Books) find(ctx context.Context, id int64) (*Invoice, error) {
	rows, err := b.pool.Query(ctx, `SELECT id, customer, cents, state FROM invoices WHERE id = $1`, id)
	if err != nil {
		return nil, err
	}
	inv, err := pgx.CollectOneRow(rows, pgx.RowToAddrOfStructByName[Invoice])
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, nil
	}
	return inv, err
}

// Cancel cancels an invoice.
//
// bad: the worker that is told to cancel an invoice that is not there panics, each time the message comes.
func (b *Books) Cancel(ctx context.Context, id int64) error {
	inv, err := b.find(ctx, id)
	if err != nil {
		return err
	}
	inv.State = "cancelled"
	_, err = b.pool.Exec(ctx, `UPDATE invoices SET state = $1 WHERE id = $2`, inv.State, inv.ID)
	return err
}

// CancelFound cancels an invoice.
//
// good (Books.Cancel): the nil invoice is an error.
func (b *Books) CancelFound(ctx context.Context, id int64) error {
	inv, err := b.find(ctx, id)
	if err != nil {
		return err
	}
	if inv == nil {
		return errNoInvoice
	}
	inv.State = "cancelled"
	_, err = b.pool.Exec(ctx, `UPDATE invoices SET state = $1 WHERE id = $2`, inv.State, inv.ID)
	return err
}

// Refund writes a refund.
//
// bad: when the invoice cannot be read the refund is not written, and the clerk sees success.
func (b *Books) Refund(ctx context.Context, id int64) error {
	var inv Invoice
	err := b.db.QueryRowContext(ctx, `SELECT id, customer, cents FROM invoices WHERE id = $1`, id).
		Scan(&inv.ID, &inv.Customer, &inv.Cents)
	if err != nil {
		b.log.Error("not refunded", "invoice", id, "error", err)
		return nil
	}
	_, err = b.db.ExecContext(ctx, `INSERT INTO refunds (invoice, customer, cents) VALUES ($1, $2, $3)`,
		inv.ID, inv.Customer, inv.Cents)
	return err
}

// RefundFound writes a refund.
//
// good (Books.Refund): the error goes to the clerk.
func (b *Books) RefundFound(ctx context.Context, id int64) error {
	var inv Invoice
	err := b.db.QueryRowContext(ctx, `SELECT id, customer, cents FROM invoices WHERE id = $1`, id).
		Scan(&inv.ID, &inv.Customer, &inv.Cents)
	if err != nil {
		b.log.Error("not refunded", "invoice", id, "error", err)
		return fmt.Errorf("refunding %d: %w", id, err)
	}
	_, err = b.db.ExecContext(ctx, `INSERT INTO refunds (invoice, customer, cents) VALUES ($1, $2, $3)`,
		inv.ID, inv.Customer, inv.Cents)
	return err
}

// Prune deletes the drafts that the shop no longer lists.
//
// bad: when the connection breaks while the list is read, drafts that the shop still lists are deleted.
func (b *Books) Prune(ctx context.Context, shop int64) error {
	rows, err := b.db.QueryContext(ctx, `SELECT draft FROM listings WHERE shop = $1`, shop)
	if err != nil {
		return err
	}
	defer rows.Close()
	listed := []int64{}
	for rows.Next() {
		var id int64
		if err := rows.Scan(&id); err != nil {
			return err
		}
		listed = append(listed, id)
	}
	_, err = b.pool.Exec(ctx, `DELETE FROM drafts WHERE shop = $1 AND id <> ALL($2)`, shop, listed)
	return err
}

// PruneRead deletes the drafts that the shop no longer lists.
//
// good (Books.Prune): a list that was not read to its end deletes nothing.
func (b *Books) PruneRead(ctx context.Context, shop int64) error {
	rows, err := b.db.QueryContext(ctx, `SELECT draft FROM listings WHERE shop = $1`, shop)
	if err != nil {
		return err
	}
	defer rows.Close()
	listed := []int64{}
	for rows.Next() {
		var id int64
		if err := rows.Scan(&id); err != nil {
			return err
		}
		listed = append(listed, id)
	}
	if err := rows.Err(); err != nil {
		return err
	}
	_, err = b.pool.Exec(ctx, `DELETE FROM drafts WHERE shop = $1 AND id <> ALL($2)`, shop, listed)
	return err
}

// Discount stores the rate that a customer has.
//
// good: no rate means the usual one; what is stored names the customer that was asked for.
func (b *Books) Discount(ctx context.Context, customer int64) error {
	rate := 5
	err := b.db.QueryRowContext(ctx, `SELECT rate FROM rates WHERE customer = $1`, customer).Scan(&rate)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	_, err = b.db.ExecContext(ctx, `UPDATE customers SET rate = $1 WHERE id = $2`, rate, customer)
	return err
}

// Number returns the next number of an invoice.
//
// good: no row is how the first number comes about.
func (b *Books) Number(ctx context.Context, tx *sql.Tx, year int) (int64, error) {
	var last sql.NullInt64
	if err := tx.QueryRowContext(ctx, `SELECT max(number) FROM invoices WHERE year = $1`, year).Scan(&last); err != nil {
		return 0, err
	}
	_, err := tx.ExecContext(ctx, `INSERT INTO numbers (year, number, at) VALUES ($1, $2, $3)`, year, last.Int64+1, time.Now())
	return last.Int64 + 1, err
}
