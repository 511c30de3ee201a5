// Package database opens the Postgres database of the platform.
package database

import (
	"database/sql"
	"fmt"
	"log/slog"
	"time"

	_ "github.com/jackc/pgx/v5/stdlib" // the driver "pgx"
)

// Open connects to Postgres. It starts beside the service, in no certain
// order, so it is waited for.
func Open(dsn string, log *slog.Logger) (*sql.DB, error) {
	db, err := sql.Open("pgx", dsn)
	if err != nil {
		return nil, fmt.Errorf("database: %w", err)
	}
	for {
		err := db.Ping()
		if err == nil {
			break
		}
		log.Info("waiting for postgres", "error", err)
		time.Sleep(2 * time.Second)
	}
	db.SetMaxOpenConns(20)
	return db, nil
}
