package policies_test

import (
	"context"
	"testing"
	"time"

	backoff2 "github.com/cenkalti/backoff"
	backoff3 "github.com/cenkalti/backoff/v3"
	backoff4 "github.com/cenkalti/backoff/v4"
)

// A backOff is a policy of any major of cenkalti/backoff.
type backOff interface {
	NextBackOff() time.Duration
	Reset()
}

// An earlier is what cenkalti/backoff v2, v3 and v4 have alike.
type earlier struct {
	version        string
	retry          func(func() error, backOff) error
	withMaxRetries func(backOff, uint64) backOff
	withContext    func(backOff, context.Context) backOff
	newConstant    func(time.Duration) backOff
	zero, stop     backOff
	literal        func(exponential) backOff
}

// An exponential has the fields of an ExponentialBackOff literal that matter.
type exponential struct {
	Multiplier     float64
	MaxInterval    time.Duration
	MaxElapsedTime time.Duration
	Clock          backoff4.Clock
}

// steady is a literal that waits for the same time before each attempt.
func steady(maxElapsedTime time.Duration) exponential {
	return exponential{1, pause, maxElapsedTime, backoff4.SystemClock}
}

var earliers = []earlier{{
	version:        "cenkalti/backoff v2: ",
	retry:          func(op func() error, b backOff) error { return backoff2.Retry(op, b) },
	withMaxRetries: func(b backOff, n uint64) backOff { return backoff2.WithMaxRetries(b, n) },
	withContext:    func(b backOff, ctx context.Context) backOff { return backoff2.WithContext(b, ctx) },
	newConstant:    func(d time.Duration) backOff { return backoff2.NewConstantBackOff(d) },
	zero:           &backoff2.ZeroBackOff{},
	stop:           &backoff2.StopBackOff{},
	literal: func(e exponential) backOff {
		return &backoff2.ExponentialBackOff{InitialInterval: pause, Multiplier: e.Multiplier,
			MaxInterval: e.MaxInterval, MaxElapsedTime: e.MaxElapsedTime, Clock: e.Clock}
	},
}, {
	version:        "cenkalti/backoff v3: ",
	retry:          func(op func() error, b backOff) error { return backoff3.Retry(op, b) },
	withMaxRetries: func(b backOff, n uint64) backOff { return backoff3.WithMaxRetries(b, n) },
	withContext:    func(b backOff, ctx context.Context) backOff { return backoff3.WithContext(b, ctx) },
	newConstant:    func(d time.Duration) backOff { return backoff3.NewConstantBackOff(d) },
	zero:           &backoff3.ZeroBackOff{},
	stop:           &backoff3.StopBackOff{},
	literal: func(e exponential) backOff {
		return &backoff3.ExponentialBackOff{InitialInterval: pause, Multiplier: e.Multiplier,
			MaxInterval: e.MaxInterval, MaxElapsedTime: e.MaxElapsedTime, Clock: e.Clock}
	},
}, {
	version:        "cenkalti/backoff v4: ",
	retry:          func(op func() error, b backOff) error { return backoff4.Retry(op, b) },
	withMaxRetries: func(b backOff, n uint64) backOff { return backoff4.WithMaxRetries(b, n) },
	withContext:    func(b backOff, ctx context.Context) backOff { return backoff4.WithContext(b, ctx) },
	newConstant:    func(d time.Duration) backOff { return backoff4.NewConstantBackOff(d) },
	zero:           &backoff4.ZeroBackOff{},
	stop:           &backoff4.StopBackOff{},
	literal: func(e exponential) backOff {
		return &backoff4.ExponentialBackOff{InitialInterval: pause, Multiplier: e.Multiplier,
			MaxInterval: e.MaxInterval, MaxElapsedTime: e.MaxElapsedTime, Clock: e.Clock, Stop: backoff4.Stop}
	},
}}

// with retries with a policy that may observe the context.
func (v earlier) with(policy func(context.Context) backOff) retry {
	return func(ctx context.Context, op func() error) error { return v.retry(op, policy(ctx)) }
}

// only retries with a policy that knows no context.
func (v earlier) only(b backOff) retry {
	return v.with(func(context.Context) backOff { return b })
}

// claims are those that hold for each of the three.
func (v earlier) claims() []claim {
	constant := v.newConstant(pause)
	return []claim{
		{"a ConstantBackOff has no limit", endless, v.only(constant)},
		{"a ConstantBackOff of 0 is hot", hot, v.only(v.newConstant(0))},
		{"a ZeroBackOff is hot", hot, v.only(v.zero)},
		{"a StopBackOff allows one attempt", ends(1), v.only(v.stop)},
		{"WithMaxRetries(b, 4) allows five attempts", ends(5), v.only(v.withMaxRetries(constant, 4))},
		{"WithContext ends with its context", ends(canceledAt), v.with(func(ctx context.Context) backOff {
			return v.withContext(constant, ctx)
		})},
		{"WithMaxRetries passes a context through", ends(canceledAt), v.with(func(ctx context.Context) backOff {
			return v.withMaxRetries(v.withContext(constant, ctx), 1_000_000)
		})},
		{"WithContext replaces the context of what it wraps", endless, v.with(func(ctx context.Context) backOff {
			return v.withContext(v.withContext(constant, ctx), context.Background())
		})},

		{"a literal without MaxElapsedTime has no limit", endless, v.only(v.literal(steady(0)))},
		{"a literal with a negative MaxElapsedTime allows one attempt", ends(1), v.only(v.literal(steady(-1)))},
		{"a literal without Clock panics", panics, v.only(v.literal(exponential{1, pause, pause, nil}))},
		// The interval becomes zero after the first wait.
		{"a literal without Multiplier is hot", hot, v.only(v.literal(exponential{0, pause, 0, backoff4.SystemClock}))},
		{"a literal without MaxInterval is hot", hot, v.only(v.literal(exponential{1, 0, 0, backoff4.SystemClock}))},
		// Stop is -1, and to sleep for a negative time is not to sleep.
		{"Sleep(NextBackOff()) is hot after MaxElapsedTime", hot, sleeping(v.literal(steady(10 * pause)))},
		{"Sleep(NextBackOff()) without MaxElapsedTime has pauses", endless, sleeping(v.literal(steady(0)))},
	}
}

// sleeping is the loop that takes any answer of a policy for a time to wait.
func sleeping(b backOff) retry {
	return func(_ context.Context, op func() error) error {
		b.Reset()
		for op() != nil {
			time.Sleep(b.NextBackOff())
		}
		return nil
	}
}

func TestPoliciesOfCenkalti(t *testing.T) {
	for _, v := range earliers {
		check(t, named(v.version, v.claims()))
	}
}

// What WithMaxRetries makes of 0 changed with v4.
func TestPoliciesOfCenkaltiWithoutRetries(t *testing.T) {
	v2, v3, v4 := earliers[0], earliers[1], earliers[2]
	noRetries := func(v earlier) retry { return v.only(v.withMaxRetries(v.newConstant(pause), 0)) }
	check(t, []claim{
		{"cenkalti/backoff v2: WithMaxRetries(b, 0) sets no limit", endless, noRetries(v2)},
		{"cenkalti/backoff v3: WithMaxRetries(b, 0) sets no limit", endless, noRetries(v3)},
		{"cenkalti/backoff v4: WithMaxRetries(b, 0) allows one attempt", ends(1), noRetries(v4)},
	})
}
