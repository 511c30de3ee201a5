// Package database opens the Postgres database of the platform, and gives up
// in time for its supervisor to see that it is not there.
package database

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"log/slog"
	"time"

	_ "github.com/jackc/pgx/v5/stdlib" // the driver "pgx"
)

const patience = time.Minute

// Open connects to Postgres. It starts beside the service, in no certain
// order, so it is waited for.
func Open(ctx context.Context, dsn string, log *slog.Logger) (*sql.DB, error) {
	db, err := sql.Open("pgx", dsn)
	if err != nil {
		return nil, fmt.Errorf("database: %w", err)
	}
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	if err := waitFor(ctx, db, log); err != nil {
		return nil, errors.Join(fmt.Errorf("database: %w", err), db.Close())
	}
	db.SetMaxOpenConns(20)
	return db, nil
}

func waitFor(ctx context.Context, db *sql.DB, log *slog.Logger) error {
	for {
		err := db.PingContext(ctx)
		if err == nil {
			return nil
		}
		log.Info("waiting for postgres", "error", err)
		select {
		case <-ctx.Done():
			return errors.Join(ctx.Err(), err)
		case <-time.After(2 * time.Second):
		}
	}
}
