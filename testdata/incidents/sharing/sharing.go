// Package sharing shows traces to people of other organizations.
package sharing

import (
	"context"
	"fmt"

	"example.com/incidents/rawdata"
	"example.com/incidents/sharing/traces"
)

// A Service shares traces.
type Service struct {
	traces traces.Repository
	raw    *rawdata.Index
}

// New returns the service that shares what is in both stores.
func New(repository traces.Repository, raw *rawdata.Index) *Service {
	return &Service{traces: repository, raw: raw}
}

// Share lets everybody who has the address see the trace.
func (s *Service) Share(ctx context.Context, org, id, user string) error {
	trace, err := s.traces.ByID(ctx, org, id)
	if err != nil {
		return fmt.Errorf("sharing %s: %w", id, err)
	}
	trace.SharedBy = user
	if err := s.traces.Save(ctx, trace); err != nil {
		return fmt.Errorf("sharing %s: %w", id, err)
	}
	return s.raw.Mark(ctx, org, id, map[string]any{"shared": true})
}
