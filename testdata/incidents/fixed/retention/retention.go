// Package retention deletes traces when they are old, but for those that somebody
// has asked to be kept. Who asks for a trace that is not there is told.
package retention

import (
	"context"
	"errors"
	"fmt"
	"log/slog"

	"example.com/incidents/rawdata"
	"example.com/incidents/retention/traces"
)

// ErrNotFound says that the organization has no such trace.
var ErrNotFound = errors.New("no such trace")

// A Service decides what is kept.
type Service struct {
	traces traces.Repository
	raw    *rawdata.Index
	log    *slog.Logger
}

// New returns the service that keeps what is in both stores.
func New(repository traces.Repository, raw *rawdata.Index, log *slog.Logger) *Service {
	return &Service{traces: repository, raw: raw, log: log}
}

// Persist marks a trace in both stores, so that it is never deleted.
func (s *Service) Persist(ctx context.Context, org, id string) error {
	trace, err := s.traces.Find(ctx, org, id)
	if err != nil {
		return err
	}
	if !isValid(trace) {
		return fmt.Errorf("persisting %s of %s: %w", id, org, ErrNotFound)
	}
	if err := s.traces.Persist(ctx, trace); err != nil {
		return err
	}
	if err := s.raw.Mark(ctx, org, id, map[string]any{"persistent": true}); err != nil {
		return err
	}
	s.log.Info("trace is kept", "organization", org, "trace", id)
	return nil
}

// isValid reports whether there is something to keep.
func isValid(t *traces.Trace) bool {
	return t != nil && t.Spans > 0 && !t.Started.IsZero()
}
