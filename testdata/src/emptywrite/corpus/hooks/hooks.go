// Package hooks is go-vela/server, database/postgres/hook.go, at the parent of ba294ee1
// and at it, and the list query of 6ff2fbd2.
package hooks

import (
	"gorm.io/gorm"
)

// Hook is what the API speaks of.
type Hook struct {
	ID     int64
	Repo   int64
	Status string
}

type row struct {
	ID     int64
	RepoID int64
	Status string
}

func (r *row) toHook() *Hook { return &Hook{ID: r.ID, Repo: r.RepoID, Status: r.Status} }

// Service is what the API sees.
type Service interface {
	GetHook(repo int64, number int) (*Hook, error)
	GetHookFixed(repo int64, number int) (*Hook, error)
	GetPending() ([]*Hook, error)
	UpdateHook(h *Hook) error
}

type client struct{ db *gorm.DB }

// New returns what speaks to the database.
func New(db *gorm.DB) Service { return &client{db} }

// GetHook: after the upgrade to gorm v2 the scan of no row is no error any more.
func (c *client) GetHook(repo int64, number int) (*Hook, error) {
	r := new(row)
	err := c.db.Table("hooks").Raw("SELECT * FROM hooks WHERE repo_id = ? AND number = ?", repo, number).Scan(r).Error
	return r.toHook(), err
}

func (c *client) GetHookFixed(repo int64, number int) (*Hook, error) {
	r := new(row)
	result := c.db.Table("hooks").Raw("SELECT * FROM hooks WHERE repo_id = ? AND number = ?", repo, number).Scan(r)
	if result.RowsAffected == 0 {
		return nil, gorm.ErrRecordNotFound
	}
	return r.toHook(), result.Error
}

// GetPending: an empty list is no error.
func (c *client) GetPending() ([]*Hook, error) {
	var rows []row
	err := c.db.Table("hooks").Raw("SELECT * FROM hooks WHERE status = 'pending'").Scan(&rows).Error
	var hooks []*Hook
	for _, r := range rows {
		hooks = append(hooks, r.toHook())
	}
	return hooks, err
}

func (c *client) UpdateHook(h *Hook) error {
	return c.db.Table("hooks").Save(&row{ID: h.ID, RepoID: h.Repo, Status: h.Status}).Error
}
