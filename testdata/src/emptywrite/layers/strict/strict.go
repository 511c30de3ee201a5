// Package strict answers an error if there is no such row.
package strict

import (
	"context"
	"database/sql"

	"emptywrite/layers/keeping"
)

type Repo struct{ db *sql.DB }

func New(db *sql.DB) *Repo { return &Repo{db} }

func (r *Repo) Find(ctx context.Context, id string) (*keeping.Trace, error) {
	var t keeping.Trace
	if err := r.db.QueryRowContext(ctx, "SELECT id, note FROM traces WHERE id = ?", id).Scan(&t.ID, &t.Note); err != nil {
		return nil, err
	}
	return &t, nil
}

func (r *Repo) Save(ctx context.Context, t *keeping.Trace) error {
	_, err := r.db.ExecContext(ctx, "INSERT INTO traces (id, note) VALUES (?, ?)", t.ID, t.Note)
	return err
}
