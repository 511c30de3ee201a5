// Package mail sends what an outbox holds, by whoever can send.
package mail

import (
	"context"
	"log/slog"
	"time"
)

// A Letter is what is sent.
type Letter struct{ To, Text string }

// A Sender sends letters.
type Sender interface {
	Send(ctx context.Context, l Letter) error
}

// A Box has letters to send.
type Box struct {
	sender  Sender
	letters <-chan Letter
	log     *slog.Logger
}

// New returns a box that the sender empties.
func New(sender Sender, letters <-chan Letter, log *slog.Logger) *Box {
	return &Box{sender, letters, log}
}

// Empty sends all letters.
//
// bad: while the mail server is down it is asked without a pause, for the first letter again and again.
func (b *Box) Empty(ctx context.Context) {
	for l := range b.letters {
		for {
			if err := b.sender.Send(ctx, l); err == nil {
				break
			}
			b.log.Warn("not sent", "to", l.To)
		}
	}
}

// EmptyPaced sends all letters.
//
// good (Box.Empty): three attempts for each, a second apart.
func (b *Box) EmptyPaced(ctx context.Context) {
	for l := range b.letters {
		for range 3 {
			if err := b.sender.Send(ctx, l); err == nil {
				break
			}
			b.log.Warn("not sent", "to", l.To)
			time.Sleep(time.Second)
		}
	}
}

// pause is how long a server is left alone.
func (b *Box) pause(ctx context.Context) {
	timer := time.NewTimer(10 * time.Second)
	defer timer.Stop()
	select {
	case <-ctx.Done():
	case <-timer.C:
	}
}

// EmptyPatiently sends all letters.
//
// good: the pause is in a method.
func (b *Box) EmptyPatiently(ctx context.Context) {
	for l := range b.letters {
		for ctx.Err() == nil {
			if err := b.sender.Send(ctx, l); err == nil {
				break
			}
			b.pause(ctx)
		}
	}
}
