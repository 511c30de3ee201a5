// Package facts holds functions that do known things.
package facts

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
	"time"
)

func Fetch(url string) error { // want Fetch:"^remote via http.Get$"
	resp, err := http.Get(url)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

func FetchTwoCallsAway(url string) error { // want FetchTwoCallsAway:"^remote via http.Get$"
	return fetchHelper(url)
}

func fetchHelper(url string) error { return Fetch(url) } // not seen from outside, so no fact

func FetchWithoutAnError(url string) { Fetch(url) } // want FetchWithoutAnError:"^swallows fails-at-once via http.Get$"

func FetchAndLog(url string) { // want FetchAndLog:"^waits swallows fails-at-once via http.Get$"
	if err := Fetch(url); err != nil {
		log.Print(err)
		return
	}
	Pause() // not when it fails
}

func FetchAndReturnNil(url string) error { // want FetchAndReturnNil:"^swallows fails-at-once via http.Get$"
	if err := Fetch(url); err != nil {
		log.Print(err)
	}
	return nil
}

func FetchAndPauseOnFailure(url string) { // want FetchAndPauseOnFailure:"^waits swallows via http.Get$"
	if err := Fetch(url); err != nil {
		Pause()
	}
}

func FetchAndReturnNilBesideADefer(url string) error { // want FetchAndReturnNilBesideADefer:"^swallows fails-at-once via http.Get$"
	defer log.Print("done")
	if err := Fetch(url); err != nil {
		log.Print(err)
	}
	return nil
}

func FetchAndReturnBesideADefer(url string) (err error) { // want FetchAndReturnBesideADefer:"^remote via http.Get$"
	defer func() { log.Print(err) }()
	err = Fetch(url)
	return err
}

func FetchAndPauseOnSomeFailures(url string) { // want FetchAndPauseOnSomeFailures:"^waits swallows via http.Get$"
	if err := Fetch(url); err != nil {
		if errors.Is(err, context.Canceled) {
			return
		}
		Pause()
	}
}

func FetchAndPauseLater(url string, later bool) { // want FetchAndPauseLater:"^waits swallows via http.Get$"
	FetchWithoutAnError(url)
	if later {
		Pause()
	}
}

func FetchWhatComes(urls chan string) { // want FetchWhatComes:"^receives swallows via http.Get$"
	if err := Fetch(<-urls); err != nil {
		log.Print(err)
	}
}

func FetchOrDie(url string) { // want FetchOrDie:"^swallows via http.Get$"
	if err := Fetch(url); err != nil {
		os.Exit(1)
	}
}

func FetchInTheBackground(url string) error {
	go Fetch(url)
	return nil
}

func FetchInALiteral(url string) error { // want FetchInALiteral:"^remote via http.Get$"
	return func() error { return Fetch(url) }()
}

func ReturnsALiteral(url string) (func() error, error) {
	return func() error { return Fetch(url) }, nil
}

func Pause() { time.Sleep(time.Second) } // want Pause:"^waits$"

func PauseOnSomePath(d time.Duration) { // want PauseOnSomePath:"^waits$"
	if d > 0 {
		Pause()
	}
}

func PauseOfNothing() { time.Sleep(0) }

func FetchAndSometimesPause(url string, d time.Duration) error { // want FetchAndSometimesPause:"^remote may-wait via http.Get$"
	if d > 0 {
		Pause()
	}
	return Fetch(url)
}

func FetchAfterAPause(url string) error { // want FetchAfterAPause:"^remote waits via http.Get$"
	Pause()
	return Fetch(url)
}

func Sleep(ctx context.Context, d time.Duration) error { // want Sleep:"^waits receives observes-context$"
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(d):
		return nil
	}
}

func IsOver(ctx context.Context) bool { return ctx.Err() != nil } // want IsOver:"^observes-context$"

func Next(events chan int) int { return <-events } // want Next:"^receives$"

func NextIfAny(events chan int) int {
	select {
	case e := <-events:
		return e
	default:
		return 0
	}
}

func Die(err error) { // want Die:"^may-end never-returns$"
	log.Print(err)
	os.Exit(1)
}

func DieByHelper(err error) { Die(err) } // want DieByHelper:"^may-end never-returns$"

func DieIf(err error) { // want DieIf:"^may-end$"
	if err != nil {
		Die(err)
	}
}

func RecoversFromItsPanic() {
	defer func() { recover() }()
	panic("never mind")
}

type Client[T any] struct{ url string }

func (c *Client[T]) Get() (v T, err error) { // want Get:"^remote via http.Get$"
	err = Fetch(c.url)
	return v, err
}

type unexported struct{ url string }

func (u unexported) Get() error { return Fetch(u.url) } // want Get:"^remote via http.Get$"

func New(url string) unexported { return unexported{url} }

type Store interface {
	//incidentlint:remote
	Save(v string) error // want Save:"^remote$"

	Load() (string, error)
}

//incidentlint:paces
func Turnstile(gate fmt.Stringer) { _ = gate.String() } // want Turnstile:"^waits$"

type Repository interface {
	Find(ctx context.Context, id string) (string, error) // says so itself, and needs no fact
	Close(ctx context.Context) error
}

func FindThroughAnInterface(ctx context.Context, r Repository) error { // want FindThroughAnInterface:"^may-be-remote via facts.Repository.Find$"
	_, err := r.Find(ctx, "id")
	return err
}

func CloseThroughAnInterface(ctx context.Context, r Repository) error { return r.Close(ctx) }

type Fetcher interface {
	Fetch(url string) error // want Fetch:"^may-be-remote$"
	Name() string
	Flush() error
}

type embedsForeignMethods interface {
	io.Closer
	Fetcher
}

type httpFetcher struct{}

func (*httpFetcher) Close() error { return Fetch("") } // want Close:"^remote via http.Get$"

func (*httpFetcher) Fetch(url string) error { return Fetch(url) } // want Fetch:"^remote via http.Get$"
func (*httpFetcher) Name() string           { return "http" }
func (*httpFetcher) Flush() error           { return nil }

func FetchThroughAnInterface(f Fetcher) error { return f.Fetch("") } // want FetchThroughAnInterface:"^may-be-remote via facts.Fetcher.Fetch$"

func FlushThroughAnInterface(f Fetcher) error { return f.Flush() }

type Logger interface {
	Fatalf(format string, args ...any)
	Printf(format string, args ...any)
}

var logger Logger

func DieByLogger(err error) { logger.Fatalf("%v", err) } // want DieByLogger:"^may-end never-returns$"

func Execute(db *sql.DB, text string, args ...any) error { // want Execute:"^remote via sql.DB.Exec runs statement 2 updates"
	_, err := db.Exec(text, args...)
	return err
}

func ExecuteOne(db *sql.DB, text string, args ...any) error { // want ExecuteOne:"^remote via sql.DB.Exec updates"
	res, err := db.Exec(text, args...)
	if err != nil {
		return err
	}
	if n, err := res.RowsAffected(); err != nil || n == 0 {
		return errors.New("no row")
	}
	return nil
}
