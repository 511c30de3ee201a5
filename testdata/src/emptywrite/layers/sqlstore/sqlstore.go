package sqlstore

import (
	"context"
	"database/sql"
	"errors"

	"emptywrite/layers/keeping"
)

type Repo struct{ db *sql.DB }

func New(db *sql.DB) *Repo { return &Repo{db} }

func (r *Repo) Find(ctx context.Context, id string) (*keeping.Trace, error) {
	var t keeping.Trace
	err := r.db.QueryRowContext(ctx, "SELECT id, note FROM traces WHERE id = ?", id).Scan(&t.ID, &t.Note)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return &t, nil
}

func (r *Repo) Save(ctx context.Context, t *keeping.Trace) error {
	_, err := r.db.ExecContext(ctx, "INSERT INTO traces (id, note) VALUES (?, ?) ON CONFLICT DO UPDATE SET note = ?", t.ID, t.Note, t.Note)
	return err
}
