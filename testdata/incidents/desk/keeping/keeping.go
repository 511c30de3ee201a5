// Package keeping exempts traces from retention. It knows what it asks of its stores, not
// who they are: the programs below cmd tell.
package keeping

import (
	"context"
	"log/slog"
	"time"
)

// A Trace is one request on its way through the services of an organization.
type Trace struct {
	ID, Organization string
	Spans            int
	Started          time.Time
}

// Traces is what is asked of the database.
type Traces interface {
	// Find returns the trace of the organization.
	Find(ctx context.Context, org, id string) (*Trace, error)

	// Persist exempts the trace from retention.
	Persist(ctx context.Context, t *Trace) error
}

// Raw is what is asked of the index.
type Raw interface {
	// Mark exempts the raw data of the trace from retention.
	Mark(ctx context.Context, org, id string) error
}

// Stores are those that the service needs.
type Stores struct {
	Traces Traces
	Raw    Raw
}

// A Service decides what is kept.
type Service struct {
	traces Traces
	raw    Raw
	log    *slog.Logger
}

// New returns the service that keeps what is in both stores.
func New(traces Traces, raw Raw, log *slog.Logger) *Service {
	return &Service{traces: traces, raw: raw, log: log}
}

// From is New for a program that has its stores together.
func From(stores Stores, log *slog.Logger) *Service { return New(stores.Traces, stores.Raw, log) }

// Keep marks a trace in both stores, so that it is never deleted.
func (s *Service) Keep(ctx context.Context, org, id string) error {
	trace, err := s.traces.Find(ctx, org, id)
	if err != nil {
		return err
	}
	if isValid(trace) {
		if err := s.traces.Persist(ctx, trace); err != nil {
			return err
		}
		if err := s.raw.Mark(ctx, org, id); err != nil {
			return err
		}
	}
	s.log.Info("keeping is done", "organization", org, "trace", id)
	return nil
}

// isValid reports whether there is something to keep.
func isValid(t *Trace) bool { return t != nil && t.Spans > 0 && !t.Started.IsZero() }
