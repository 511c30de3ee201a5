package catalog

// Rate limiters: golang.org/x/time v0.16.0, go.uber.org/ratelimit v0.3.1,
// github.com/juju/ratelimit v1.0.2, golang.org/x/sync v0.24.0, k8s.io/client-go
// v0.37.2.
var limiterCalls = []Call{
	{"golang.org/x/time/rate", "Limiter.Wait", Waits | ObservesContext},
	{"golang.org/x/time/rate", "Limiter.WaitN", Waits | ObservesContext},
	{"go.uber.org/ratelimit", "Limiter.Take", Waits},
	{"github.com/juju/ratelimit", "Bucket.Wait", Waits},
	{"github.com/juju/ratelimit", "Bucket.WaitMaxDuration", Waits},
	{"k8s.io/client-go/util/flowcontrol", "RateLimiter.Accept", Waits},
	{"k8s.io/client-go/util/flowcontrol", "RateLimiter.Wait", Waits | ObservesContext},
	{"golang.org/x/sync/errgroup", "Group.Wait", Receives},
	{"golang.org/x/sync/errgroup", "Group.TryGo", Guards},
	{"golang.org/x/sync/semaphore", "Weighted.Acquire", ObservesContext | Guards},
	{"golang.org/x/sync/semaphore", "Weighted.TryAcquire", Guards},
	{"golang.org/x/sync/singleflight", "Group.Do", Guards},
	{"golang.org/x/sync/singleflight", "Group.DoChan", Guards},
}

// Clocks that stand for package time: k8s.io/utils (2026-07),
// github.com/benbjohnson/clock v1.3.5, github.com/jonboulle/clockwork v0.5.0,
// github.com/facebookgo/clock (2015-04), code.cloudfoundry.org/clock v1.60.0.
// github.com/juju/clock and github.com/coder/quartz have timers only.
var clockCalls = []Call{
	{"k8s.io/utils/clock", "Clock.Sleep", Waits},
	{"k8s.io/utils/clock", "RealClock.Sleep", Waits},
	{"k8s.io/utils/clock/testing", "FakeClock.Sleep", Waits},
	{"k8s.io/utils/clock/testing", "IntervalClock.Sleep", Waits},
	{"github.com/benbjohnson/clock", "Clock.Sleep", Waits},
	{"github.com/benbjohnson/clock", "Mock.Sleep", Waits},
	{"github.com/jonboulle/clockwork", "Clock.Sleep", Waits},
	{"github.com/jonboulle/clockwork", "FakeClock.Sleep", Waits},
	{"github.com/facebookgo/clock", "Clock.Sleep", Waits},
	{"github.com/facebookgo/clock", "Mock.Sleep", Waits},
	{"code.cloudfoundry.org/clock", "Clock.Sleep", Waits},
}

