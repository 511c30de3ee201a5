// Package gradebook publishes the marks of an exam.
package gradebook

import (
	"context"
	"fmt"
	"log/slog"

	"google.golang.org/grpc"
	"google.golang.org/protobuf/types/known/structpb"

	"example.com/incidents/gradebook/gradebookpb"
)

// A Publisher enters marks into the gradebook of the school.
type Publisher struct {
	client gradebookpb.GradebookClient
	log    *slog.Logger
}

// NewPublisher returns a publisher on the connection.
func NewPublisher(conn *grpc.ClientConn, log *slog.Logger) *Publisher {
	return &Publisher{client: gradebookpb.NewGradebookClient(conn), log: log}
}

// Publish enters the marks, by student, and returns when they are there or ctx
// is done.
func (p *Publisher) Publish(ctx context.Context, marks map[string]any) error {
	sheet, err := structpb.NewStruct(marks)
	if err != nil {
		return fmt.Errorf("gradebook: marks: %w", err)
	}
	for ctx.Err() == nil {
		if _, err := p.client.Enter(ctx, sheet); err != nil {
			p.log.Error("marks are not entered yet", "error", err)
			continue
		}
		return nil
	}
	return ctx.Err()
}
