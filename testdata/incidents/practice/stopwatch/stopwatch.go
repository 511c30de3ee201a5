// Package stopwatch counts the seconds of an exam, in two ways.
package stopwatch

import (
	"sync"
	"time"
)

// A Stopwatch knows how much time is left, and how much has passed since it was
// set back.
type Stopwatch struct {
	mu      sync.Mutex
	left    time.Duration
	elapsed time.Duration
}

// New returns a stopwatch with so much time left.
func New(left time.Duration) *Stopwatch { return &Stopwatch{left: left} }

// Count counts one second, and returns how much time is left.
func (s *Stopwatch) Count() time.Duration {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.left -= time.Second
	s.elapsed += time.Second
	return s.left
}

// Elapsed returns how much time has passed since the last Reset.
func (s *Stopwatch) Elapsed() time.Duration {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.elapsed
}

// Reset sets the stopwatch back. What is left stays as it is.
func (s *Stopwatch) Reset() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.elapsed = 0
}
