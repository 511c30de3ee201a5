// Package collector sends records to the collector of the platform.
package collector

import (
	"context"
	"fmt"
	"io"
	"net/http"
)

// A Collector is where records go.
type Collector struct {
	URL    string
	Client *http.Client
}

// Post sends one record.
func (c *Collector) Post(ctx context.Context, kind string, record io.Reader) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, c.URL+"/"+kind, record)
	if err != nil {
		return fmt.Errorf("collector: %w", err)
	}
	resp, err := c.Client.Do(req)
	if err != nil {
		return fmt.Errorf("collector: %w", err)
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusAccepted {
		return fmt.Errorf("collector: %s: %s", kind, resp.Status)
	}
	return nil
}
