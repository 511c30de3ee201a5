// Package traces keeps in Postgres what is known of traces, other than their raw
// data.
package traces

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

// A Trace is one request on its way through the services of an organization.
type Trace struct {
	ID, Organization string
	Spans            int
	Started          time.Time
	Persistent       bool // never deleted by retention
}

// A Repository has the traces of all organizations.
type Repository interface {
	// Find returns the trace, nil if the organization has no such trace.
	Find(ctx context.Context, org, id string) (*Trace, error)

	// Persist exempts the trace from retention.
	Persist(ctx context.Context, t *Trace) error
}

// Postgres is the Repository of the platform.
type Postgres struct{ pool *pgxpool.Pool }

// New returns the repository in the database of the pool.
func New(pool *pgxpool.Pool) *Postgres { return &Postgres{pool: pool} }

// Find returns the trace, nil if the organization has no such trace.
func (p *Postgres) Find(ctx context.Context, org, id string) (*Trace, error) {
	row := p.pool.QueryRow(ctx, `
		SELECT id, organization, spans, started, persistent
		FROM traces WHERE organization = $1 AND id = $2`, org, id)
	var t Trace
	err := row.Scan(&t.ID, &t.Organization, &t.Spans, &t.Started, &t.Persistent)
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("traces: finding %s: %w", id, err)
	}
	return &t, nil
}

// Persist exempts the trace from retention.
func (p *Postgres) Persist(ctx context.Context, t *Trace) error {
	_, err := p.pool.Exec(ctx, `
		UPDATE traces SET persistent = true
		WHERE organization = $1 AND id = $2`, t.Organization, t.ID)
	if err != nil {
		return fmt.Errorf("traces: persisting %s: %w", t.ID, err)
	}
	return nil
}
