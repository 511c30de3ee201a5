// Package sending hands answers to whoever takes them.
package sending

import (
	"log/slog"
	"time"
)

// An Answer is what a student has written.
type Answer struct {
	Exam, Student string
	Text          string
}

// A Sender takes answers.
type Sender interface{ Send(Answer) error }

// A Box sends what is put into it.
type Box struct {
	sender Sender
	log    *slog.Logger
}

// New returns a box that is emptied to the sender.
func New(sender Sender, log *slog.Logger) *Box { return &Box{sender: sender, log: log} }

// Put returns when the answer is sent, or could not be sent after many attempts, ever less
// often.
func (b *Box) Put(a Answer) error {
	var err error
	for attempt := range 8 {
		if err = b.sender.Send(a); err == nil {
			return nil
		}
		b.log.Warn("not sent, trying again", "exam", a.Exam, "error", err)
		time.Sleep(time.Second << attempt)
	}
	return err
}
