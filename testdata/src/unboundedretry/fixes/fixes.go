// Package fixes holds findings that can be repaired by a machine.
package fixes

import (
	"context"
	"database/sql"
	"log"
	"time"

	"github.com/cenkalti/backoff/v4"
)

func contextIsAtHand(ctx context.Context, db *sql.DB) error {
	for { // want `nothing ends this loop while DB.PingContext fails`
		err := db.PingContext(ctx)
		if err == nil {
			return nil
		}
		log.Print(err)
		time.Sleep(5 * time.Second)
	}
}

func otherResultsAreZero(ctx context.Context, db *sql.DB) (*sql.Conn, int, string, bool, error) {
	delay := time.Second
	for { // want `nothing ends this loop while DB.Conn fails`
		if conn, err := db.Conn(ctx); err == nil {
			return conn, 1, "", true, nil
		}
		time.Sleep(delay)
	}
}

func nothingToReturn(ctx context.Context, db *sql.DB) {
	for db.PingContext(ctx) != nil { // want `nothing ends this loop while DB.PingContext fails`
		time.Sleep(time.Duration(len("abc")) * time.Second)
	}
}

func literal() backoff.BackOff {
	return &backoff.ExponentialBackOff{ // want `ExponentialBackOff literal has no Stop`
		InitialInterval: time.Second,
		MaxElapsedTime:  time.Minute,
	}
}

// What is shadowed, or has no short zero, or waits twice, is told but not repaired.

func contextIsShadowed(ctx context.Context, db *sql.DB) error {
	for { // want `nothing ends this loop while DB.PingContext fails`
		ctx, cancel := context.WithTimeout(ctx, time.Second)
		err := db.PingContext(ctx)
		cancel()
		if err == nil {
			return nil
		}
		time.Sleep(time.Second)
	}
}

func noErrorToReturn(ctx context.Context, db *sql.DB) time.Time {
	for { // want `nothing ends this loop while DB.PingContext fails`
		if db.PingContext(ctx) == nil {
			return time.Now()
		}
		time.Sleep(time.Second)
	}
}

func waitsTwice(ctx context.Context, db *sql.DB) error {
	for { // want `nothing ends this loop while DB.PingContext fails`
		if db.PingContext(ctx) == nil {
			return nil
		}
		time.Sleep(time.Second)
		log.Print("again")
		time.Sleep(time.Second)
	}
}

func inALiteral(ctx context.Context, db *sql.DB) {
	go func() {
		for { // want `nothing ends this loop while DB.PingContext fails`
			if db.PingContext(ctx) == nil {
				return
			}
			time.Sleep(time.Second)
		}
	}()
}
