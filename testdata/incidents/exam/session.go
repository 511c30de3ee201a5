// Package exam runs the session of one student.
package exam

import (
	"context"
	"log/slog"
	"time"

	"example.com/incidents/answers"
	"example.com/incidents/api"
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

// Autosave stores what the student has written so far and returns when the
// service has it.
func (s *Session) Autosave(ctx context.Context, question int, text string) error {
	a := answers.Answer{Exam: s.Exam, Student: s.Student, Question: question, Text: text, At: time.Now()}
	for {
		if err := s.client.Save(ctx, a); err != nil {
			s.log.Warn("autosave failed, trying again", "question", question, "error", err)
			continue
		}
		return nil
	}
}
