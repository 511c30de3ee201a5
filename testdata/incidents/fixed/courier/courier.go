// Package courier carries finished exams to the archive. Its pace and its end
// are the business of a library.
package courier

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"time"

	"github.com/cenkalti/backoff/v7"
)

// Archive sends the exam until the archive has it, for five minutes at most.
func Archive(ctx context.Context, client *http.Client, url string, open func() (io.ReadCloser, error)) error {
	send := func() (int, error) {
		status, err := put(ctx, client, url, open)
		if status == http.StatusConflict {
			return status, backoff.Permanent(errors.New("archive holds another exam of that name"))
		}
		return status, err
	}
	_, err := backoff.Retry(ctx, send,
		backoff.WithBackOff(backoff.NewExponentialBackOff()),
		backoff.WithMaxElapsedTime(5*time.Minute))
	return err
}

func put(ctx context.Context, client *http.Client, url string, open func() (io.ReadCloser, error)) (int, error) {
	body, err := open()
	if err != nil {
		return 0, fmt.Errorf("courier: %w", err)
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPut, url, body)
	if err != nil {
		return 0, errors.Join(fmt.Errorf("courier: %w", err), body.Close())
	}
	resp, err := client.Do(req)
	if err != nil {
		return 0, fmt.Errorf("courier: %w", err)
	}
	defer resp.Body.Close()
	if resp.StatusCode/100 != 2 {
		return resp.StatusCode, fmt.Errorf("courier: %s", resp.Status)
	}
	return resp.StatusCode, nil
}
