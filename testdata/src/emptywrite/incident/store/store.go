// Package store keeps the metadata of traces in a database.
package store

import (
	"context"
	"database/sql"
	"errors"

	"gorm.io/gorm"
)

type Trace struct {
	ID, Org string
	Kept    bool
}

// Traces is what services see.
type Traces interface {
	Find(ctx context.Context, org, id string) (*Trace, error)
	Load(ctx context.Context, org, id string) (Trace, error)
	MustFind(ctx context.Context, org, id string) (*Trace, error)
	Keep(ctx context.Context, t *Trace) error
	KeepID(ctx context.Context, org, id string) error
}

type SQLTraces struct{ db *sql.DB }

// Find answers nil without an error if there is no such trace.
func (s *SQLTraces) Find(ctx context.Context, org, id string) (*Trace, error) {
	t := new(Trace)
	row := s.db.QueryRowContext(ctx, "SELECT id, org, kept FROM traces WHERE org = $1 AND id = $2", org, id)
	err := row.Scan(&t.ID, &t.Org, &t.Kept)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return t, nil
}

// Load answers a zero trace without an error if there is none.
func (s *SQLTraces) Load(ctx context.Context, org, id string) (Trace, error) {
	var t Trace
	err := s.db.QueryRowContext(ctx, "SELECT id, org, kept FROM traces WHERE org = $1 AND id = $2", org, id).Scan(&t.ID, &t.Org, &t.Kept)
	if err == sql.ErrNoRows {
		err = nil
	}
	return t, err
}

// MustFind hands the error of the database out.
func (s *SQLTraces) MustFind(ctx context.Context, org, id string) (*Trace, error) {
	t := new(Trace)
	row := s.db.QueryRowContext(ctx, "SELECT id, org, kept FROM traces WHERE org = $1 AND id = $2", org, id)
	if err := row.Scan(&t.ID, &t.Org, &t.Kept); err != nil {
		return nil, err
	}
	return t, nil
}

func (s *SQLTraces) Keep(ctx context.Context, t *Trace) error {
	_, err := s.db.ExecContext(ctx, "UPDATE traces SET kept = true WHERE org = $1 AND id = $2", t.Org, t.ID)
	return err
}

func (s *SQLTraces) KeepID(ctx context.Context, org, id string) error {
	_, err := s.db.ExecContext(ctx, "UPDATE traces SET kept = true WHERE org = $1 AND id = $2", org, id)
	return err
}

// GormTraces does the same with gorm, whose Find says nothing of what is missing.
type GormTraces struct{ db *gorm.DB }

func (g *GormTraces) Find(ctx context.Context, org, id string) (Trace, error) {
	var t Trace
	err := g.db.WithContext(ctx).Where("org = ? AND id = ?", org, id).Find(&t).Error
	return t, err
}

// First fails if there is no such trace.
func (g *GormTraces) First(ctx context.Context, org, id string) (Trace, error) {
	var t Trace
	err := g.db.WithContext(ctx).Where("org = ? AND id = ?", org, id).First(&t).Error
	return t, err
}

// Lookup says by its bool whether there is such a trace.
func (g *GormTraces) Lookup(ctx context.Context, org, id string) (Trace, bool, error) {
	var t Trace
	res := g.db.WithContext(ctx).Where("org = ? AND id = ?", org, id).Find(&t)
	if res.Error != nil || res.RowsAffected == 0 {
		return Trace{}, false, res.Error
	}
	return t, true, nil
}

func (g *GormTraces) Keep(ctx context.Context, t Trace) error {
	t.Kept = true
	return g.db.WithContext(ctx).Save(&t).Error
}
