package policies_test

import (
	"context"
	"testing"
	"time"

	sethvargo "github.com/sethvargo/go-retry"
)

// retryable says of op's failure that it may be retried.
func retryable(op func() error) sethvargo.RetryFunc {
	return func(context.Context) error { return sethvargo.RetryableError(op()) }
}

// sethvargoConstant retries with what wrap makes of a policy that never stops. It is
// wrapped when the retry begins, for WithMaxDuration counts from when it is called.
func sethvargoConstant(wrap func(sethvargo.Backoff) sethvargo.Backoff) retry {
	return func(_ context.Context, op func() error) error {
		return sethvargo.Do(context.Background(), wrap(sethvargo.NewConstant(pause)), retryable(op))
	}
}

func TestPoliciesOfSethvargo(t *testing.T) {
	with := sethvargoConstant
	check(t, named("sethvargo/go-retry: ", []claim{
		{"NewConstant has no limit", endless, with(func(b sethvargo.Backoff) sethvargo.Backoff { return b })},
		{"WithCappedDuration sets no limit", endless, with(func(b sethvargo.Backoff) sethvargo.Backoff {
			return sethvargo.WithCappedDuration(time.Second, b)
		})},
		{"WithCappedDuration(0, b) is hot", hot, with(func(b sethvargo.Backoff) sethvargo.Backoff {
			return sethvargo.WithCappedDuration(0, b)
		})},
		{"WithJitter sets no limit", endless, with(func(b sethvargo.Backoff) sethvargo.Backoff {
			return sethvargo.WithJitter(time.Second, b)
		})},
		{"WithJitterPercent sets no limit", endless, with(func(b sethvargo.Backoff) sethvargo.Backoff {
			return sethvargo.WithJitterPercent(10, b)
		})},
		{"WithFullJitter sets no limit", endless, with(sethvargo.WithFullJitter)},
	}))
}

func TestPoliciesOfSethvargoLimits(t *testing.T) {
	with := sethvargoConstant
	check(t, named("sethvargo/go-retry: ", []claim{
		{"WithMaxRetries(4, b) allows five attempts", ends(5), with(func(b sethvargo.Backoff) sethvargo.Backoff {
			return sethvargo.WithMaxRetries(4, b)
		})},
		{"WithMaxRetries(0, b) allows one attempt", ends(1), with(func(b sethvargo.Backoff) sethvargo.Backoff {
			return sethvargo.WithMaxRetries(0, b)
		})},
		{"WithMaxDuration stops", ends(16), with(func(b sethvargo.Backoff) sethvargo.Backoff {
			return sethvargo.WithMaxDuration(15*time.Minute, b)
		})},
		{"WithMaxDuration(0, b) allows one attempt", ends(1), with(func(b sethvargo.Backoff) sethvargo.Backoff {
			return sethvargo.WithMaxDuration(0, b)
		})},
		{"a limit is passed through by WithJitter and WithCappedDuration", ends(5), with(func(b sethvargo.Backoff) sethvargo.Backoff {
			return sethvargo.WithJitter(time.Second, sethvargo.WithCappedDuration(pause, sethvargo.WithMaxRetries(4, b)))
		})},
	}))
}

func TestPoliciesOfSethvargoInEachFunction(t *testing.T) {
	check(t, named("sethvargo/go-retry: ", []claim{
		{"Do retries nothing but RetryableError", ends(1), func(ctx context.Context, op func() error) error {
			return sethvargo.Do(ctx, sethvargo.NewConstant(pause), func(context.Context) error { return op() })
		}},
		{"Do observes its context", ends(canceledAt), func(ctx context.Context, op func() error) error {
			return sethvargo.Do(ctx, sethvargo.NewConstant(pause), retryable(op))
		}},
		{"DoValue observes its context", ends(canceledAt), func(ctx context.Context, op func() error) error {
			_, err := sethvargo.DoValue(ctx, sethvargo.NewConstant(pause), func(ctx context.Context) (int, error) {
				return 0, retryable(op)(ctx)
			})
			return err
		}},
		{"Constant has no limit of its own", endless, func(_ context.Context, op func() error) error {
			return sethvargo.Constant(context.Background(), pause, retryable(op))
		}},
		{"Constant observes its context", ends(canceledAt), func(ctx context.Context, op func() error) error {
			return sethvargo.Constant(ctx, pause, retryable(op))
		}},
		{"Exponential observes its context", ends(canceledAt), func(ctx context.Context, op func() error) error {
			return sethvargo.Exponential(ctx, pause, retryable(op))
		}},
		{"Fibonacci observes its context", ends(canceledAt), func(ctx context.Context, op func() error) error {
			return sethvargo.Fibonacci(ctx, pause, retryable(op))
		}},
	}))
}

// Their waits grow to 292 years, which no clock can be moved by a thousand times;
// so they are asked instead of waited for.
func TestPoliciesOfSethvargoThatGrow(t *testing.T) {
	for name, b := range map[string]sethvargo.Backoff{
		"NewExponential": sethvargo.NewExponential(time.Second),
		"NewFibonacci":   sethvargo.NewFibonacci(time.Second),
	} {
		for n := range manyCalls {
			if _, stop := b.Next(); stop {
				t.Errorf("sethvargo/go-retry: %s stops after %d waits, want never", name, n)
				break
			}
		}
	}
}
