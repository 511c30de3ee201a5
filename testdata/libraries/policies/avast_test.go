package policies_test

import (
	"context"
	"math"
	"slices"
	"testing"

	avast "github.com/avast/retry-go"
	avast3 "github.com/avast/retry-go/v3"
	avast4 "github.com/avast/retry-go/v4"
	avast5 "github.com/avast/retry-go/v5"
	codegroove "github.com/codeGROOVE-dev/retry"
)

// An avastRetry is Do of a major of avast/retry-go or of its twin; O is its option.
// Options of the claim come after Delay(pause) and DelayType(FixedDelay).
type avastRetry[O any] struct {
	version string
	do      func(op func() error, opts ...O) error

	delay  O // of pause
	fixed  O // the delay as it is
	random O // the default: the delay doubled each time, and up to 100 ms on top
	none   O // a delay of 0
	capped O // at most pause

	attempts         func(uint) O
	untilSucceeded   func() O
	attemptsForError func(uint, error) O
	context          func(context.Context) O
}

func (v avastRetry[O]) with(opts ...O) retry {
	return func(_ context.Context, op func() error) error {
		return v.do(op, slices.Concat([]O{v.delay, v.fixed}, opts)...)
	}
}

// claims are those that hold for v4, v5 and the twin.
func (v avastRetry[O]) claims() []claim {
	return []claim{
		{"Do makes ten attempts", ends(10), func(_ context.Context, op func() error) error { return v.do(op) }},
		{"Attempts(4) allows four attempts", ends(4), v.with(v.attempts(4))},
		{"Attempts(0) sets no limit", endless, v.with(v.attempts(0))},
		{"UntilSucceeded sets no limit", endless, v.with(v.untilSucceeded())},
		{"the last of Attempts and UntilSucceeded counts", ends(4), v.with(v.untilSucceeded(), v.attempts(4))},
		{"Attempts(math.MaxInt) is no limit", endless, v.with(v.attempts(math.MaxInt))},
		{"Context ends UntilSucceeded", ends(canceledAt), func(ctx context.Context, op func() error) error {
			return v.with(v.untilSucceeded(), v.context(ctx))(ctx, op)
		}},
		{"AttemptsForError limits Attempts(100)", ends(4), v.with(v.attempts(100), v.attemptsForError(4, errDown))},

		// Delay(0) is hot only if no other part of the delay makes up for it.
		{"Delay(0) is not hot by default", endless, v.with(v.untilSucceeded(), v.none, v.random, v.capped)},
		{"Delay(0) with FixedDelay is hot", hot, v.with(v.untilSucceeded(), v.none)},
	}
}

var retryV4 = avastRetry[avast4.Option]{
	version: "avast/retry-go v4: ",
	do:      func(op func() error, opts ...avast4.Option) error { return avast4.Do(op, opts...) },
	delay:   avast4.Delay(pause), fixed: avast4.DelayType(avast4.FixedDelay),
	random: avast4.DelayType(avast4.CombineDelay(avast4.BackOffDelay, avast4.RandomDelay)),
	none:   avast4.Delay(0), capped: avast4.MaxDelay(pause),
	attempts: avast4.Attempts, untilSucceeded: avast4.UntilSucceeded,
	attemptsForError: avast4.AttemptsForError, context: avast4.Context,
}

var retryV5 = avastRetry[avast5.Option]{
	version: "avast/retry-go v5: ",
	do:      func(op func() error, opts ...avast5.Option) error { return avast5.New(opts...).Do(op) },
	delay:   avast5.Delay(pause), fixed: avast5.DelayType(avast5.FixedDelay),
	random: avast5.DelayType(avast5.CombineDelay(avast5.BackOffDelay, avast5.RandomDelay)),
	none:   avast5.Delay(0), capped: avast5.MaxDelay(pause),
	attempts: avast5.Attempts, untilSucceeded: avast5.UntilSucceeded,
	attemptsForError: avast5.AttemptsForError, context: avast5.Context,
}

