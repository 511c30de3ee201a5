// Package traces keeps in a database which traces are shared, with gorm.
package traces

import (
	"context"
	"time"

	"gorm.io/gorm"
)

// A Trace is one request on its way through the services of an organization.
type Trace struct {
	Key          uint   `gorm:"primaryKey"`
	ID           string `gorm:"index:trace"`
	Organization string `gorm:"index:trace"`
	Started      time.Time
	SharedBy     string
}

// A Repository has the traces of all organizations.
type Repository interface {
	ByID(ctx context.Context, org, id string) (*Trace, error)
	Save(ctx context.Context, t *Trace) error
}

// Gorm is the Repository of the platform.
type Gorm struct{ db *gorm.DB }

// New returns the repository in the database.
func New(db *gorm.DB) *Gorm { return &Gorm{db: db} }

// ByID returns the trace of the organization.
func (g *Gorm) ByID(ctx context.Context, org, id string) (*Trace, error) {
	var t Trace
	err := g.db.WithContext(ctx).Where("organization = ? AND id = ?", org, id).Find(&t).Error
	if err != nil {
		return nil, err
	}
	return &t, nil
}

// Save stores the trace.
func (g *Gorm) Save(ctx context.Context, t *Trace) error {
	return g.db.WithContext(ctx).Save(t).Error
}
