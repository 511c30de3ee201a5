package catalog

import "slices"

// policyTables are the lines about retry policies, read in the versions of
// Libraries; testdata/libraries runs what they claim.
//
// Left out, because nothing that they offer is endless, or because only more than
// the policy shows it: hashicorp/go-retryablehttp, go-resty, matryer/try, gRPC,
// aws-sdk-go and aws-sdk-go-v2 (its token bucket ends a retry without a limit),
// gax-go and cloud.google.com/go (the generated clients set a timeout), go-redis,
// gocql, avast/retry-go v3 and before (Attempts has no endless value that works),
// jpillora/backoff (computes durations only), grafana/dskit and lestrrat-go/backoff
// (the loop is the user's, who may end it otherwise).
var policyTables = [][]Policy{
	cenkalti("github.com/cenkalti/backoff"),
	cenkalti("github.com/cenkalti/backoff/v3"),
	cenkaltiV4,
	cenkaltiGeneric("github.com/cenkalti/backoff/v5"),
	cenkaltiGeneric("github.com/cenkalti/backoff/v6"),
	cenkaltiGeneric("github.com/cenkalti/backoff/v7"),
	avast("github.com/avast/retry-go/v4"),
	avast("github.com/codeGROOVE-dev/retry"),
	avastV5,
	sethvargo,
	otherRetriers,
	kubernetesPolls,
}

// Shorthand for parts.
func policy(arg int) Part                         { return Part{Arg: arg, Is: PolicyPart} }
func ctx(arg int) Part                            { return Part{Arg: arg, Is: ContextPart} }
func stop(arg int) Part                           { return Part{Arg: arg, Is: StopPart} }
func nonZero(arg int, l Limits) Part              { return Part{arg, NonZeroPart, l} }
func positive(arg int, l Limits) Part             { return Part{arg, PositivePart, l} }
func minusOne(arg int, l Limits) Part             { return Part{arg, MinusOnePart, l} }
func parts(all ...Part) []Part                    { return all }
func runs(path, name string, all ...Part) Policy  { return Policy{path, name, Runs, 0, all} }
func polls(path, name string, all ...Part) Policy { return Policy{path, name, Polls, 0, all} }

// cenkalti are the lines of v2.2.1 and v3.2.2.
func cenkalti(path string) []Policy {
	return []Policy{
		runs(path, "Retry", policy(1)),
		runs(path, "RetryNotify", policy(1)),
		{path, "NewExponentialBackOff", Makes, Elapsed, nil}, // 15 minutes
		{path, "NewConstantBackOff", Makes, 0, nil},
		{path, "WithMaxRetries", Makes, 0, parts(policy(0), nonZero(1, Attempts))},
		{path, "WithContext", Makes, 0, parts(policy(0), ctx(1))},
		{path, "BackOff.NextBackOff", Steps, 0, parts(policy(Receiver))},
		{path, "ExponentialBackOff.NextBackOff", Steps, 0, parts(policy(Receiver))},
	}
}

// v4.3.0: no retries are one attempt.
var cenkaltiV4 = func() []Policy {
	const path = "github.com/cenkalti/backoff/v4"
	return []Policy{
		runs(path, "Retry", policy(1)),
		runs(path, "RetryNotify", policy(1)),
		runs(path, "RetryNotifyWithTimer", policy(1)),
		runs(path, "RetryWithData", policy(1)),
		runs(path, "RetryNotifyWithData", policy(1)),
		runs(path, "RetryNotifyWithTimerAndData", policy(1)),
		{path, "NewExponentialBackOff", Makes, Elapsed, parts(policy(0))},
		{path, "NewConstantBackOff", Makes, 0, nil},
		{path, "WithMaxRetries", Makes, Attempts, parts(policy(0))},
		{path, "WithContext", Makes, 0, parts(policy(0), ctx(1))},
		{path, "WithMaxElapsedTime", Says, 0, parts(nonZero(0, Elapsed))},
		{path, "WithClockProvider", Says, 0, nil},
		{path, "WithInitialInterval", Says, 0, nil},
		{path, "WithMaxInterval", Says, 0, nil},
		{path, "WithMultiplier", Says, 0, nil},
		{path, "WithRandomizationFactor", Says, 0, nil},
		{path, "BackOff.NextBackOff", Steps, 0, parts(policy(Receiver))},
		{path, "ExponentialBackOff.NextBackOff", Steps, 0, parts(policy(Receiver))},
	}
}()