var retryTwin = avastRetry[codegroove.Option]{
	version: "codeGROOVE-dev/retry: ",
	do:      func(op func() error, opts ...codegroove.Option) error { return codegroove.Do(op, opts...) },
	delay:   codegroove.Delay(pause), fixed: codegroove.DelayType(codegroove.FixedDelay),
	random: codegroove.DelayType(codegroove.CombineDelay(codegroove.BackOffDelay, codegroove.RandomDelay)),
	none:   codegroove.Delay(0), capped: codegroove.MaxDelay(pause),
	attempts: codegroove.Attempts, untilSucceeded: codegroove.UntilSucceeded,
	attemptsForError: codegroove.AttemptsForError, context: codegroove.Context,
}

func TestPoliciesOfAvast(t *testing.T) {
	check(t, named(retryV4.version, retryV4.claims()))
	check(t, named(retryV5.version, retryV5.claims()))
	check(t, named(retryTwin.version, retryTwin.claims()))
}

// Whether something limits UntilSucceeded too, each of the three decides for itself.
func TestPoliciesOfAvastLimits(t *testing.T) {
	// A bucket without a configuration holds a hundred tokens; a retry costs five.
	throttle := avast5.WithFixedTokenBucketThrottle(avast5.FixedTokenBucketThrottleConfig{})
	unlimited := avast5.WithFixedTokenBucketThrottle(avast5.FixedTokenBucketThrottleConfig{MaxCapacity: -1})
	check(t, []claim{
		{"avast/retry-go v4: AttemptsForError does not limit UntilSucceeded", endless,
			retryV4.with(avast4.UntilSucceeded(), avast4.AttemptsForError(4, errDown))},
		{"avast/retry-go v5: AttemptsForError limits UntilSucceeded", ends(4),
			retryV5.with(avast5.UntilSucceeded(), avast5.AttemptsForError(4, errDown))},
		{"codeGROOVE-dev/retry: AttemptsForError limits UntilSucceeded", ends(4),
			retryTwin.with(codegroove.UntilSucceeded(), codegroove.AttemptsForError(4, errDown))},

		{"avast/retry-go v5: WithThrottle limits UntilSucceeded", ends(21),
			retryV5.with(avast5.UntilSucceeded(), throttle)},
		{"avast/retry-go v5: a throttle of negative capacity is no limit", endless,
			retryV5.with(avast5.UntilSucceeded(), unlimited)},
	})
}

func TestPoliciesOfAvastWithoutDelay(t *testing.T) {
	check(t, []claim{
		{"avast/retry-go v5: Delay(0) with FullJitterBackoffDelay is hot", hot,
			retryV5.with(avast5.UntilSucceeded(), avast5.Delay(0), avast5.DelayType(avast5.FullJitterBackoffDelay))},
		{"codeGROOVE-dev/retry: Delay(0) with FullJitterBackoffDelay is hot", hot,
			retryTwin.with(codegroove.UntilSucceeded(), codegroove.Delay(0), codegroove.DelayType(codegroove.FullJitterBackoffDelay))},
		// It is hot until 2 to the power of the attempts is infinite: 1,024 times.
		{"avast/retry-go v4: Delay(0) with FullJitterBackoffDelay panics", panics,
			retryV4.with(avast4.UntilSucceeded(), avast4.Delay(0), avast4.DelayType(avast4.FullJitterBackoffDelay))},
		// Zero doubled is zero, except where zero is taken for a nanosecond.
		{"avast/retry-go v5: Delay(0) with BackOffDelay is hot", hot,
			retryV5.with(avast5.UntilSucceeded(), avast5.Delay(0), avast5.DelayType(avast5.BackOffDelay))},
		{"avast/retry-go v4: Delay(0) with BackOffDelay is not hot", endless,
			retryV4.with(avast4.UntilSucceeded(), avast4.Delay(0), avast4.DelayType(avast4.BackOffDelay), avast4.MaxDelay(pause))},
		{"codeGROOVE-dev/retry: Delay(0) with BackOffDelay is not hot", endless,
			retryTwin.with(codegroove.UntilSucceeded(), codegroove.Delay(0), codegroove.DelayType(codegroove.BackOffDelay), codegroove.MaxDelay(pause))},
	})
}

