// Package pg keeps in Postgres what is known of traces, other than their raw data.
package pg

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"example.com/incidents/fixed/desk/keeping"
)

// Traces has the traces of all organizations.
type Traces struct{ pool *pgxpool.Pool }

// New returns the traces in the database of the pool.
func New(pool *pgxpool.Pool) *Traces { return &Traces{pool: pool} }

// Find returns the trace, nil if the organization has no such trace.
func (t *Traces) Find(ctx context.Context, org, id string) (*keeping.Trace, error) {
	row := t.pool.QueryRow(ctx, `
		SELECT id, organization, spans, started
		FROM traces WHERE organization = $1 AND id = $2`, org, id)
	var trace keeping.Trace
	err := row.Scan(&trace.ID, &trace.Organization, &trace.Spans, &trace.Started)
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("pg: finding %s: %w", id, err)
	}
	return &trace, nil
}

// Persist exempts the trace from retention.
func (t *Traces) Persist(ctx context.Context, trace *keeping.Trace) error {
	_, err := t.pool.Exec(ctx, `
		UPDATE traces SET persistent = true
		WHERE organization = $1 AND id = $2`, trace.Organization, trace.ID)
	if err != nil {
		return fmt.Errorf("pg: persisting %s: %w", trace.ID, err)
	}
	return nil
}
