// Package report makes the reports of a night.
package report

import (
	"context"
	"database/sql"
	"log/slog"
	"sync"
)

// A Maker makes reports.
type Maker struct {
	db  *sql.DB
	log *slog.Logger
	mu  sync.Mutex
}

// New returns the maker of a database's reports.
func New(db *sql.DB, log *slog.Logger) *Maker { return &Maker{db: db, log: log} }

// Make makes all reports.
func (m *Maker) Make() {
	if _, err := m.db.ExecContext(context.Background(), `INSERT INTO reports SELECT * FROM answers WHERE NOT reported`); err != nil {
		m.log.Error("no reports", "error", err)
	}
}

// MakeOne makes all reports, unless they are being made.
func (m *Maker) MakeOne() {
	if !m.mu.TryLock() {
		m.log.Info("the last run is not over")
		return
	}
	defer m.mu.Unlock()
	m.Make()
}
