// Package database is what several services share to talk to their database.
package database

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// ErrNoChange says that a statement has changed no row.
var ErrNoChange = errors.New("database: no row was changed")

// Run runs a statement.
func Run(ctx context.Context, db *sql.DB, query string, args ...any) error {
	if _, err := db.ExecContext(ctx, query, args...); err != nil {
		return fmt.Errorf("database: %w", err)
	}
	return nil
}

// RunOne runs a statement that has to change something.
func RunOne(ctx context.Context, db *sql.DB, query string, args ...any) error {
	res, err := db.ExecContext(ctx, query, args...)
	if err != nil {
		return fmt.Errorf("database: %w", err)
	}
	n, err := res.RowsAffected()
	if err != nil {
		return fmt.Errorf("database: %w", err)
	}
	if n == 0 {
		return ErrNoChange
	}
	return nil
}
