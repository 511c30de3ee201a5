package schedulers_test

import (
	"context"
	"testing"

	"k8s.io/apimachinery/pkg/util/wait"
	"k8s.io/utils/clock"
)

// All of them call the function themselves and wait for it.
func TestWait(t *testing.T) {
	pace := func() wait.BackoffManager {
		return wait.NewJitteredBackoffManager(period, 0, clock.RealClock{})
	}
	check(t, []claim{
		{"Until", alone, func(ctx context.Context, work func()) { wait.Until(work, period, ctx.Done()) }},
		{"UntilWithContext", alone, func(ctx context.Context, work func()) {
			wait.UntilWithContext(ctx, func(context.Context) { work() }, period)
		}},
		{"NonSlidingUntil", alone, func(ctx context.Context, work func()) { wait.NonSlidingUntil(work, period, ctx.Done()) }},
		{"NonSlidingUntilWithContext", alone, func(ctx context.Context, work func()) {
			wait.NonSlidingUntilWithContext(ctx, func(context.Context) { work() }, period)
		}},
		{"JitterUntil that slides", alone, func(ctx context.Context, work func()) {
			wait.JitterUntil(work, period, 0.1, true, ctx.Done())
		}},
		{"JitterUntil that does not slide", alone, func(ctx context.Context, work func()) {
			wait.JitterUntil(work, period, 0.1, false, ctx.Done())
		}},
		{"JitterUntilWithContext", alone, func(ctx context.Context, work func()) {
			wait.JitterUntilWithContext(ctx, func(context.Context) { work() }, period, 0.1, false)
		}},
		{"BackoffUntil that slides", alone, func(ctx context.Context, work func()) {
			wait.BackoffUntil(work, pace(), true, ctx.Done())
		}},
		{"BackoffUntil that does not slide", alone, func(ctx context.Context, work func()) {
			wait.BackoffUntil(work, pace(), false, ctx.Done())
		}},
		{"BackoffUntilWithContext", alone, func(ctx context.Context, work func()) {
			wait.BackoffUntilWithContext(ctx, func(context.Context) { work() }, pace(), false)
		}},
		{"PollUntilContextCancel", alone, func(ctx context.Context, work func()) {
			_ = wait.PollUntilContextCancel(ctx, period, true, func(context.Context) (bool, error) {
				work()
				return false, nil
			})
		}},
		{"PollUntil", alone, func(ctx context.Context, work func()) {
			_ = wait.PollUntil(period, func() (bool, error) {
				work()
				return false, nil
			}, ctx.Done())
		}},

		// So it is a tick like any other.
		{"a go statement within Until", overlaps, func(ctx context.Context, work func()) {
			wait.Until(func() { go work() }, period, ctx.Done())
		}},
		{"Group.Start within Until", overlaps, func(ctx context.Context, work func()) {
			var group wait.Group
			wait.Until(func() { group.Start(work) }, period, ctx.Done())
		}},
	})
}
