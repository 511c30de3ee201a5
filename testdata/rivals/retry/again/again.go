// Package again asks again, for several services.
package again

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/avast/retry-go/v4"
	"github.com/cenkalti/backoff/v4"
)

// Until calls what it is given until it succeeds.
//
// bad: every caller whose service is down asks it without a pause, and never returns.
func Until(log *slog.Logger, call func() error) {
	for {
		err := call()
		if err == nil {
			return
		}
		log.Warn("again", "error", err)
	}
}

// UntilDone calls what it is given until it succeeds or the context is done.
//
// good (Until): it waits, and ends with its context.
func UntilDone(ctx context.Context, log *slog.Logger, call func(context.Context) error) error {
	for wait := time.Second; ; wait = min(2*wait, time.Minute) {
		err := call(ctx)
		if err == nil {
			return nil
		}
		log.Warn("again", "error", err)
		select {
		case <-ctx.Done():
			return errors.Join(err, ctx.Err())
		case <-time.After(wait):
		}
	}
}

// Value calls what returns a value until it succeeds.
//
// bad: while the service refuses, one core of each instance is busy asking.
func Value[T any](ctx context.Context, get func(context.Context) (T, error)) (T, error) {
	for ctx.Err() == nil {
		v, err := get(ctx)
		if err == nil {
			return v, nil
		}
	}
	var zero T
	return zero, ctx.Err()
}

// ValueOf calls what returns a value a few times.
//
// good (Value): three times, with a pause.
func ValueOf[T any](ctx context.Context, get func(context.Context) (T, error)) (T, error) {
	var err error
	for range 3 {
		var v T
		if v, err = get(ctx); err == nil {
			return v, nil
		}
		time.Sleep(100 * time.Millisecond)
	}
	var zero T
	return zero, fmt.Errorf("given up: %w", err)
}

// Publish sends with a policy of backoff.
//
// bad: zero lifts the limit of fifteen minutes; the goroutine of each request that fails stays for ever.
func Publish(send func() error) error {
	policy := backoff.NewExponentialBackOff()
	policy.MaxElapsedTime = 0
	return backoff.Retry(send, policy)
}

// PublishInTime sends with a policy of backoff.
//
// good (Publish): a minute, and no longer than the request.
func PublishInTime(ctx context.Context, send func() error) error {
	policy := backoff.NewExponentialBackOff()
	policy.MaxElapsedTime = time.Minute
	return backoff.Retry(send, backoff.WithContext(policy, ctx))
}

// Deliver sends with the options of retry-go.
//
// bad: zero attempts mean that there is no end to them.
func Deliver(send func() error) error {
	return retry.Do(send, retry.Attempts(0), retry.Delay(time.Second), retry.DelayType(retry.FixedDelay))
}

// DeliverFive sends with the options of retry-go.
//
// good (Deliver): five attempts.
func DeliverFive(ctx context.Context, send func() error) error {
	return retry.Do(send, retry.Attempts(5), retry.Delay(time.Second), retry.Context(ctx))
}

// DeliverPromptly sends with the options of retry-go.
//
// good: Attempts is left at ten.
func DeliverPromptly(send func() error) error {
	return retry.Do(send, retry.Delay(10*time.Millisecond))
}
