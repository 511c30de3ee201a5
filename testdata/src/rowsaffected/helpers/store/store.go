// Package store runs the statements of others.
package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

type Store struct{ db *sql.DB }

// Exec hands back only whether the statement has failed.
func (s *Store) Exec(ctx context.Context, text string, args ...any) error {
	if _, err := s.db.ExecContext(ctx, text, args...); err != nil {
		return fmt.Errorf("exec: %w", err)
	}
	return nil
}

// ExecOne fails if the statement has not changed one row.
func (s *Store) ExecOne(ctx context.Context, text string, args ...any) error {
	res, err := s.db.ExecContext(ctx, text, args...)
	if err != nil {
		return err
	}
	if n, err := res.RowsAffected(); err != nil || n != 1 {
		return errors.New("changed meanwhile")
	}
	return nil
}
