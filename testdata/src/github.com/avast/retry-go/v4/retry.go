// Package retry is a stub of github.com/avast/retry-go/v4: declarations as
// there, bodies that return zero values.
package retry

import (
	"context"
	"time"
)

type Config struct{}

type Option func(*Config)

type RetryIfFunc func(error) bool

type RetryableFunc func() error

func Attempts(attempts uint) Option { return nil }

func Context(ctx context.Context) Option { return nil }

func Delay(delay time.Duration) Option { return nil }

func Do(retryableFunc RetryableFunc, opts ...Option) error { return nil }

func RetryIf(retryIf RetryIfFunc) Option { return nil }

func UntilSucceeded() Option { return nil }

func Unrecoverable(err error) error { return nil }
