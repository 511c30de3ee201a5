// Package api is the client of the answers service.
package api

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"

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
	body, err := json.Marshal(a)
	if err != nil {
		return fmt.Errorf("api: answer %d: %w", a.Question, err)
	}
	target := c.base.JoinPath("exams", a.Exam, "answers")
	req, err := http.NewRequestWithContext(ctx, http.MethodPut, target.String(), bytes.NewReader(body))
	if err != nil {
		return fmt.Errorf("api: %w", err)
	}
	req.Header.Set("Content-Type", "application/json")

	resp, err := c.http.Do(req)
	if err != nil {
		return fmt.Errorf("api: saving answer %d: %w", a.Question, err)
	}
	defer resp.Body.Close()
	if resp.StatusCode/100 != 2 {
		return fmt.Errorf("api: saving answer %d: %s", a.Question, resp.Status)
	}
	return nil
}
