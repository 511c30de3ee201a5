// Package store keeps traces in PostgreSQL.
package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"
)

// A Trace is what one request has left behind.
type Trace struct {
	ID, Org, SharedBy string
	KeepUntil         time.Time
}

// ErrNoTrace says that there is no such trace.
var ErrNoTrace = errors.New("store: no such trace")

// Traces is the table of traces.
type Traces struct{ db *sql.DB }

// New returns the table in the database.
func New(db *sql.DB) *Traces { return &Traces{db} }

// Find returns nil when there is no such trace.
func (t *Traces) Find(ctx context.Context, org, id string) (*Trace, error) {
	trace := &Trace{}
	err := t.db.QueryRowContext(ctx, `SELECT id, org, shared_by, keep_until FROM traces WHERE org = $1 AND id = $2`, org, id).
		Scan(&trace.ID, &trace.Org, &trace.SharedBy, &trace.KeepUntil)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("finding trace %s: %w", id, err)
	}
	return trace, nil
}

// ByID returns the zero trace when there is no such trace.
func (t *Traces) ByID(ctx context.Context, org, id string) (Trace, error) {
	var trace Trace
	rows, err := t.db.QueryContext(ctx, `SELECT id, org, shared_by FROM traces WHERE org = $1 AND id = $2`, org, id)
	if err != nil {
		return trace, fmt.Errorf("reading trace %s: %w", id, err)
	}
	defer rows.Close()
	for rows.Next() {
		if err := rows.Scan(&trace.ID, &trace.Org, &trace.SharedBy); err != nil {
			return trace, fmt.Errorf("reading trace %s: %w", id, err)
		}
	}
	return trace, rows.Err()
}

// Lookup reports whether there is such a trace.
func (t *Traces) Lookup(ctx context.Context, org, id string) (trace Trace, found bool, err error) {
	p, err := t.Find(ctx, org, id)
	if err != nil || p == nil {
		return Trace{}, false, err
	}
	return *p, true, nil
}

// MustFind fails with ErrNoTrace when there is no such trace.
func (t *Traces) MustFind(ctx context.Context, org, id string) (*Trace, error) {
	trace, err := t.Find(ctx, org, id)
	if err != nil {
		return nil, err
	}
	if trace == nil {
		return nil, ErrNoTrace
	}
	return trace, nil
}

// Save inserts the trace, or replaces the one that is there.
func (t *Traces) Save(ctx context.Context, trace Trace) error {
	_, err := t.db.ExecContext(ctx, `INSERT INTO traces (id, org, shared_by, keep_until) VALUES ($1, $2, $3, $4)
		ON CONFLICT (org, id) DO UPDATE SET shared_by = excluded.shared_by, keep_until = excluded.keep_until`,
		trace.ID, trace.Org, trace.SharedBy, trace.KeepUntil)
	if err != nil {
		return fmt.Errorf("saving trace %s: %w", trace.ID, err)
	}
	return nil
}

// Delete removes the trace, if it is there.
func (t *Traces) Delete(ctx context.Context, org, id string) error {
	_, err := t.db.ExecContext(ctx, `DELETE FROM traces WHERE org = $1 AND id = $2`, org, id)
	return err
}
