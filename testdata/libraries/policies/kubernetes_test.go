package policies_test

import (
	"context"
	"math"
	"testing"
	"time"

	apierrors "k8s.io/apimachinery/pkg/api/errors"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/util/wait"
	k8sretry "k8s.io/client-go/util/retry"
)

// until is the condition that op succeeds.
func until(op func() error) wait.ConditionFunc {
	return func() (bool, error) { return op() == nil, nil }
}

// polling polls with what knows no context.
func polling(poll func(wait.ConditionFunc) error) retry {
	return func(_ context.Context, op func() error) error { return poll(until(op)) }
}

// With these there is no limit, or 0 means that there is none.
func TestPoliciesOfPoll(t *testing.T) {
	check(t, []claim{
		{"PollInfinite has no limit", endless, polling(func(c wait.ConditionFunc) error {
			return wait.PollInfinite(pause, c)
		})},
		{"PollImmediateInfinite has no limit", endless, polling(func(c wait.ConditionFunc) error {
			return wait.PollImmediateInfinite(pause, c)
		})},
		{"Poll with timeout 0 has no limit", endless, polling(func(c wait.ConditionFunc) error {
			return wait.Poll(pause, 0, c)
		})},
		{"PollImmediate with timeout 0 has no limit", endless, polling(func(c wait.ConditionFunc) error {
			return wait.PollImmediate(pause, 0, c)
		})},
		{"PollUntil with a nil channel has no limit", endless, polling(func(c wait.ConditionFunc) error {
			return wait.PollUntil(pause, c, nil)
		})},
		{"PollImmediateUntil with a nil channel has no limit", endless, polling(func(c wait.ConditionFunc) error {
			return wait.PollImmediateUntil(pause, c, nil)
		})},
		// After three minutes, and once more at the end.
		{"Poll ends after its timeout", ends(4), polling(func(c wait.ConditionFunc) error {
			return wait.Poll(pause, 3*pause+pause/2, c)
		})},
		{"an error of the condition ends PollInfinite", ends(1), func(_ context.Context, op func() error) error {
			return wait.PollInfinite(pause, func() (bool, error) { return false, op() })
		}},
	})
}

// With these the context is the only limit.
func TestPoliciesOfPollWithContext(t *testing.T) {
	for name, poll := range map[string]func(context.Context, wait.ConditionWithContextFunc) error{
		"PollWithContext with timeout 0": func(ctx context.Context, c wait.ConditionWithContextFunc) error {
			return wait.PollWithContext(ctx, pause, 0, c)
		},
		"PollImmediateWithContext with timeout 0": func(ctx context.Context, c wait.ConditionWithContextFunc) error {
			return wait.PollImmediateWithContext(ctx, pause, 0, c)
		},
		"PollInfiniteWithContext": func(ctx context.Context, c wait.ConditionWithContextFunc) error {
			return wait.PollInfiniteWithContext(ctx, pause, c)
		},
		"PollImmediateInfiniteWithContext": func(ctx context.Context, c wait.ConditionWithContextFunc) error {
			return wait.PollImmediateInfiniteWithContext(ctx, pause, c)
		},
		"PollUntilWithContext": func(ctx context.Context, c wait.ConditionWithContextFunc) error {
			return wait.PollUntilWithContext(ctx, pause, c)
		},
		"PollImmediateUntilWithContext": func(ctx context.Context, c wait.ConditionWithContextFunc) error {
			return wait.PollImmediateUntilWithContext(ctx, pause, c)
		},
		"PollUntilContextCancel": func(ctx context.Context, c wait.ConditionWithContextFunc) error {
			return wait.PollUntilContextCancel(ctx, pause, true, c)
		},
		"DelayFunc.Until": func(ctx context.Context, c wait.ConditionWithContextFunc) error {
			return wait.Backoff{Duration: pause}.DelayFunc().Until(ctx, true, false, c)
		},
		"ExponentialBackoffWithContext of many steps": func(ctx context.Context, c wait.ConditionWithContextFunc) error {
			return wait.ExponentialBackoffWithContext(ctx, wait.Backoff{Duration: pause, Steps: math.MaxInt32}, c)
		},
	} {
		check(t, []claim{
			{name + " has no limit of its own", endless, func(_ context.Context, op func() error) error {
				return poll(context.Background(), until(op).WithContext())
			}},
			{name + " ends with its context", ends(canceledAt), func(ctx context.Context, op func() error) error {
				return poll(ctx, until(op).WithContext())
			}},
		})
	}
}

