// Package mirror keeps traces in a second database, by which changes are rehearsed. It says
// by an error that there is no such trace.
package mirror

import (
	"context"
	"database/sql"
	"fmt"

	"example.com/incidents/desk/keeping"
)

// Traces has the traces of one organization.
type Traces struct{ db *sql.DB }

// New returns the traces in the database.
func New(db *sql.DB) *Traces { return &Traces{db: db} }

// Find returns the trace of the organization, or sql.ErrNoRows.
func (t *Traces) Find(ctx context.Context, org, id string) (*keeping.Trace, error) {
	var trace keeping.Trace
	err := t.db.QueryRowContext(ctx, "SELECT id, organization, spans, started FROM traces WHERE organization = $1 AND id = $2", org, id).
		Scan(&trace.ID, &trace.Organization, &trace.Spans, &trace.Started)
	if err != nil {
		return nil, fmt.Errorf("mirror: finding %s: %w", id, err)
	}
	return &trace, nil
}

// Persist exempts the trace from retention.
func (t *Traces) Persist(ctx context.Context, trace *keeping.Trace) error {
	_, err := t.db.ExecContext(ctx, "UPDATE traces SET persistent = true WHERE id = $1", trace.ID)
	return err
}
