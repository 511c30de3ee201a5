// Package post sends answers to the service.
package post

import (
	"errors"
	"net/http"
	"strings"

	"example.com/incidents/outbox/sending"
)

// A Client talks to the service.
type Client struct {
	base string
	http *http.Client
}

// New returns a client of the service at base.
func New(base string, client *http.Client) *Client { return &Client{base: base, http: client} }

// Send posts the answer.
func (c *Client) Send(a sending.Answer) error {
	resp, err := c.http.Post(c.base+"/exams/"+a.Exam, "text/plain", strings.NewReader(a.Text))
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusNoContent {
		return errors.New(resp.Status)
	}
	return nil
}
