// Command outbox sends an answer.
package main

import (
	"log/slog"
	"net/http"
	"os"

	"example.com/incidents/fixed/outbox/post"
	"example.com/incidents/fixed/outbox/sending"
)

func main() {
	client := post.New(os.Getenv("SERVICE"), http.DefaultClient)
	box := sending.New(client, slog.Default())
	if err := box.Put(sending.Answer{Exam: os.Args[1], Student: os.Args[2], Text: os.Args[3]}); err != nil {
		slog.Error("not sent", "error", err)
		os.Exit(1)
	}
}