// cenkaltiGeneric are the lines of v5.0.3, v6.0.1 and v7.0.3: Retry itself sets a
// limit of 15 minutes, and no policy but StopBackOff says stop.
func cenkaltiGeneric(path string) []Policy {
	return []Policy{
		{path, "Retry", Runs, Elapsed, parts(ctx(0), policy(2))},
		{path, "NewExponentialBackOff", Makes, 0, nil},
		{path, "NewConstantBackOff", Makes, 0, nil},
		{path, "WithBackOff", Says, 0, parts(policy(0))},
		{path, "WithMaxElapsedTime", Says, 0, parts(positive(0, Elapsed))},
		{path, "WithMaxTries", Says, 0, parts(positive(0, Attempts))},
		{path, "WithNotify", Says, 0, nil},
	}
}

// avastOptions are those of v4.7.0 and v5.1.1, and of its twin
// github.com/codeGROOVE-dev/retry v1.2.0. What else ends a retry by the error,
// as RetryIf does, has no line: it is not known.
func avastOptions(path string) []Policy {
	return []Policy{
		{path, "Attempts", Says, 0, parts(nonZero(0, Attempts))},
		{path, "UntilSucceeded", Says, 0, parts(Part{Is: LiftsPart, Limit: Attempts})},
		{path, "Context", Says, 0, parts(ctx(0))},
		{path, "Delay", Says, 0, nil},
		{path, "DelayType", Says, 0, nil},
		{path, "LastErrorOnly", Says, 0, nil},
		{path, "MaxDelay", Says, 0, nil},
		{path, "MaxJitter", Says, 0, nil},
		{path, "OnRetry", Says, 0, nil},
	}
}

func avast(path string) []Policy {
	return append(avastOptions(path),
		Policy{path, "Do", Runs, Attempts, parts(policy(1))}, // 10 attempts
		Policy{path, "DoWithData", Runs, Attempts, parts(policy(1))},
	)
}

var avastV5 = func() []Policy {
	const path = "github.com/avast/retry-go/v5"
	return append(avastOptions(path),
		Policy{path, "New", Makes, Attempts, parts(policy(0))},
		Policy{path, "NewWithData", Makes, Attempts, parts(policy(0))},
		runs(path, "Retrier.Do", policy(Receiver)),
		runs(path, "RetrierWithData.Do", policy(Receiver)),
	)
}()

// github.com/sethvargo/go-retry v0.5.0, which asks again only after RetryableError.
var sethvargo = func() []Policy {
	const path = "github.com/sethvargo/go-retry"
	return []Policy{
		{path, "Do", RunsMarked, 0, parts(ctx(0), policy(1))},
		{path, "DoValue", RunsMarked, 0, parts(ctx(0), policy(1))},
		{path, "Constant", RunsMarked, 0, parts(ctx(0))},
		{path, "Exponential", RunsMarked, 0, parts(ctx(0))},
		{path, "Fibonacci", RunsMarked, 0, parts(ctx(0))},
		{path, "NewConstant", Makes, 0, nil},
		{path, "NewExponential", Makes, 0, nil},
		{path, "NewFibonacci", Makes, 0, nil},
		{path, "WithMaxRetries", Makes, Attempts, parts(policy(1))},
		{path, "WithMaxDuration", Makes, Elapsed, parts(policy(1))},
		{path, "WithCappedDuration", Makes, 0, parts(policy(1))},
		{path, "WithJitter", Makes, 0, parts(policy(1))},
		{path, "WithJitterPercent", Makes, 0, parts(policy(1))},
		{path, "WithFullJitter", Makes, 0, parts(policy(0))},
	}
}()

