// Package api is the client of the answers service.
package api

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"time"

	"example.com/incidents/answers"
)

// A Client talks to the answers service.
type Client struct {
	base *url.URL
	http *http.Client
}

// New returns a client of the service at base.
func New(base string, client *http.Client) (*Client, error) {
	u, err := url.Parse(base)
	if err != nil {
		return nil, fmt.Errorf("api: base address: %w", err)
	}
	return &Client{base: u, http: client}, nil
}

// Save stores the answer. The service keeps the last one for each question.
func (c *Client) Save(ctx context.Context, a answers.Answer) error {
	if err := c.put(ctx, a, "exams", a.Exam, "answers"); err != nil {
		return fmt.Errorf("api: saving answer %d: %w", a.Question, err)
	}
	return nil
}

// SaveLeft stores how much time the student has left, so that an exam that was
// cut short goes on from there.
func (c *Client) SaveLeft(ctx context.Context, exam, student string, left time.Duration) error {
	if err := c.put(ctx, left.Seconds(), "exams", exam, "left", student); err != nil {
		return fmt.Errorf("api: saving the time left: %w", err)
	}
	return nil
}

func (c *Client) put(ctx context.Context, v any, path ...string) error {
	body, err := json.Marshal(v)
	if err != nil {
		return err
	}
	target := c.base.JoinPath(path...)
	req, err := http.NewRequestWithContext(ctx, http.MethodPut, target.String(), bytes.NewReader(body))
	if err != nil {
		return err
	}
	req.Header.Set("Content-Type", "application/json")

	resp, err := c.http.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if resp.StatusCode/100 != 2 {
		return errors.New(resp.Status)
	}
	return nil
}