// These took the place of those above, and mean something else by 0.
func TestPoliciesOfPollUntilContext(t *testing.T) {
	withTimeout := func(timeout time.Duration, immediate bool) retry {
		return func(_ context.Context, op func() error) error {
			return wait.PollUntilContextTimeout(context.Background(), pause, timeout, immediate, until(op).WithContext())
		}
	}
	check(t, []claim{
		{"PollUntilContextCancel with interval 0 is hot", hot, func(_ context.Context, op func() error) error {
			return wait.PollUntilContextCancel(context.Background(), 0, true, until(op).WithContext())
		}},
		{"PollUntilContextTimeout with interval 0 is hot", hot, func(_ context.Context, op func() error) error {
			return wait.PollUntilContextTimeout(context.Background(), 0, pause, true, until(op).WithContext())
		}},
		{"PollUntilContextTimeout with timeout 0 has expired", ends(0), withTimeout(0, false)},
		{"PollUntilContextTimeout with timeout 0 allows the immediate attempt", ends(1), withTimeout(0, true)},
		{"PollUntilContextTimeout ends after its timeout", ends(4), withTimeout(3*pause+pause/2, true)},
	})
}

// wait.NeverStop was made outside any bubble, so this takes real time: a thousand
// ticks of 100 µs.
func TestPoliciesOfNeverStop(t *testing.T) {
	for name, poll := range map[string]func(time.Duration, wait.ConditionFunc, <-chan struct{}) error{
		"PollUntil":          wait.PollUntil,
		"PollImmediateUntil": wait.PollImmediateUntil,
	} {
		t.Run(name+" with NeverStop has no limit", func(t *testing.T) {
			t.Parallel()
			got := outcomeOf(t, func(_ context.Context, op func() error) error {
				return poll(100*time.Microsecond, until(op), wait.NeverStop)
			})
			if got != endless {
				t.Errorf("it %s, want: it %s", got, endless)
			}
		})
	}
}

func TestPoliciesOfWaitBackoff(t *testing.T) {
	backingOff := func(b wait.Backoff) retry {
		return polling(func(c wait.ConditionFunc) error { return wait.ExponentialBackoff(b, c) })
	}
	check(t, []claim{
		{"ExponentialBackoff of no steps makes no attempt", ends(0), backingOff(wait.Backoff{Duration: pause})},
		{"ExponentialBackoff of four steps makes four attempts", ends(4), backingOff(wait.Backoff{Duration: pause, Steps: 4})},
		{"ExponentialBackoff of many steps is no limit", endless,
			backingOff(wait.Backoff{Duration: pause, Steps: math.MaxInt32})},
		{"ExponentialBackoff of many steps is no limit if Cap is never passed", endless,
			backingOff(wait.Backoff{Duration: pause, Factor: 1, Cap: time.Hour, Steps: math.MaxInt32})},
		// 1, 2, 4, 8, 16, 32 minutes; the next would be more than Cap, so no step is left.
		{"ExponentialBackoff ends when it passes Cap", ends(6),
			backingOff(wait.Backoff{Duration: pause, Factor: 2, Cap: time.Hour, Steps: math.MaxInt32})},
		{"ExponentialBackoff without Duration is hot", hot, backingOff(wait.Backoff{Steps: math.MaxInt32})},
	})
}

func TestPoliciesOfClientGo(t *testing.T) {
	onError := func(b wait.Backoff) retry {
		return func(_ context.Context, op func() error) error {
			return k8sretry.OnError(b, func(error) bool { return true }, op)
		}
	}
	onConflict := func(b wait.Backoff) retry {
		return func(_ context.Context, op func() error) error {
			return k8sretry.RetryOnConflict(b, func() error {
				if err := op(); err != nil {
					return apierrors.NewConflict(schema.GroupResource{}, "pod", err)
				}
				return nil
			})
		}
	}
	check(t, []claim{
		{"OnError with DefaultRetry makes five attempts", ends(5), onError(k8sretry.DefaultRetry)},
		{"OnError with DefaultBackoff makes four attempts", ends(4), onError(k8sretry.DefaultBackoff)},
		{"OnError of many steps is no limit", endless, onError(wait.Backoff{Duration: pause, Steps: math.MaxInt32})},
		{"RetryOnConflict with DefaultRetry makes five attempts", ends(5), onConflict(k8sretry.DefaultRetry)},
		{"RetryOnConflict of many steps is no limit", endless, onConflict(wait.Backoff{Duration: pause, Steps: math.MaxInt32})},
	})
}
