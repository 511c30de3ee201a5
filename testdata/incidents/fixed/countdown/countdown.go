// Package countdown counts down the time of an exam, and saves what is left, one
// save at a time.
package countdown

import (
	"context"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"example.com/incidents/api"
)

const (
	interval    = 10 * time.Second // between two saves
	saveTimeout = 20 * time.Second
)

// A Countdown is the clock on the page of one student.
type Countdown struct {
	Exam, Student string

	client *api.Client
	log    *slog.Logger
	saving atomic.Bool

	mu      sync.Mutex
	left    time.Duration
	elapsed time.Duration // since the last save
}

// New returns the clock of the student, who has so much time left.
func New(exam, student string, left time.Duration, client *api.Client, log *slog.Logger) *Countdown {
	return &Countdown{Exam: exam, Student: student, left: left, client: client, log: log}
}

// Run counts the seconds until ctx is done, when the exam is over or left.
func (c *Countdown) Run(ctx context.Context) {
	ticker := time.NewTicker(time.Second)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
		c.mu.Lock()
		c.left -= time.Second
		c.elapsed += time.Second
		left, due := c.left, c.elapsed >= interval
		c.mu.Unlock()
		if due && c.saving.CompareAndSwap(false, true) {
			go func() {
				defer c.saving.Store(false)
				c.save(ctx, left)
			}()
		}
	}
}

// save begins the next ten seconds when it returns, whether or not the service has
// stored what is left: a save that is lost is made up for by the next one.
func (c *Countdown) save(ctx context.Context, left time.Duration) {
	defer c.restart()
	ctx, cancel := context.WithTimeout(ctx, saveTimeout)
	defer cancel()
	if err := c.client.SaveLeft(ctx, c.Exam, c.Student, left); err != nil {
		c.log.Warn("time left is not saved", "student", c.Student, "error", err)
	}
}

func (c *Countdown) restart() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.elapsed = 0
}
