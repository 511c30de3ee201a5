// Package purge deletes the raw data of old traces, in several processes at once.
package purge

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"
	"gorm.io/gorm"
)

// ErrTaken says that another worker has claimed the trace.
var ErrTaken = errors.New("another worker is at it")

// A Worker deletes what nobody has asked to be kept.
type Worker struct {
	name    string
	pool    *pgxpool.Pool
	reports *gorm.DB
}

// New returns the worker of that name, which no other worker has.
func New(name string, pool *pgxpool.Pool, reports *gorm.DB) *Worker {
	return &Worker{name, pool, reports}
}

// A Report is what one worker has deleted.
type Report struct {
	ID      uint
	Worker  string
	TraceID string
	At      time.Time
}

// Purge deletes the raw data of the trace, unless another worker is at it.
func (w *Worker) Purge(ctx context.Context, traceID string, del func(context.Context, string) error) error {
	if err := w.claim(ctx, traceID); err != nil {
		return err
	}
	if err := del(ctx, traceID); err != nil {
		return fmt.Errorf("purging %s: %w", traceID, err)
	}
	return w.report(ctx, traceID)
}

func (w *Worker) claim(ctx context.Context, traceID string) error {
	tag, err := w.pool.Exec(ctx, `
		UPDATE traces SET claimed_by = $1, claimed_at = now()
		WHERE trace_id = $2 AND claimed_by IS NULL`, w.name, traceID)
	if err != nil {
		return fmt.Errorf("claiming %s: %w", traceID, err)
	}
	if tag.RowsAffected() == 0 {
		return fmt.Errorf("claiming %s: %w", traceID, ErrTaken)
	}
	return nil
}

func (w *Worker) report(ctx context.Context, traceID string) error {
	report := Report{Worker: w.name, TraceID: traceID, At: time.Now()}
	if err := w.reports.WithContext(ctx).Create(&report).Error; err != nil {
		return fmt.Errorf("reporting %s: %w", traceID, err)
	}
	return nil
}