// Polling and backing off: k8s.io/apimachinery v0.37.2,
// github.com/googleapis/gax-go/v2 v2.27.0, github.com/grafana/dskit (2026-07),
// github.com/lestrrat-go/backoff/v2 v2.0.8. Backoff.Wait of dskit returns early
// too, but has no result to say so: Ongoing does. Pollers that check a stop
// channel return its end as an error, which is no context.
var pollerCalls = []Call{
	{"k8s.io/apimachinery/pkg/util/wait", "BackoffUntil", Waits},
	{"k8s.io/apimachinery/pkg/util/wait", "BackoffUntilWithContext", Waits},
	{"k8s.io/apimachinery/pkg/util/wait", "ExponentialBackoff", Waits},
	{"k8s.io/apimachinery/pkg/util/wait", "ExponentialBackoffWithContext", Waits | ObservesContext},
	{"k8s.io/apimachinery/pkg/util/wait", "Forever", Waits},
	{"k8s.io/apimachinery/pkg/util/wait", "Group.Wait", Receives},
	{"k8s.io/apimachinery/pkg/util/wait", "Interrupted", TimePassed},
	{"k8s.io/apimachinery/pkg/util/wait", "JitterUntil", Waits},
	{"k8s.io/apimachinery/pkg/util/wait", "JitterUntilWithContext", Waits},
	{"k8s.io/apimachinery/pkg/util/wait", "NonSlidingUntil", Waits},
	{"k8s.io/apimachinery/pkg/util/wait", "NonSlidingUntilWithContext", Waits},
	{"k8s.io/apimachinery/pkg/util/wait", "Poll", Waits},
	{"k8s.io/apimachinery/pkg/util/wait", "PollImmediate", Waits},
	{"k8s.io/apimachinery/pkg/util/wait", "PollImmediateInfinite", Waits},
	{"k8s.io/apimachinery/pkg/util/wait", "PollImmediateInfiniteWithContext", Waits | ObservesContext},
	{"k8s.io/apimachinery/pkg/util/wait", "PollImmediateUntil", Waits},
	{"k8s.io/apimachinery/pkg/util/wait", "PollImmediateUntilWithContext", Waits | ObservesContext},
	{"k8s.io/apimachinery/pkg/util/wait", "PollImmediateWithContext", Waits | ObservesContext},
	{"k8s.io/apimachinery/pkg/util/wait", "PollInfinite", Waits},
	{"k8s.io/apimachinery/pkg/util/wait", "PollInfiniteWithContext", Waits | ObservesContext},
	{"k8s.io/apimachinery/pkg/util/wait", "PollUntil", Waits},
	{"k8s.io/apimachinery/pkg/util/wait", "PollUntilContextCancel", Waits | ObservesContext},
	{"k8s.io/apimachinery/pkg/util/wait", "PollUntilContextTimeout", Waits | ObservesContext},
	{"k8s.io/apimachinery/pkg/util/wait", "PollUntilWithContext", Waits | ObservesContext},
	{"k8s.io/apimachinery/pkg/util/wait", "PollWithContext", Waits | ObservesContext},
	{"k8s.io/apimachinery/pkg/util/wait", "Until", Waits},
	{"k8s.io/apimachinery/pkg/util/wait", "UntilWithContext", Waits},

	{"github.com/googleapis/gax-go/v2", "Sleep", Waits | ObservesContext},
	{"github.com/grafana/dskit/backoff", "Backoff.Err", ObservesContext},
	{"github.com/grafana/dskit/backoff", "Backoff.Ongoing", ObservesContext},
	{"github.com/grafana/dskit/backoff", "Backoff.Wait", Waits},
	{"github.com/lestrrat-go/backoff/v2", "Continue", Waits | ObservesContext},
}

// Retry libraries wait between the calls of what they are given:
// github.com/cenkalti/backoff v2.2.1 and its majors v3 to v7,
// github.com/avast/retry-go v3.0.0 and its majors v3 to v5,
// github.com/codeGROOVE-dev/retry v1.2.0, github.com/sethvargo/go-retry v0.5.0,
// github.com/eapache/go-resiliency v1.7.0. What waits nowhere by default is
// missing: github.com/matryer/try, github.com/Rican7/retry,
// github.com/failsafe-go/failsafe-go.
var retryCalls = []Call{
	{"github.com/cenkalti/backoff", "Retry", Waits},
	{"github.com/cenkalti/backoff", "RetryNotify", Waits},
	{"github.com/cenkalti/backoff/v3", "Retry", Waits},
	{"github.com/cenkalti/backoff/v3", "RetryNotify", Waits},
	{"github.com/cenkalti/backoff/v4", "Retry", Waits},
	{"github.com/cenkalti/backoff/v4", "RetryNotify", Waits},
	{"github.com/cenkalti/backoff/v4", "RetryWithData", Waits},
	{"github.com/cenkalti/backoff/v4", "RetryNotifyWithData", Waits},
	{"github.com/cenkalti/backoff/v5", "Retry", Waits | ObservesContext},
	{"github.com/cenkalti/backoff/v6", "Retry", Waits | ObservesContext},
	{"github.com/cenkalti/backoff/v7", "Retry", Waits | ObservesContext},
	{"github.com/avast/retry-go", "Do", Waits},
	{"github.com/avast/retry-go/v3", "Do", Waits},
	{"github.com/avast/retry-go/v4", "Do", Waits},
	{"github.com/avast/retry-go/v4", "DoWithData", Waits},
	{"github.com/avast/retry-go/v5", "Retrier.Do", Waits},
	{"github.com/avast/retry-go/v5", "RetrierWithData.Do", Waits},
	{"github.com/codeGROOVE-dev/retry", "Do", Waits},
	{"github.com/codeGROOVE-dev/retry", "DoWithData", Waits},
	{"github.com/sethvargo/go-retry", "Constant", Waits | ObservesContext},
	{"github.com/sethvargo/go-retry", "Do", Waits | ObservesContext},
	{"github.com/sethvargo/go-retry", "DoValue", Waits | ObservesContext},
	{"github.com/sethvargo/go-retry", "Exponential", Waits | ObservesContext},
	{"github.com/sethvargo/go-retry", "Fibonacci", Waits | ObservesContext},
	{"github.com/eapache/go-resiliency/retrier", "Retrier.Run", Waits},
	{"github.com/eapache/go-resiliency/retrier", "Retrier.RunCtx", Waits | ObservesContext},
}
