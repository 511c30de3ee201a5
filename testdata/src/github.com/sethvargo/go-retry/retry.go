// Package retry is a stub of github.com/sethvargo/go-retry: declarations as
// there, bodies that return zero values.
package retry

import (
	"context"
	"time"
)

type Backoff interface {
	Next() (next time.Duration, stop bool)
}

type RetryFunc func(ctx context.Context) error

func Do(ctx context.Context, b Backoff, f RetryFunc) error { return nil }

func Fibonacci(ctx context.Context, base time.Duration, f RetryFunc) error { return nil }

func NewExponential(base time.Duration) Backoff { return nil }

func RetryableError(err error) error { return nil }

func WithCappedDuration(cap time.Duration, next Backoff) Backoff { return nil }

func WithMaxRetries(max uint64, next Backoff) Backoff { return nil }