// github.com/Rican7/retry v0.3.1, github.com/eapache/go-resiliency v1.7.0,
// github.com/failsafe-go/failsafe-go v0.9.8.
var otherRetriers = []Policy{
	runs("github.com/Rican7/retry", "Retry", policy(1)),
	{"github.com/Rican7/retry/strategy", "Limit", Says, Attempts, nil},
	{"github.com/Rican7/retry/strategy", "Delay", Says, 0, nil},
	{"github.com/Rican7/retry/strategy", "Wait", Says, 0, nil},
	{"github.com/Rican7/retry/strategy", "Backoff", Says, 0, nil},
	{"github.com/Rican7/retry/strategy", "BackoffWithJitter", Says, 0, nil},

	{"github.com/eapache/go-resiliency/retrier", "New", Makes, Attempts, nil},
	{"github.com/eapache/go-resiliency/retrier", "Retrier.WithInfiniteRetry", Makes, 0, parts(policy(Receiver), Part{Is: LiftsPart, Limit: Attempts})},
	{"github.com/eapache/go-resiliency/retrier", "Retrier.WithSurfaceWorkErrors", Makes, 0, parts(policy(Receiver))},
	runs("github.com/eapache/go-resiliency/retrier", "Retrier.Run", policy(Receiver)),
	runs("github.com/eapache/go-resiliency/retrier", "Retrier.RunCtx", policy(Receiver), ctx(0)),
	runs("github.com/eapache/go-resiliency/retrier", "Retrier.RunFn", policy(Receiver), ctx(0)),

	{"github.com/failsafe-go/failsafe-go/retrypolicy", "NewBuilder", Makes, Attempts, nil}, // 2 retries
	{"github.com/failsafe-go/failsafe-go/retrypolicy", "NewWithDefaults", Makes, Attempts, nil},
	{"github.com/failsafe-go/failsafe-go/retrypolicy", "Builder.WithMaxRetries", Makes, 0, parts(policy(Receiver), minusOne(0, Attempts))},
	{"github.com/failsafe-go/failsafe-go/retrypolicy", "Builder.WithMaxAttempts", Makes, 0, parts(policy(Receiver), positive(0, Attempts))},
	{"github.com/failsafe-go/failsafe-go/retrypolicy", "Builder.WithMaxDuration", Makes, 0, parts(policy(Receiver), positive(0, Elapsed))},
	{"github.com/failsafe-go/failsafe-go/retrypolicy", "Builder.WithBackoff", Makes, 0, parts(policy(Receiver))},
	{"github.com/failsafe-go/failsafe-go/retrypolicy", "Builder.WithBackoffFactor", Makes, 0, parts(policy(Receiver))},
	{"github.com/failsafe-go/failsafe-go/retrypolicy", "Builder.WithRandomDelay", Makes, 0, parts(policy(Receiver))},
	{"github.com/failsafe-go/failsafe-go/retrypolicy", "Builder.WithJitter", Makes, 0, parts(policy(Receiver))},
	{"github.com/failsafe-go/failsafe-go/retrypolicy", "Builder.WithJitterFactor", Makes, 0, parts(policy(Receiver))},
	{"github.com/failsafe-go/failsafe-go", "DelayablePolicyBuilder.WithDelay", Makes, 0, parts(policy(Receiver))},
	{"github.com/failsafe-go/failsafe-go", "DelayablePolicyBuilder.WithDelayFunc", Makes, 0, parts(policy(Receiver))},
	{"github.com/failsafe-go/failsafe-go/retrypolicy", "Builder.Build", Makes, 0, parts(policy(Receiver))},
	{"github.com/failsafe-go/failsafe-go", "With", Makes, 0, parts(policy(0))},
	{"github.com/failsafe-go/failsafe-go", "Executor.WithContext", Makes, 0, parts(policy(Receiver), ctx(0))},
	runs("github.com/failsafe-go/failsafe-go", "Executor.Run", policy(Receiver)),
	runs("github.com/failsafe-go/failsafe-go", "Executor.Get", policy(Receiver)),
}

// k8s.io/apimachinery v0.37.2. An error of the condition ends a poll.
var kubernetesPolls = func() []Policy {
	const path = "k8s.io/apimachinery/pkg/util/wait"
	return []Policy{
		polls(path, "PollInfinite"),
		polls(path, "PollImmediateInfinite"),
		polls(path, "Poll", nonZero(1, Elapsed)),
		polls(path, "PollImmediate", nonZero(1, Elapsed)),
		polls(path, "PollWithContext", ctx(0), nonZero(2, Elapsed)),
		polls(path, "PollImmediateWithContext", ctx(0), nonZero(2, Elapsed)),
		polls(path, "PollInfiniteWithContext", ctx(0)),
		polls(path, "PollImmediateInfiniteWithContext", ctx(0)),
		polls(path, "PollUntilWithContext", ctx(0)),
		polls(path, "PollImmediateUntilWithContext", ctx(0)),
		polls(path, "PollUntil", stop(2)),
		polls(path, "PollImmediateUntil", stop(2)),
		polls(path, "PollUntilContextCancel", ctx(0)),
	}
}()

