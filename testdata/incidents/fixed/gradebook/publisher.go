// Package gradebook publishes the marks of an exam and leaves a gradebook that
// is down in peace.
package gradebook

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/types/known/structpb"

	"example.com/incidents/gradebook/gradebookpb"
)

const maxPause = 30 * time.Second

// A Publisher enters marks into the gradebook of the school.
type Publisher struct {
	client gradebookpb.GradebookClient
	log    *slog.Logger
}

// NewPublisher returns a publisher on the connection.
func NewPublisher(conn *grpc.ClientConn, log *slog.Logger) *Publisher {
	return &Publisher{client: gradebookpb.NewGradebookClient(conn), log: log}
}

// Publish enters the marks, by student, and returns when they are there, ctx is
// done, or the gradebook refuses them.
func (p *Publisher) Publish(ctx context.Context, marks map[string]any) error {
	sheet, err := structpb.NewStruct(marks)
	if err != nil {
		return fmt.Errorf("gradebook: marks: %w", err)
	}
	pause := time.Second
	for {
		_, err := p.client.Enter(ctx, sheet)
		if err == nil {
			return nil
		}
		if status.Code(err) != codes.Unavailable {
			return fmt.Errorf("gradebook: %w", err)
		}
		p.log.Error("marks are not entered yet", "again in", pause, "error", err)
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(pause):
			pause = min(2*pause, maxPause)
		}
	}
}
