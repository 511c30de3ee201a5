// Command examclient types the lines of its input into an exam, one answer per
// line, as a student would, while the time runs.
package main

import (
	"bufio"
	"context"
	"flag"
	"log/slog"
	"net/http"
	"os"
	"os/signal"
	"time"

	"example.com/incidents/api"
	"example.com/incidents/countdown"
	"example.com/incidents/exam"
)

func main() {
	service := flag.String("service", "http://localhost:8080", "address of the answers service")
	examID := flag.String("exam", "", "the exam")
	student := flag.String("student", "", "the student")
	left := flag.Duration("left", time.Hour, "how much time the student has")
	flag.Parse()

	log := slog.New(slog.NewTextHandler(os.Stderr, nil))
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()

	client, err := api.New(*service, &http.Client{Timeout: 10 * time.Second})
	if err != nil {
		log.Error("cannot start", "error", err)
		os.Exit(1)
	}
	ctx, expire := context.WithTimeout(ctx, *left)
	defer expire()
	go countdown.New(*examID, *student, *left, client, log).Run(ctx)
	if err := run(ctx, exam.NewSession(*examID, *student, client, log)); err != nil {
		log.Error("the exam was cut short", "error", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, session *exam.Session) error {
	lines := bufio.NewScanner(os.Stdin)
	for question := 1; lines.Scan(); question++ {
		if err := session.Autosave(ctx, question, lines.Text()); err != nil {
			return err
		}
	}
	return lines.Err()
}
