// Command worker keeps the traces that it reads from its input.
package main

import (
	"context"
	"fmt"
	"log/slog"
	"os"

	"github.com/elastic/go-elasticsearch/v8"
	"github.com/jackc/pgx/v5/pgxpool"

	"example.com/incidents/desk/es"
	"example.com/incidents/desk/keeping"
	"example.com/incidents/desk/pg"
)

// traces provides the database, and stores provides all of them.
func traces(pool *pgxpool.Pool) keeping.Traces { return pg.New(pool) }

func stores(pool *pgxpool.Pool, client *elasticsearch.Client) keeping.Stores {
	return keeping.Stores{Traces: traces(pool), Raw: es.New(client.API)}
}

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
	service := keeping.From(stores(pool, client), slog.Default())
	var org, id string
	for {
		if _, err := fmt.Scan(&org, &id); err != nil {
			return
		}
		if err := service.Keep(ctx, org, id); err != nil {
			slog.Error("not kept", "error", err)
		}
	}
}
