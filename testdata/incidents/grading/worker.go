// Package grading marks the answers that wait on a Redis list.
package grading

import (
	"context"
	"log/slog"
	"time"

	"github.com/redis/go-redis/v9"
)

const queue = "grading:pending"

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
		item, err := w.redis.BRPop(ctx, time.Minute, queue).Result()
		if err != nil {
			w.log.Error("cannot read the queue", "error", err)
			continue
		}
		if err := w.mark(ctx, item[1]); err != nil {
			w.log.Error("answer is not marked", "answer", item[1], "error", err)
		}
	}
}