// PolicyTypes are the structs of github.com/cenkalti/backoff. Up to v4 the policy has
// a limit of its own, and no time is no limit.
var PolicyTypes = slices.Concat(
	cenkaltiTypes("github.com/cenkalti/backoff", PolicyType{Fields: maxElapsedTime}),
	cenkaltiTypes("github.com/cenkalti/backoff/v3", PolicyType{Fields: maxElapsedTime}),
	cenkaltiTypes("github.com/cenkalti/backoff/v4", PolicyType{Fields: maxElapsedTime, StopField: "Stop", StopValue: "Stop"}),
	cenkaltiTypes("github.com/cenkalti/backoff/v5", PolicyType{}),
	cenkaltiTypes("github.com/cenkalti/backoff/v6", PolicyType{}),
	cenkaltiTypes("github.com/cenkalti/backoff/v7", PolicyType{}),
)

var maxElapsedTime = []FieldPart{{"MaxElapsedTime", NonZeroPart, Elapsed}}

// cenkaltiTypes returns the structs of one version, given what its exponential policy
// is made of.
func cenkaltiTypes(path string, exponential PolicyType) []PolicyType {
	exponential.Path, exponential.Name = path, "ExponentialBackOff"
	return []PolicyType{
		exponential,
		{Path: path, Name: "ConstantBackOff"},
		{Path: path, Name: "ZeroBackOff"},
		{Path: path, Name: "StopBackOff", Base: Attempts},
	}
}

// permanentErrors are the functions by which an operation says that asking again
// is of no use.
var permanentErrors = map[policyKey]bool{
	{"github.com/cenkalti/backoff", "Permanent"}:         true,
	{"github.com/cenkalti/backoff/v3", "Permanent"}:      true,
	{"github.com/cenkalti/backoff/v4", "Permanent"}:      true,
	{"github.com/cenkalti/backoff/v5", "Permanent"}:      true,
	{"github.com/cenkalti/backoff/v6", "Permanent"}:      true,
	{"github.com/cenkalti/backoff/v7", "Permanent"}:      true,
	{"github.com/avast/retry-go/v4", "Unrecoverable"}:    true,
	{"github.com/avast/retry-go/v5", "Unrecoverable"}:    true,
	{"github.com/codeGROOVE-dev/retry", "Unrecoverable"}: true,
}

// retryableErrors are the functions by which an operation says that only this error
// is to be asked again.
var retryableErrors = map[policyKey]bool{
	{"github.com/sethvargo/go-retry", "RetryableError"}: true,
}

// pauses are the functions that let a duration pass, and those that do the same by
// a channel (Go 1.26).
var pauses = map[policyKey]string{
	{"time", "Sleep"}:       "After",
	{"time", "After"}:       "",
	{"time", "AfterFunc"}:   "",
	{"time", "NewTimer"}:    "",
	{"time", "Timer.Reset"}: "",
}

// endlessContexts are the functions that return a context which is never done; true
// stands behind those that this holds of if it holds of what they are given (Go 1.26).
var endlessContexts = map[policyKey]bool{
	{"context", "Background"}:    false,
	{"context", "TODO"}:          false,
	{"context", "WithoutCancel"}: false,
	{"context", "WithValue"}:     true,
}

// timedContexts are the functions that return a context which ends in time (Go 1.26).
var timedContexts = map[policyKey]bool{
	{"context", "WithDeadline"}:      true,
	{"context", "WithDeadlineCause"}: true,
	{"context", "WithTimeout"}:       true,
	{"context", "WithTimeoutCause"}:  true,
}

// neverClosed are channels that nobody closes.
var neverClosed = map[policyKey]bool{
	{"k8s.io/apimachinery/pkg/util/wait", "NeverStop"}: true,
}
