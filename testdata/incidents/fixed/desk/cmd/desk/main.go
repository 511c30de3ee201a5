// Command desk keeps the trace that its arguments name.
package main

import (
	"context"
	"log/slog"
	"os"

	"github.com/elastic/go-elasticsearch/v8"
	"github.com/jackc/pgx/v5/pgxpool"

	"example.com/incidents/fixed/desk/es"
	"example.com/incidents/fixed/desk/keeping"
	"example.com/incidents/fixed/desk/pg"
)

func main() {
	ctx := context.Background()
	pool, err := pgxpool.New(ctx, os.Getenv("DATABASE"))
	if err != nil {
		slog.Error("no database", "error", err)
		os.Exit(1)
	}
	client, err := elasticsearch.NewDefaultClient()
	if err != nil {
		slog.Error("no index", "error", err)
		os.Exit(1)
	}
	service := keeping.New(pg.New(pool), es.New(client.API), slog.Default())
	if err := service.Keep(ctx, os.Args[1], os.Args[2]); err != nil {
		slog.Error("not kept", "error", err)
		os.Exit(1)
	}
}
