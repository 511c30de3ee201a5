// Package recursive holds functions that retry by calling themselves, and
// loops made by goto.
package recursive

import (
	"context"
	"database/sql"
	"log"
	"net/http"
	"time"
)

type client struct {
	http  *http.Client
	token string
	tried int
}

func (c *client) login(ctx context.Context) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, "https://example.com/login", nil)
	if err != nil {
		return err
	}
	resp, err := c.http.Do(req)
	if err != nil {
		return err
	}
	c.token = resp.Header.Get("Token")
	return resp.Body.Close()
}

func (c *client) ping(db *sql.DB) error {
	if err := db.Ping(); err != nil {
		log.Print(err)
		return c.ping(db) // want `^this call repeats DB.Ping with the same arguments when it fails, nothing ends the recursion$`
	}
	return nil
}

func waitsButNeverEnds(url string) *http.Response {
	resp, err := http.Get(url)
	if err != nil {
		time.Sleep(time.Second)
		return waitsButNeverEnds(url) // want `this call repeats http.Get with the same arguments when it fails`
	}
	return resp
}

func (c *client) logsInAgainAndAgain(ctx context.Context, req *http.Request) (*http.Response, error) {
	resp, err := c.http.Do(req)
	if err != nil {
		return nil, err
	}
	if resp.StatusCode == http.StatusUnauthorized {
		resp.Body.Close()
		if err := c.login(ctx); err != nil {
			return nil, err
		}
		return c.logsInAgainAndAgain(ctx, req) // want `this call repeats Client.Do with the same arguments when it is refused, nothing ends the recursion`
	}
	return resp, nil
}

func capturedParameterIsTheSame(db *sql.DB, name string) (err error) {
	defer func() { log.Print(name, err) }()
	if err := db.Ping(); err != nil {
		return capturedParameterIsTheSame(db, name) // want `this call repeats DB.Ping`
	}
	return nil
}

func gotoIsALoop(db *sql.DB) {
again:
	if err := db.Ping(); err != nil {
		log.Print(err)
		goto again // want `retry of DB.Ping has no wait on failure`
	}
}

func gotoInsideAnotherLoop(db *sql.DB, urls []string) {
	for range urls {
	again:
		if err := db.Ping(); err != nil {
			time.Sleep(time.Second)
			goto again // want `nothing ends this loop while DB.Ping fails`
		}
	}
}
