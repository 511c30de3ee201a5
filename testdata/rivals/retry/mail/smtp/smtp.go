// Package smtp sends letters.
package smtp

import (
	"context"
	"fmt"
	"log/slog"
	"net/smtp"

	"example.com/rivals/retry/mail"
)

// A Server takes letters.
type Server struct{ address string }

// Send sends one letter.
func (s *Server) Send(_ context.Context, l mail.Letter) error {
	if err := smtp.SendMail(s.address, nil, "exams@example.com", []string{l.To}, []byte(l.Text)); err != nil {
		return fmt.Errorf("smtp: %w", err)
	}
	return nil
}

// Box returns a box that the server at that address empties.
func Box(address string, letters <-chan mail.Letter, log *slog.Logger) *mail.Box {
	return mail.New(&Server{address}, letters, log)
}
