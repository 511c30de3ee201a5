package policies_test

import (
	"context"
	"testing"
	"testing/synctest"
	"time"

	backoff2 "github.com/cenkalti/backoff"
	backoff3 "github.com/cenkalti/backoff/v3"
	backoff4 "github.com/cenkalti/backoff/v4"
	backoff5 "github.com/cenkalti/backoff/v5"
	backoff6 "github.com/cenkalti/backoff/v6"
	backoff7 "github.com/cenkalti/backoff/v7"
)

// fourRetries is the policy that shows whether a function asks its policy.
func fourRetries() backOff {
	return backoff4.WithMaxRetries(backoff4.NewConstantBackOff(pause), 4)
}

// checkEach checks that each function asks its policy, and only it, when to stop.
func checkEach(t *testing.T, functions map[string]func(op func() error, b backOff) error) {
	t.Helper()
	for name, run := range functions {
		under := func(b backOff) retry {
			return func(_ context.Context, op func() error) error { return run(op, b) }
		}
		check(t, named("cenkalti/backoff "+name, []claim{
			{" stops with its policy", ends(5), under(fourRetries())},
			{" has no limit of its own", endless, under(backoff4.NewConstantBackOff(pause))},
		}))
	}
}

func TestPoliciesOfCenkaltiInEachFunction(t *testing.T) {
	checkEach(t, map[string]func(op func() error, b backOff) error{
		"v2: RetryNotify": func(op func() error, b backOff) error { return backoff2.RetryNotify(op, b, nil) },
		"v2: NewTicker": func(op func() error, b backOff) error {
			ticker := backoff2.NewTicker(b)
			return tick(ticker.C, ticker.Stop, op)
		},
		"v3: RetryNotify":          func(op func() error, b backOff) error { return backoff3.RetryNotify(op, b, nil) },
		"v3: RetryNotifyWithTimer": func(op func() error, b backOff) error { return backoff3.RetryNotifyWithTimer(op, b, nil, nil) },
		"v3: NewTicker": func(op func() error, b backOff) error {
			ticker := backoff3.NewTicker(b)
			return tick(ticker.C, ticker.Stop, op)
		},
	})
}

func TestPoliciesOfCenkalti4InEachFunction(t *testing.T) {
	checkEach(t, map[string]func(op func() error, b backOff) error{
		"v4: RetryNotify":          func(op func() error, b backOff) error { return backoff4.RetryNotify(op, b, nil) },
		"v4: RetryNotifyWithTimer": func(op func() error, b backOff) error { return backoff4.RetryNotifyWithTimer(op, b, nil, nil) },
		"v4: RetryWithData": func(op func() error, b backOff) error {
			_, err := backoff4.RetryWithData(withData(op), b)
			return err
		},
		"v4: RetryNotifyWithData": func(op func() error, b backOff) error {
			_, err := backoff4.RetryNotifyWithData(withData(op), b, nil)
			return err
		},
		"v4: RetryNotifyWithTimerAndData": func(op func() error, b backOff) error {
			_, err := backoff4.RetryNotifyWithTimerAndData(withData(op), b, nil, nil)
			return err
		},
		"v4: NewTicker": func(op func() error, b backOff) error {
			ticker := backoff4.NewTicker(b)
			return tick(ticker.C, ticker.Stop, op)
		},
		"v4: NewTickerWithTimer": func(op func() error, b backOff) error {
			ticker := backoff4.NewTickerWithTimer(b, nil)
			return tick(ticker.C, ticker.Stop, op)
		},
	})
}

// withData returns op as one that has a result.
func withData(op func() error) func() (int, error) {
	return func() (int, error) { return 0, op() }
}

func TestPoliciesOfCenkalti4(t *testing.T) {
	with := func(b backOff) retry {
		return func(_ context.Context, op func() error) error { return backoff4.Retry(op, b) }
	}
	withStop := func(stop time.Duration) backOff {
		return backoff4.NewExponentialBackOff(backoff4.WithMaxElapsedTime(pause), backoff4.WithRetryStopDuration(stop))
	}
	check(t, []claim{
		{"cenkalti/backoff v4: WithMaxElapsedTime(0) sets no limit", endless,
			with(backoff4.NewExponentialBackOff(backoff4.WithMaxElapsedTime(0)))},
		{"cenkalti/backoff v4: MaxElapsedTime = 0 sets no limit", endless,
			with(func() backOff { b := backoff4.NewExponentialBackOff(); b.MaxElapsedTime = 0; return b }())},
		// What is returned after MaxElapsedTime is the field Stop, which is 0.
		{"cenkalti/backoff v4: a literal without Stop is hot after MaxElapsedTime", hot,
			with(&backoff4.ExponentialBackOff{InitialInterval: time.Second, Multiplier: 2, MaxInterval: pause,
				MaxElapsedTime: 10 * pause, Clock: backoff4.SystemClock})},
		{"cenkalti/backoff v4: WithRetryStopDuration(0) is hot after MaxElapsedTime", hot, with(withStop(0))},
		{"cenkalti/backoff v4: WithRetryStopDuration(d > 0) sets no limit", endless, with(withStop(pause))},
	})
}

// The defaults last for 15 minutes, give or take the longest single wait.
func TestPoliciesOfCenkaltiByDefault(t *testing.T) {
	const longest = backoff4.DefaultMaxInterval + backoff4.DefaultMaxInterval/2
	for name, run := range map[string]func(func() error) error{
		"v2": func(op func() error) error { return backoff2.Retry(op, backoff2.NewExponentialBackOff()) },
		"v3": func(op func() error) error { return backoff3.Retry(op, backoff3.NewExponentialBackOff()) },
		"v4": func(op func() error) error { return backoff4.Retry(op, backoff4.NewExponentialBackOff()) },
		"v4 NewTicker": func(op func() error) error {
			ticker := backoff4.NewTicker(backoff4.NewExponentialBackOff())
			return tick(ticker.C, ticker.Stop, op)
		},
		"v5": func(op func() error) error { _, err := backoff5.Retry(context.Background(), withData(op)); return err },
		"v6": func(op func() error) error { _, err := backoff6.Retry(context.Background(), withData(op)); return err },
		"v7": func(op func() error) error { _, err := backoff7.Retry(context.Background(), withData(op)); return err },
	} {
		t.Run("cenkalti/backoff "+name+" gives up after 15 minutes", func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				start := time.Now()
				got := outcomeOf(t, func(_ context.Context, op func() error) error { return run(op) })
				if took := time.Since(start); took < 15*time.Minute-longest || took > 15*time.Minute+longest {
					t.Errorf("it %s, %v after it began; want an end after about 15 minutes", got, took)
				}
			})
		})
	}
}