// The functions that return data are the same as those that do not.
func TestPoliciesOfAvastWithData(t *testing.T) {
	check(t, []claim{
		{"avast/retry-go v4: DoWithData has no limit of its own", endless, func(_ context.Context, op func() error) error {
			_, err := avast4.DoWithData(withData(op), retryV4.delay, retryV4.fixed, retryV4.untilSucceeded())
			return err
		}},
		{"avast/retry-go v5: RetrierWithData.Do has no limit of its own", endless, func(_ context.Context, op func() error) error {
			_, err := avast5.NewWithData[int](retryV5.delay, retryV5.fixed, retryV5.untilSucceeded()).Do(withData(op))
			return err
		}},
		{"codeGROOVE-dev/retry: DoWithData has no limit of its own", endless, func(_ context.Context, op func() error) error {
			_, err := codegroove.DoWithData(withData(op), retryTwin.delay, retryTwin.fixed, retryTwin.untilSucceeded())
			return err
		}},
	})
}

// An avastRetry3 is Do as it was before there was UntilSucceeded.
type avastRetry3[O any] struct {
	version       string
	do            func(op func() error, opts ...O) error
	delay, fixed  O
	attempts      func(uint) O
	lastErrorOnly func(bool) O
	context       func(context.Context) O
}

func (v avastRetry3[O]) with(opts ...O) retry {
	return func(_ context.Context, op func() error) error {
		return v.do(op, slices.Concat([]O{v.delay, v.fixed}, opts)...)
	}
}

func (v avastRetry3[O]) claims() []claim {
	return []claim{
		{"Do makes ten attempts", ends(10), func(_ context.Context, op func() error) error { return v.do(op) }},
		{"Attempts(4) allows four attempts", ends(4), v.with(v.attempts(4))},
		{"Attempts(0) allows none", ends(0), v.with(v.attempts(0))},
		{"Attempts(0) with LastErrorOnly reports success", pretends(0), v.with(v.attempts(0), v.lastErrorOnly(true))},
		// Room for all errors is made in advance, which only LastErrorOnly prevents.
		{"Attempts(math.MaxInt) panics", panics, v.with(v.attempts(math.MaxInt))},
		{"Attempts(math.MaxInt) with LastErrorOnly is no limit", endless, v.with(v.attempts(math.MaxInt), v.lastErrorOnly(true))},
		{"Context ends Attempts(100)", ends(canceledAt), func(ctx context.Context, op func() error) error {
			return v.with(v.attempts(100), v.context(ctx))(ctx, op)
		}},
	}
}

func TestPoliciesOfAvast3(t *testing.T) {
	before := avastRetry3[avast.Option]{
		version: "avast/retry-go v3.0.0: ",
		do:      func(op func() error, opts ...avast.Option) error { return avast.Do(op, opts...) },
		delay:   avast.Delay(pause), fixed: avast.DelayType(avast.FixedDelay),
		attempts: avast.Attempts, lastErrorOnly: avast.LastErrorOnly, context: avast.Context,
	}
	check(t, named(before.version, before.claims()))
	after := avastRetry3[avast3.Option]{
		version: "avast/retry-go/v3 v3.1.1: ",
		do:      func(op func() error, opts ...avast3.Option) error { return avast3.Do(op, opts...) },
		delay:   avast3.Delay(pause), fixed: avast3.DelayType(avast3.FixedDelay),
		attempts: avast3.Attempts, lastErrorOnly: avast3.LastErrorOnly, context: avast3.Context,
	}
	check(t, named(after.version, after.claims()))
}
