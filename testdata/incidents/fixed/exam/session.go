// Package exam is the session of one student as it was repaired.
package exam

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"example.com/incidents/answers"
	"example.com/incidents/api"
)

const (
	saveTimeout = 20 * time.Second
	maxAttempts = 5
	firstPause  = 500 * time.Millisecond
)

// A Session is a student at work on an exam.
type Session struct {
	Exam, Student string

	client *api.Client
	log    *slog.Logger
}

// NewSession returns the session of the student.
func NewSession(exam, student string, client *api.Client, log *slog.Logger) *Session {
	return &Session{Exam: exam, Student: student, client: client, log: log}
}

// Autosave asks the service once to store what the student has written so far,
// and waits for its answer. What it misses, the next autosave brings.
func (s *Session) Autosave(ctx context.Context, question int, text string) error {
	ctx, cancel := context.WithTimeout(ctx, saveTimeout)
	defer cancel()
	return s.client.Save(ctx, s.answer(question, text))
}

// Submit stores the last word of the student. No autosave comes after it, so
// it asks again, a few times and ever more slowly.
func (s *Session) Submit(ctx context.Context, question int, text string) error {
	a := s.answer(question, text)
	pause := firstPause
	for attempt := 1; ; attempt++ {
		err := s.client.Save(ctx, a)
		if err == nil {
			return nil
		}
		if attempt == maxAttempts {
			return fmt.Errorf("submitting answer %d: %w after %d attempts", question, err, attempt)
		}
		s.log.Warn("submit failed, trying again", "question", question, "in", pause, "error", err)
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(pause):
			pause *= 2
		}
	}
}

func (s *Session) answer(question int, text string) answers.Answer {
	return answers.Answer{Exam: s.Exam, Student: s.Student, Question: question, Text: text, At: time.Now()}
}
