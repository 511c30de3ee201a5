// Package journal sends answers to the service no faster than it can take them.
package journal

import (
	"time"

	"example.com/incidents/outbox/post"
	"example.com/incidents/outbox/sending"
)

// A Sender waits after each answer that was not taken.
type Sender struct {
	client *post.Client
	pause  time.Duration
}

// New returns a sender that waits as long.
func New(client *post.Client, pause time.Duration) *Sender {
	return &Sender{client: client, pause: pause}
}

// Send posts the answer.
func (s *Sender) Send(a sending.Answer) error {
	err := s.client.Send(a)
	if err != nil {
		time.Sleep(s.pause)
	}
	return err
}
