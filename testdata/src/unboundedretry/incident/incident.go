// Package incident is the client that kept asking, in Go: the session of an
// exam asks the answers service to save, and asks again while no answer comes.
package incident

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"log"
	"net/http"
	"time"
)

const (
	second      = time.Second
	maxAttempts = 5
)

type Answer struct{ Question, Text string }

type Client struct {
	http *http.Client
	url  string
}

func (c *Client) Save(ctx context.Context, a Answer) error {
	body, err := json.Marshal(a)
	if err != nil {
		return err
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPut, c.url, bytes.NewReader(body))
	if err != nil {
		return err
	}
	resp, err := c.http.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return fmt.Errorf("saving %s: %s", a.Question, resp.Status)
	}
	return nil
}

type Session struct{ Client *Client }

func (s *Session) SaveAsItBroke(ctx context.Context, a Answer) error {
	for { // want `^retry of Client.Save \(http.Client.Do\) has no wait on failure, it floods a failing service with calls$`
		if err := s.Client.Save(ctx, a); err != nil {
			log.Print(err)
			continue
		}
		return nil
	}
}

func (s *Session) SaveAsShipped(ctx context.Context, a Answer) error {
	for attempt := 1; ; attempt++ {
		err := s.Client.Save(ctx, a)
		if err == nil || attempt == maxAttempts {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(time.Duration(attempt) * second):
		}
	}
}

func ping(url string) error {
	resp, err := http.Get(url)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

func WaitAsItBroke(url string) {
	for { // want `^nothing ends this loop while ping \(http.Get\) fails, no attempt limit, deadline or cancellation$`
		if err := ping(url); err == nil {
			return
		}
		time.Sleep(second)
	}
}

func WaitAsShipped(ctx context.Context, url string) {
	for ctx.Err() == nil {
		if err := ping(url); err == nil {
			return
		}
		time.Sleep(second)
	}
}
