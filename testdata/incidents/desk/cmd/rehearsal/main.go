// Command rehearsal keeps the trace that its arguments name in the mirror, which answers an
// error where there is none: nothing is to be found here.
package main

import (
	"context"
	"database/sql"
	"log/slog"
	"os"

	"github.com/elastic/go-elasticsearch/v8"

	"example.com/incidents/desk/es"
	"example.com/incidents/desk/keeping"
	"example.com/incidents/desk/mirror"
)

func main() {
	db, err := sql.Open("pgx", os.Getenv("MIRROR"))
	if err != nil {
		slog.Error("no database", "error", err)
		os.Exit(1)
	}
	client, err := elasticsearch.NewDefaultClient()
	if err != nil {
		slog.Error("no index", "error", err)
		os.Exit(1)
	}
	service := keeping.New(mirror.New(db), es.New(client.API), slog.Default())
	if err := service.Keep(context.Background(), os.Args[1], os.Args[2]); err != nil {
		slog.Error("not kept", "error", err)
		os.Exit(1)
	}
}
