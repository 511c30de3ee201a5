package incident

import (
	"context"
	"net/http"
	"time"

	"github.com/cenkalti/backoff/v4"
)

const minute = time.Minute

func PolicyAsItBroke(ping func() error) error {
	b := &backoff.ExponentialBackOff{ // want `^ExponentialBackOff literal has no Stop, after MaxElapsedTime each pause is 0 and the retry spins$`
		InitialInterval: second,
		MaxElapsedTime:  minute,
	}
	return backoff.Retry(ping, b)
}

func PolicyAsShipped(ping func() error) error {
	b := backoff.NewExponentialBackOff()
	b.MaxElapsedTime = minute
	return backoff.Retry(ping, b)
}

func ConstantPolicyAsItBroke(ping func() error) {
	backoff.Retry(ping, backoff.NewConstantBackOff(second)) // want `^nothing ends backoff.Retry while it fails, its policy has no attempt limit, deadline or cancellation$`
}

func ConstantPolicyAsShipped(ctx context.Context, ping func() error) {
	backoff.Retry(ping, backoff.WithContext(backoff.NewConstantBackOff(second), ctx))
}

func (c *Client) Get(url string) (*http.Response, error) {
	resp, err := c.http.Get(url)
	if err != nil {
		return c.Get(url) // want `^this call repeats Client.Get with the same arguments when it fails, nothing ends the recursion$`
	}
	return resp, nil
}

type Limited struct{ http *http.Client }

func (c *Limited) Get(url string, left int) (*http.Response, error) {
	resp, err := c.http.Get(url)
	if err != nil && left > 0 {
		return c.Get(url, left-1)
	}
	return resp, err
}

func CountAsItBroke(url string) error {
	for {
		attempts := 0
		err := ping(url)
		attempts++
		if err == nil || attempts > maxAttempts { // want `^attempts starts anew on each turn, its limit never ends this retry of ping \(http.Get\)$`
			return err
		}
		time.Sleep(second)
	}
}

func CountAsShipped(url string) error {
	for attempts := 1; ; attempts++ {
		err := ping(url)
		if err == nil || attempts == maxAttempts {
			return err
		}
		time.Sleep(second)
	}
}
