// Package traces keeps in a database which traces are pinned.
package traces

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"
)

// A Trace is one request on its way through the services of an organization.
type Trace struct {
	Key     int64
	ID      string
	Started time.Time
}

// A Repository has the traces of all organizations.
type Repository interface {
	// Lookup returns the trace, false if the organization has no such trace.
	Lookup(ctx context.Context, org, id string) (Trace, bool, error)

	// Pin puts the trace on top of the list that the user sees.
	Pin(ctx context.Context, t Trace, user string) error
}

// SQL is the Repository of the platform.
type SQL struct{ db *sql.DB }

// New returns the repository in the database.
func New(db *sql.DB) *SQL { return &SQL{db: db} }

// Lookup returns the trace, false if the organization has no such trace.
func (s *SQL) Lookup(ctx context.Context, org, id string) (Trace, bool, error) {
	const query = `SELECT key, id, started FROM traces WHERE organization = $1 AND id = $2`
	var t Trace
	switch err := s.db.QueryRowContext(ctx, query, org, id).Scan(&t.Key, &t.ID, &t.Started); {
	case errors.Is(err, sql.ErrNoRows):
		return Trace{}, false, nil
	case err != nil:
		return Trace{}, false, fmt.Errorf("traces: looking up %s: %w", id, err)
	}
	return t, true, nil
}

// Pin puts the trace on top of the list that the user sees.
func (s *SQL) Pin(ctx context.Context, t Trace, user string) error {
	const statement = `INSERT INTO pins (trace, person) VALUES ($1, $2) ON CONFLICT DO NOTHING`
	if _, err := s.db.ExecContext(ctx, statement, t.Key, user); err != nil {
		return fmt.Errorf("traces: pinning %s: %w", t.ID, err)
	}
	return nil
}
