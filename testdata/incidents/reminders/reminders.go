// Package reminders tells students, a minute at a time, that an exam is near.
package reminders

import (
	"context"
	"database/sql"
	"fmt"
	"log/slog"
	"time"

	"github.com/robfig/cron/v3"
)

// A Sender delivers messages.
type Sender interface {
	Send(ctx context.Context, to, text string) error
}

// A Service sends the reminders that are due.
type Service struct {
	db     *sql.DB
	sender Sender
	log    *slog.Logger
	cron   *cron.Cron
}

// New returns a service that sends nothing before it is started.
func New(db *sql.DB, sender Sender, log *slog.Logger) *Service {
	return &Service{db: db, sender: sender, log: log, cron: cron.New(cron.WithLocation(time.UTC))}
}

// Start has the reminders sent until ctx is done.
func (s *Service) Start(ctx context.Context) error {
	_, err := s.cron.AddFunc("@every 1m", func() {
		if err := s.send(ctx); err != nil {
			s.log.Error("reminders are not sent", "error", err)
		}
	})
	if err != nil {
		return fmt.Errorf("reminders: %w", err)
	}
	s.cron.Start()
	context.AfterFunc(ctx, func() { s.cron.Stop() })
	return nil
}

// send reminds whoever is not reminded yet.
func (s *Service) send(ctx context.Context) error {
	due, err := s.due(ctx)
	if err != nil {
		return err
	}
	for student, text := range due {
		if err := s.sender.Send(ctx, student, text); err != nil {
			return fmt.Errorf("reminding %s: %w", student, err)
		}
		if _, err := s.db.ExecContext(ctx, `UPDATE reminders SET sent = now() WHERE student = $1`, student); err != nil {
			return fmt.Errorf("reminding %s: %w", student, err)
		}
	}
	return nil
}

// due returns the texts by student.
func (s *Service) due(ctx context.Context) (map[string]string, error) {
	rows, err := s.db.QueryContext(ctx, `SELECT student, text FROM reminders WHERE sent IS NULL AND due < now()`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	due := make(map[string]string)
	for rows.Next() {
		var student, text string
		if err := rows.Scan(&student, &text); err != nil {
			return nil, err
		}
		due[student] = text
	}
	return due, rows.Err()
}
