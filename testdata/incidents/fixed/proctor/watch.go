// Package proctor watches over an exam room at its own pace.
package proctor

import (
	"context"
	"log/slog"
	"time"

	"example.com/incidents/proctor/beacon"
)

const (
	interval    = 10 * time.Second
	maxAttempts = 3
)

// Enter lets a student in once the collector has seen the first sign of life,
// and says so if it has not after a few.
func Enter(ctx context.Context, b *beacon.Beacon) (err error) {
	for range maxAttempts {
		if err = b.Blink(ctx); err == nil {
			return nil
		}
	}
	return err
}

// Watch sends a sign of life at each tick until ctx is done. One that is lost
// is not sent again: the next comes soon enough.
func Watch(ctx context.Context, b *beacon.Beacon, log *slog.Logger) {
	ticker := time.NewTicker(interval)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
		if err := b.Blink(ctx); err != nil {
			log.Warn("sign of life is lost", "student", b.Student, "error", err)
		}
	}
}
