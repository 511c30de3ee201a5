// Package fakebound holds retries whose limit is never reached.
package fakebound

import (
	"database/sql"
	"log"
	"net/http"
	"time"
)

const limit = 5

func declaredInTheLoop(db *sql.DB) error {
	for {
		attempts := 0
		err := db.Ping()
		if err == nil {
			return nil
		}
		attempts++
		if attempts >= limit { // want "^attempts starts anew on each turn, its limit never ends this retry of DB.Ping$"
			return err
		}
		time.Sleep(time.Second)
	}
}

func setBackOnFailure(db *sql.DB) error {
	attempts := 0
	for attempts < limit { // want "^attempts is set back on each failure, its limit never ends this retry of DB.Ping$"
		err := db.Ping()
		if err == nil {
			return nil
		}
		log.Print(err)
		attempts = 0
		time.Sleep(time.Second)
	}
	return nil
}

func neverChanged(url string, most int) (*http.Response, error) {
	retries := 0
	for {
		resp, err := http.Get(url)
		if err == nil {
			return resp, nil
		}
		if retries > most { // want "^retries never changes in this loop, its limit never ends this retry of http.Get$"
			return nil, err
		}
		time.Sleep(time.Second)
	}
}

func countsOnlySuccesses(db *sql.DB) {
	for done := 0; done < limit; { // want "^done does not change on failure, its limit never ends this retry of DB.Ping$"
		if err := db.Ping(); err != nil {
			time.Sleep(time.Second)
			continue
		}
		done++
	}
}

func hotToo(db *sql.DB) error {
	for {
		left := limit
		err := db.Ping()
		if err == nil {
			return nil
		}
		left--
		if left == 0 { // want "^left starts anew on each turn, its limit never ends this retry of DB.Ping$"
			return err
		}
	}
}
