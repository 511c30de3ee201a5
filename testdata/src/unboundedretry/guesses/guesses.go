// Package guesses is analysed with the categories that are off by default.
package guesses

import (
	"context"
	"database/sql"
	"errors"
	"log"
	"net"
	"time"
)

func chosenErrorsAreAskedAgain(ctx context.Context, db *sql.DB) error {
	for { // want `^nothing but the choice of errors ends this loop while DB.PingContext fails$`
		err := db.PingContext(ctx)
		if err == nil {
			return nil
		}
		if !isTemporary(err) {
			return err
		}
		time.Sleep(time.Second)
	}
}

func isTemporary(err error) bool {
	var ne net.Error
	return errors.As(err, &ne) && ne.Timeout()
}

func cancellingIsNotAskedAgain(ctx context.Context, db *sql.DB) error {
	for {
		err := db.PingContext(ctx)
		if err == nil || errors.Is(err, context.Canceled) {
			return err
		}
		time.Sleep(time.Second)
	}
}

func pollsOn(ctx context.Context, db *sql.DB) {
	for range time.Tick(time.Minute) { // want `^DB.PingContext is called on after ctx is done, this loop does not look at it$`
		if err := db.PingContext(ctx); err != nil {
			log.Print(err)
		}
	}
}

func tickerAfterTheBody(ctx context.Context, db *sql.DB) {
	ticker := time.NewTicker(time.Minute)
	for ; ; <-ticker.C { // want `DB.Ping is called on after ctx is done`
		if err := db.Ping(); err != nil {
			log.Print(err)
			continue
		}
		log.Print("ok")
	}
}

func looksAtTheContext(ctx context.Context, db *sql.DB) {
	for ctx.Err() == nil {
		if err := db.PingContext(ctx); err != nil {
			log.Print(err)
		}
		time.Sleep(time.Minute)
	}
}

func waitsForTheContext(ctx context.Context, db *sql.DB) {
	ticker := time.NewTicker(time.Minute)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
			if err := db.PingContext(ctx); err != nil {
				log.Print(err)
			}
		}
	}
}

func hasNoContext(db *sql.DB) {
	for range time.Tick(time.Minute) {
		if err := db.Ping(); err != nil {
			log.Print(err)
		}
	}
}

func endsOnFailure(ctx context.Context, db *sql.DB) error {
	for range time.Tick(time.Minute) {
		if err := db.PingContext(ctx); err != nil {
			return err
		}
	}
	return nil
}
