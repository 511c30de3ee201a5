// Package proctor watches over an exam room.
package proctor

import (
	"context"
	"log/slog"

	"example.com/incidents/proctor/beacon"
)

// Enter lets a student in once the collector has seen the first sign of life.
// The request is two packages away: beacon, collector, net/http.
func Enter(ctx context.Context, b *beacon.Beacon, log *slog.Logger) {
	for {
		err := b.Blink(ctx)
		if err == nil {
			log.Info("student is in", "student", b.Student)
			return
		}
		log.Warn("student is not in yet", "student", b.Student, "error", err)
	}
}
