package policies_test

import (
	"context"
	"flag"
	"math"
	"testing"
	"time"

	rican7 "github.com/Rican7/retry"
	"github.com/Rican7/retry/backoff"
	"github.com/Rican7/retry/strategy"
	"github.com/eapache/go-resiliency/retrier"
	dskit "github.com/grafana/dskit/backoff"
	jpillora "github.com/jpillora/backoff"
	lestrrat "github.com/lestrrat-go/backoff/v2"
	"github.com/matryer/try"
)

// A retry is one more tick of the controller; the first attempt waits for none.
func TestPoliciesOfLestrrat(t *testing.T) {
	loop := func(p lestrrat.Policy) retry {
		return func(ctx context.Context, op func() error) error {
			for c := p.Start(ctx); lestrrat.Continue(c); {
				if op() == nil {
					return nil
				}
			}
			return errDown
		}
	}
	// A controller's goroutine ends only with its retries or its context.
	unstopped := func(p lestrrat.Policy) retry {
		return func(_ context.Context, op func() error) error {
			ctx, cancel := context.WithCancel(context.Background())
			defer cancel()
			return loop(p)(ctx, op)
		}
	}
	none := lestrrat.WithMaxRetries(0)
	check(t, named("lestrrat-go/backoff: ", []claim{
		{"Constant allows ten retries", ends(11), unstopped(lestrrat.Constant())},
		{"Exponential allows ten retries", ends(11), unstopped(lestrrat.Exponential())},
		{"Null allows one attempt", ends(1), unstopped(lestrrat.Null())},
		{"WithMaxRetries(4) allows four retries", ends(5), unstopped(lestrrat.Exponential(lestrrat.WithMaxRetries(4)))},
		{"WithMaxRetries(0) sets no limit", endless, unstopped(lestrrat.Exponential(none))},
		{"WithMaxRetries(-1) sets no limit", endless, unstopped(lestrrat.Constant(lestrrat.WithMaxRetries(-1)))},
		{"Constant with WithInterval(0) is hot", hot, unstopped(lestrrat.Constant(none, lestrrat.WithInterval(0)))},
		{"Start observes its context", ends(canceledAt), loop(lestrrat.Exponential(none))},
	}))
}

// The configuration's zero value differs from what its flags default to.
func TestPoliciesOfDskit(t *testing.T) {
	loop := func(ctx context.Context, cfg dskit.Config, op func() error) error {
		for b := dskit.New(ctx, cfg); b.Ongoing(); b.Wait() {
			if op() == nil {
				return nil
			}
		}
		return errDown
	}
	with := func(cfg dskit.Config) retry {
		return func(_ context.Context, op func() error) error { return loop(context.Background(), cfg, op) }
	}
	var flags dskit.Config
	flags.RegisterFlagsWithPrefix("", flag.NewFlagSet("", flag.PanicOnError))
	check(t, named("grafana/dskit: ", []claim{
		{"the flags allow ten attempts", ends(10), with(flags)},
		{"MaxRetries 4 allows four attempts", ends(4), with(dskit.Config{MinBackoff: pause, MaxBackoff: pause, MaxRetries: 4})},
		{"MaxRetries 0 sets no limit", endless, with(dskit.Config{MinBackoff: time.Second, MaxBackoff: pause})},
		{"MaxRetries -1 allows no attempt", ends(0), with(dskit.Config{MaxRetries: -1})},
		{"an empty Config is hot", hot, with(dskit.Config{})},
		{"Ongoing observes the context", ends(canceledAt), func(ctx context.Context, op func() error) error {
			return loop(ctx, dskit.Config{MinBackoff: time.Second, MaxBackoff: pause}, op)
		}},
	}))
}

