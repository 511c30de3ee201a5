// Package above asks an interface behind which is a service that asks another.
package above

import (
	"context"

	"emptywrite/layers/keeping"
)

type Traces interface {
	Get(ctx context.Context, id string) (*keeping.Trace, error)
	Keep(ctx context.Context, t *keeping.Trace) error
}

type Handler struct{ traces Traces }

func New(t Traces) *Handler { return &Handler{t} }

func (h *Handler) Star(ctx context.Context, id string) error {
	t, err := h.traces.Get(ctx, id)
	if err != nil {
		return err
	}
	if t == nil {
		return nil
	}
	t.Note = "star"
	return h.traces.Keep(ctx, t)
}

// Mark asks the service itself, in another package.
func Mark(ctx context.Context, s *keeping.Service, id string) error {
	t, err := s.Get(ctx, id)
	if err != nil {
		return err
	}
	if t == nil {
		return nil
	}
	return s.Keep(ctx, t)
}
