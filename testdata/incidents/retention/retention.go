// Package retention deletes traces when they are old, but for those that somebody
// has asked to be kept.
package retention

import (
	"context"
	"log/slog"

	"example.com/incidents/rawdata"
	"example.com/incidents/retention/traces"
)

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
	if isValid(trace) {
		if err := s.traces.Persist(ctx, trace); err != nil {
			return err
		}
		if err := s.raw.Mark(ctx, org, id, map[string]any{"persistent": true}); err != nil {
			return err
		}
	}
	s.log.Info("persist is done", "organization", org, "trace", id)
	return nil
}

// isValid reports whether there is something to keep.
func isValid(t *traces.Trace) bool {
	return t != nil && t.Spans > 0 && !t.Started.IsZero()
}
