// Package grading marks the answers that wait on a Redis list, and rests while
// there is no Redis.
package grading

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"github.com/redis/go-redis/v9"
)

const (
	queue = "grading:pending"
	rest  = 5 * time.Second
)

// A Worker marks one answer after the other.
type Worker struct {
	redis *redis.Client
	mark  func(context.Context, string) error
	log   *slog.Logger
}

// NewWorker returns a worker that hands each answer to mark.
func NewWorker(client *redis.Client, mark func(context.Context, string) error, log *slog.Logger) *Worker {
	return &Worker{redis: client, mark: mark, log: log}
}

// Run works until ctx is done. It blocks on the list while that is empty.
func (w *Worker) Run(ctx context.Context) {
	for ctx.Err() == nil {
		item, err := w.next(ctx)
		if err != nil {
			w.log.Error("cannot read the queue", "error", err)
			sleep(ctx, rest)
			continue
		}
		if item == "" {
			continue // empty for a minute
		}
		if err := w.mark(ctx, item); err != nil {
			w.log.Error("answer is not marked", "answer", item, "error", err)
		}
	}
}

// next returns the next answer, or "" if none came within a minute.
func (w *Worker) next(ctx context.Context) (string, error) {
	item, err := w.redis.BRPop(ctx, time.Minute, queue).Result()
	if errors.Is(err, redis.Nil) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	return item[1], nil
}

// sleep lets d pass, or less if ctx is done.
func sleep(ctx context.Context, d time.Duration) {
	select {
	case <-ctx.Done():
	case <-time.After(d):
	}
}
