// Package backoff is a stub of github.com/cenkalti/backoff/v5: declarations as
// there, bodies that return zero values.
package backoff

import (
	"context"
	"time"
)

const Stop time.Duration = -1

type BackOff interface {
	NextBackOff() time.Duration
	Reset()
}

type ConstantBackOff struct {
	Interval time.Duration
}

func NewConstantBackOff(d time.Duration) *ConstantBackOff { return nil }

func (b *ConstantBackOff) Reset() {}

func (b *ConstantBackOff) NextBackOff() time.Duration { return 0 }

type Operation[T any] func() (T, error)

type RetryOption func(*retryOptions)

type retryOptions struct{}

func Permanent(err error) error { return nil }

func Retry[T any](ctx context.Context, operation Operation[T], opts ...RetryOption) (T, error) {
	var zero T
	return zero, nil
}

func WithBackOff(b BackOff) RetryOption { return nil }

func WithMaxElapsedTime(d time.Duration) RetryOption { return nil }

func WithMaxTries(n uint) RetryOption { return nil }
