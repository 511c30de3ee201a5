package policies_test

import (
	"context"
	"testing"
	"time"

	backoff5 "github.com/cenkalti/backoff/v5"
	backoff6 "github.com/cenkalti/backoff/v6"
	backoff7 "github.com/cenkalti/backoff/v7"
)

// A later is what cenkalti/backoff v5, v6 and v7 have alike; O is their option.
type later[O any] struct {
	version        string
	retry          func(context.Context, func() error, ...O) error
	withBackOff    func(backOff) O
	withMaxTries   func(uint) O
	withMaxElapsed func(time.Duration) O
	constant       backOff // waits for pause
	zero, stop     backOff
	empty          backOff // an ExponentialBackOff literal without fields
	initial        backOff // one that has no field but InitialInterval
	exponential    func() backOff
	newTicker      func(backOff) (<-chan time.Time, func())
}

var backoffV5 = later[backoff5.RetryOption]{
	version: "cenkalti/backoff v5: ",
	retry: func(ctx context.Context, op func() error, opts ...backoff5.RetryOption) error {
		_, err := backoff5.Retry(ctx, withData(op), opts...)
		return err
	},
	withBackOff:    func(b backOff) backoff5.RetryOption { return backoff5.WithBackOff(b) },
	withMaxTries:   backoff5.WithMaxTries,
	withMaxElapsed: backoff5.WithMaxElapsedTime,
	constant:       backoff5.NewConstantBackOff(pause),
	zero:           &backoff5.ZeroBackOff{},
	stop:           &backoff5.StopBackOff{},
	empty:          &backoff5.ExponentialBackOff{},
	initial:        &backoff5.ExponentialBackOff{InitialInterval: pause},
	exponential:    func() backOff { return backoff5.NewExponentialBackOff() },
	newTicker: func(b backOff) (<-chan time.Time, func()) {
		ticker := backoff5.NewTicker(b)
		return ticker.C, ticker.Stop
	},
}

var backoffV6 = later[backoff6.RetryOption]{
	version: "cenkalti/backoff v6: ",
	retry: func(ctx context.Context, op func() error, opts ...backoff6.RetryOption) error {
		_, err := backoff6.Retry(ctx, withData(op), opts...)
		return err
	},
	withBackOff:    func(b backOff) backoff6.RetryOption { return backoff6.WithBackOff(b) },
	withMaxTries:   backoff6.WithMaxTries,
	withMaxElapsed: backoff6.WithMaxElapsedTime,
	constant:       backoff6.NewConstantBackOff(pause),
	zero:           &backoff6.ZeroBackOff{},
	stop:           &backoff6.StopBackOff{},
	empty:          &backoff6.ExponentialBackOff{},
	initial:        &backoff6.ExponentialBackOff{InitialInterval: pause},
	exponential:    func() backOff { return backoff6.NewExponentialBackOff() },
	newTicker: func(b backOff) (<-chan time.Time, func()) {
		ticker := backoff6.NewTicker(b)
		return ticker.C, ticker.Stop
	},
}

var backoffV7 = later[backoff7.RetryOption]{
	version: "cenkalti/backoff v7: ",
	retry: func(ctx context.Context, op func() error, opts ...backoff7.RetryOption) error {
		_, err := backoff7.Retry(ctx, withData(op), opts...)
		return err
	},
	withBackOff:    func(b backOff) backoff7.RetryOption { return backoff7.WithBackOff(b) },
	withMaxTries:   backoff7.WithMaxTries,
	withMaxElapsed: backoff7.WithMaxElapsedTime,
	constant:       backoff7.NewConstantBackOff(pause),
	zero:           &backoff7.ZeroBackOff{},
	stop:           &backoff7.StopBackOff{},
	empty:          &backoff7.ExponentialBackOff{},
	initial:        &backoff7.ExponentialBackOff{InitialInterval: pause},
	exponential:    func() backOff { return backoff7.NewExponentialBackOff() },
	newTicker: func(b backOff) (<-chan time.Time, func()) {
		ticker := backoff7.NewTicker(b)
		return ticker.C, ticker.Stop
	},
}

// with retries under a context that is never canceled.
func (v later[O]) with(b backOff, opts ...O) retry {
	return func(_ context.Context, op func() error) error {
		return v.retry(context.Background(), op, append(opts, v.withBackOff(b))...)
	}
}

// claims are those that hold for each of the three.
func (v later[O]) claims() []claim {
	noLimit := v.withMaxElapsed(0)
	return []claim{
		// The attempts are a minute apart, so there are 16 in 15 minutes.
		{"Retry gives up a ConstantBackOff after 15 minutes", ends(16), v.with(v.constant)},
		{"Retry gives up NewExponentialBackOff by time only", endless, v.with(v.exponential(), noLimit)},
		{"WithMaxElapsedTime(0) removes the limit", endless, v.with(v.constant, noLimit)},
		{"WithMaxElapsedTime(-1) removes the limit", endless, v.with(v.constant, v.withMaxElapsed(-1))},
		{"WithMaxTries(5) allows five attempts", ends(5), v.with(v.constant, noLimit, v.withMaxTries(5))},
		{"WithMaxTries(0) sets no limit", endless, v.with(v.constant, noLimit, v.withMaxTries(0))},
		{"Retry observes its context", ends(canceledAt), func(ctx context.Context, op func() error) error {
			return v.retry(ctx, op, v.withBackOff(v.constant), noLimit)
		}},

		{"a StopBackOff allows one attempt", ends(1), v.with(v.stop, noLimit)},
		{"a ZeroBackOff is hot, even for 15 minutes", hot, v.with(v.zero)},
		{"an empty ExponentialBackOff literal is hot", hot, v.with(v.empty)},
		{"a literal with InitialInterval alone has pauses", endless, v.with(v.initial, noLimit)},

		// The limit is Retry's: no policy has one.
		{"NewTicker(NewExponentialBackOff()) has no limit", endless, func(_ context.Context, op func() error) error {
			ticks, stop := v.newTicker(v.exponential())
			return tick(ticks, stop, op)
		}},
		{"Sleep(NextBackOff()) always has pauses", endless, sleeping(v.exponential())},
	}
}

func TestPoliciesOfCenkalti5(t *testing.T) {
	check(t, named(backoffV5.version, backoffV5.claims()))
	check(t, named(backoffV6.version, backoffV6.claims()))
	check(t, named(backoffV7.version, backoffV7.claims()))
}