// Each strategy is asked before each attempt; only Limit ever refuses one.
func TestPoliciesOfRican7(t *testing.T) {
	with := func(strategies ...strategy.Strategy) retry {
		return func(_ context.Context, op func() error) error {
			return rican7.Retry(func(uint) error { return op() }, strategies...)
		}
	}
	minutely := strategy.Wait(pause)
	check(t, named("Rican7/retry: ", []claim{
		{"no strategy is hot", hot, with()},
		{"Limit(4) allows four attempts", ends(4), with(strategy.Limit(4), minutely)},
		{"Limit(4) allows four attempts wherever it stands", ends(4), with(minutely, strategy.Limit(4))},
		{"Limit(0) allows none and reports success", pretends(0), with(strategy.Limit(0))},
		{"Wait sets pauses and no limit", endless, with(minutely)},
		{"Wait of no durations is hot", hot, with(strategy.Wait())},
		{"Backoff sets pauses and no limit", endless, with(strategy.Backoff(backoff.Incremental(pause, time.Second)))},
		{"BackoffWithJitter sets pauses and no limit", endless,
			with(strategy.BackoffWithJitter(backoff.Incremental(pause, time.Second), func(d time.Duration) time.Duration { return d }))},
		// It waits before the first attempt only.
		{"Delay is hot", hot, with(strategy.Delay(pause))},
	}))
}

// A Retrier repeats the last of its backoffs for ever, once it is told to.
func TestPoliciesOfGoResiliency(t *testing.T) {
	four := retrier.ConstantBackoff(4, pause)
	forever := func(backoffs []time.Duration) *retrier.Retrier { return retrier.New(backoffs, nil).WithInfiniteRetry() }
	run := func(r *retrier.Retrier) retry {
		return func(_ context.Context, op func() error) error { return r.Run(op) }
	}
	check(t, named("eapache/go-resiliency: ", []claim{
		{"New allows as many retries as it has backoffs", ends(5), run(retrier.New(four, nil))},
		{"New of no backoffs allows one attempt", ends(1), run(retrier.New(nil, nil))},
		{"WithInfiniteRetry sets no limit", endless, run(forever(four))},
		{"WithInfiniteRetry and a backoff of 0 is hot", hot, run(forever(retrier.ConstantBackoff(4, 0)))},
		{"WithInfiniteRetry and no backoffs panics", panics, run(forever(nil))},
		{"RunCtx observes its context", ends(canceledAt), func(ctx context.Context, op func() error) error {
			return forever(four).RunCtx(ctx, func(context.Context) error { return op() })
		}},
		{"RunFn observes its context", ends(canceledAt), func(ctx context.Context, op func() error) error {
			return forever(four).RunFn(ctx, func(context.Context, int) error { return op() })
		}},
		{"RunFn has no limit of its own", endless, func(_ context.Context, op func() error) error {
			return forever(four).RunFn(context.Background(), func(context.Context, int) error { return op() })
		}},
	}))
}

// The limit is a variable of the package, the same for all callers.
func TestPoliciesOfTry(t *testing.T) {
	do := func(_ context.Context, op func() error) error {
		return try.Do(func(int) (bool, error) { return true, op() })
	}
	check(t, named("matryer/try: ", []claim{
		{"MaxRetries is ten attempts", ends(10), do},
		{"MaxRetries = math.MaxInt is no limit, and hot", hot, func(ctx context.Context, op func() error) error {
			defer func(old int) { try.MaxRetries = old }(try.MaxRetries)
			try.MaxRetries = math.MaxInt
			return do(ctx, op)
		}},
	}))
}

// A Backoff is a pace: it grows to its maximum and stays there, and stops nobody.
func TestPoliciesOfJpillora(t *testing.T) {
	var b jpillora.Backoff
	if got, want := b.Duration(), 100*time.Millisecond; got != want {
		t.Errorf("jpillora/backoff: the first duration is %v, want %v", got, want)
	}
	for range manyCalls {
		b.Duration()
	}
	if got, want := b.Duration(), 10*time.Second; got != want {
		t.Errorf("jpillora/backoff: the last duration is %v, want %v", got, want)
	}
}
