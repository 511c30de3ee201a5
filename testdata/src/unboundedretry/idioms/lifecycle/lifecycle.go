// Package lifecycle ends and slows down the loops of others.
package lifecycle

import (
	"context"
	"sync"
	"time"
)

// State knows whether its owner is being shut down.
type State struct {
	mu   sync.Mutex
	down bool
}

func (s *State) IsShutdown() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.down
}

// Sleep reports false if the context was done first.
func Sleep(ctx context.Context, d time.Duration) bool {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return false
	case <-timer.C:
		return true
	}
}
