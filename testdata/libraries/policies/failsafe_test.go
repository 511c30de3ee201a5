package policies_test

import (
	"context"
	"testing"
	"time"

	"github.com/failsafe-go/failsafe-go"
	"github.com/failsafe-go/failsafe-go/retrypolicy"
	"github.com/failsafe-go/failsafe-go/timeout"
)

type failsafeBuilder = retrypolicy.Builder[any]

// built retries with the policy that change makes of the default one.
func built(change func(failsafeBuilder) failsafeBuilder) retry {
	return func(_ context.Context, op func() error) error {
		return failsafe.With(change(retrypolicy.NewBuilder[any]()).Build()).Run(op)
	}
}

func TestPoliciesOfFailsafe(t *testing.T) {
	check(t, named("failsafe-go: ", []claim{
		{"NewWithDefaults allows two retries", ends(3), func(_ context.Context, op func() error) error {
			return failsafe.With(retrypolicy.NewWithDefaults[any]()).Run(op)
		}},
		{"NewBuilder allows two retries", ends(3), built(func(b failsafeBuilder) failsafeBuilder { return b })},
		{"WithMaxRetries(4) allows four retries", ends(5), built(func(b failsafeBuilder) failsafeBuilder {
			return b.WithMaxRetries(4)
		})},
		{"WithMaxRetries(-1) sets no limit, and without a delay is hot", hot, built(func(b failsafeBuilder) failsafeBuilder {
			return b.WithMaxRetries(-1)
		})},
		{"WithMaxAttempts(-1) sets no limit, and without a delay is hot", hot, built(func(b failsafeBuilder) failsafeBuilder {
			return b.WithMaxAttempts(-1)
		})},
		// It is taken for -1 retries.
		{"WithMaxAttempts(0) sets no limit, and without a delay is hot", hot, built(func(b failsafeBuilder) failsafeBuilder {
			return b.WithMaxAttempts(0)
		})},
		{"WithMaxRetries(-2) allows one attempt", ends(1), built(func(b failsafeBuilder) failsafeBuilder {
			return b.WithMaxRetries(-2)
		})},
		{"the last of WithMaxRetries and WithMaxAttempts counts", ends(4), built(func(b failsafeBuilder) failsafeBuilder {
			return b.WithMaxRetries(-1).WithMaxAttempts(4)
		})},
	}))
}

// There is no delay unless one of these sets it; jitter is a share of it.
func TestPoliciesOfFailsafeDelays(t *testing.T) {
	forever := func(delay func(failsafeBuilder) failsafeBuilder) retry {
		return built(func(b failsafeBuilder) failsafeBuilder { return delay(b.WithMaxRetries(-1)) })
	}
	check(t, named("failsafe-go: ", []claim{
		{"WithDelay sets pauses", endless, forever(func(b failsafeBuilder) failsafeBuilder { return b.WithDelay(pause) })},
		{"WithDelayFunc sets pauses", endless, forever(func(b failsafeBuilder) failsafeBuilder {
			return b.WithDelayFunc(func(failsafe.ExecutionAttempt[any]) time.Duration { return pause })
		})},
		{"WithBackoff sets pauses", endless, forever(func(b failsafeBuilder) failsafeBuilder {
			return b.WithBackoff(time.Second, pause)
		})},
		{"WithBackoffFactor sets pauses", endless, forever(func(b failsafeBuilder) failsafeBuilder {
			return b.WithBackoffFactor(time.Second, pause, 3)
		})},
		{"WithRandomDelay sets pauses", endless, forever(func(b failsafeBuilder) failsafeBuilder {
			return b.WithRandomDelay(time.Second, pause)
		})},
		{"WithJitter alone is hot", hot, forever(func(b failsafeBuilder) failsafeBuilder { return b.WithJitter(pause) })},
		{"WithJitterFactor alone is hot", hot, forever(func(b failsafeBuilder) failsafeBuilder { return b.WithJitterFactor(.5) })},
	}))
}

// What else ends a policy without a number of retries.
func TestPoliciesOfFailsafeLimits(t *testing.T) {
	forever := retrypolicy.NewBuilder[any]().WithMaxRetries(-1).WithDelay(pause).Build()
	limit := timeout.New[any](15*time.Minute + pause/2)
	with := func(policies ...failsafe.Policy[any]) retry {
		return func(_ context.Context, op func() error) error { return failsafe.With(policies...).Run(op) }
	}
	check(t, named("failsafe-go: ", []claim{
		{"Executor.WithContext ends with its context", ends(canceledAt), func(ctx context.Context, op func() error) error {
			return failsafe.With(forever).WithContext(ctx).Run(op)
		}},
		{"Executor.Get has no limit of its own", endless, func(_ context.Context, op func() error) error {
			_, err := failsafe.With(forever).Get(func() (any, error) { return nil, op() })
			return err
		}},
		// A second for an attempt and a minute between two: the 16th ends at 15:01,
		// for what is left of the duration shortens the last wait.
		{"WithMaxDuration ends WithMaxRetries(-1)", ends(16), func(ctx context.Context, op func() error) error {
			slow := func() error { time.Sleep(time.Second); return op() }
			return built(func(b failsafeBuilder) failsafeBuilder {
				return b.WithMaxRetries(-1).WithDelay(pause).WithMaxDuration(15 * time.Minute)
			})(ctx, slow)
		}},
		// The first policy is the outermost.
		{"a timeout around the retry policy ends it", ends(16), with(limit, forever)},
		{"a timeout inside the retry policy is one attempt's", endless, with(forever, limit)},
	}))
}
