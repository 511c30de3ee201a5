// Package forever holds retries that wait but never give up.
package forever

import (
	"context"
	"database/sql"
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"testing"
	"time"
)

func waitsForTheDatabase(db *sql.DB) {
	for { // want `nothing ends this loop while DB.Ping fails, no attempt limit, deadline or cancellation`
		err := db.Ping()
		if err == nil {
			break
		}
		log.Print(err)
		time.Sleep(time.Second)
	}
	log.Print("ready")
}

func conditionIsTheError(db *sql.DB) {
	for err := db.Ping(); err != nil; err = db.Ping() { // want `nothing ends this loop while DB.Ping fails`
		time.Sleep(time.Second)
	}
}

func everyTick(db *sql.DB) {
	for range time.Tick(time.Second) { // want `nothing ends this loop while DB.Ping fails`
		if db.Ping() == nil {
			return
		}
	}
}

func backOffGrowsButNeverStops(url string) *http.Response {
	delay := time.Second
	for { // want `nothing ends this loop while http.Get fails`
		resp, err := http.Get(url)
		if err == nil {
			return resp
		}
		time.Sleep(delay)
		delay = min(delay*2, time.Minute)
	}
}

func contextIsGivenButNotObserved(ctx context.Context, db *sql.DB) error {
	for { // want `nothing ends this loop while DB.PingContext fails`
		err := db.PingContext(ctx)
		if err == nil {
			return nil
		}
		if err == sql.ErrNoRows {
			return err
		}
		time.Sleep(time.Minute)
	}
}

func oneErrorGivesUp(db *sql.DB) error {
	for { // want `nothing ends this loop while DB.Ping fails`
		err := db.Ping()
		if err == nil || errors.Is(err, io.EOF) {
			return err
		}
		time.Sleep(time.Second)
	}
}

func requestIsBuiltEachTime(url string) error {
	for { // want `nothing ends this loop while Client.Do fails`
		req, err := http.NewRequest("GET", url, nil)
		if err != nil {
			return err
		}
		if resp, err := http.DefaultClient.Do(req); err == nil {
			return resp.Body.Close()
		}
		time.Sleep(time.Second)
	}
}

func dialUntilThere(addr string) net.Conn {
	for { // want `nothing ends this loop while net.Dial fails`
		conn, err := net.Dial("tcp", addr)
		if err != nil {
			<-time.After(time.Second)
			continue
		}
		return conn
	}
}

func contextIsNoInput(db *sql.DB) {
	for { // want `nothing ends this loop while DB.PingContext fails`
		if err := db.PingContext(context.TODO()); err == nil {
			return
		}
		time.Sleep(time.Second)
	}
}

// tb is what tests of this module take.
type tb interface {
	Errorf(format string, args ...any)
	FailNow()
}

func testsWithAnInterfaceOfItsOwn(t tb, db *sql.DB) {
	go func() {
		for db.Ping() != nil {
			time.Sleep(time.Second)
		}
	}()
}

// What takes a *testing.T is test code, wherever it stands.
func testsThatItComesBack(t *testing.T, db *sql.DB) {
	go func() {
		for db.Ping() != nil {
			time.Sleep(time.Second)
		}
	}()
}
