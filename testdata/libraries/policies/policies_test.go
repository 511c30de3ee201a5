// Package policies_test runs what the analyzers believe of retry libraries
// against the libraries themselves, at the versions that they were read at.
//
// It has a directory of its own because a test of package libraries would link
// all that package libraries imports.
package policies_test

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"testing/synctest"
	"time"
)

// A claim says what becomes of a retry whose operation always fails.
type claim struct {
	says string
	want outcome
	run  retry
}

// A retry hands op to a library. Where the claim is about contexts, it hands over
// ctx as well, which is canceled during one of the attempts.
type retry func(ctx context.Context, op func() error) error

// An outcome is what became of a retry.
type outcome string

const (
	endless outcome = "goes on for ever, with pauses"
	hot     outcome = "goes on for ever, without a pause"
	panics  outcome = "panics"
)

// ends is the outcome that the library reports an error after these attempts.
func ends(attempts int) outcome {
	return outcome(fmt.Sprintf("ends after %d attempts", attempts))
}

// pretends is the outcome that the library reports a success it did not have.
func pretends(attempts int) outcome {
	return outcome(fmt.Sprintf("reports success after %d failed attempts", attempts))
}

// canceledAt is the attempt during which the context of a retry is canceled, so
// ends(canceledAt) is the outcome of who observes it. No library has such a limit.
const canceledAt = 7

// An operation that fails at a thousand moments, or ten thousand times at one
// moment, is taken to be retried for ever. It then succeeds, so that the retry
// leaves no goroutine behind.
const (
	manyMoments = 1_000
	manyCalls   = 10_000
)

// pause is the wait between attempts where a claim is not about waits. A thousand
// of them are longer than the longest default limit, 15 minutes.
const pause = time.Minute

var errDown = errors.New("service is down")

// A failure is an operation that fails until it sees that nothing stops it.
type failure struct {
	cancel   func()
	attempts int
	moments  int
	moment   time.Time // of the last attempt
	calls    int       // at that moment
	verdict  outcome   // set when it succeeds
}

func (f *failure) call() error {
	if f.attempts++; f.attempts == canceledAt {
		f.cancel()
	}
	if now := time.Now(); now.After(f.moment) {
		f.moment, f.calls = now, 0
		f.moments++
	}
	f.calls++
	switch {
	case f.calls == manyCalls:
		f.verdict = hot
	case f.moments == manyMoments:
		f.verdict = endless
	default:
		return errDown
	}
	return nil
}

// outcomeOf runs a retry until it ends or is seen to be endless.
func outcomeOf(t *testing.T, run retry) (got outcome) {
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	defer func() {
		if recover() != nil {
			got = panics
		}
	}()
	f := &failure{cancel: cancel}
	err := run(ctx, f.call)
	switch {
	case f.verdict != "":
		return f.verdict
	case err == nil:
		return pretends(f.attempts)
	}
	return ends(f.attempts)
}

// check runs each claim in a bubble, where minutes take no time, where "without a
// pause" is exact, and where a goroutine that is left behind fails the test.
func check(t *testing.T, claims []claim) {
	t.Helper()
	for _, c := range claims {
		t.Run(c.says, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				if got := outcomeOf(t, c.run); got != c.want {
					t.Errorf("%s: it %s, want: it %s", c.says, got, c.want)
				}
			})
		})
	}
}

// named returns claims as claims about a library.
func named(library string, claims []claim) []claim {
	for i := range claims {
		claims[i].says = library + claims[i].says
	}
	return claims
}

// tick retries op at each tick, as one does with a ticker of cenkalti/backoff.
func tick(ticks <-chan time.Time, stop func(), op func() error) error {
	defer stop()
	for range ticks {
		if op() == nil {
			return nil
		}
	}
	return errDown
}
