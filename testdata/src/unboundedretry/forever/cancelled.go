package forever

import (
	"context"
	"time"

	"cloud.google.com/go/pubsub/v2"
)

// Silent: once the context is done, Receive returns nil, and the loop ends.
func receive(ctx context.Context, s *pubsub.Subscriber, f func(context.Context, *pubsub.Message)) {
	for {
		if err := s.Receive(ctx, f); err != nil {
			time.Sleep(time.Second)
			continue
		}
		return
	}
}
