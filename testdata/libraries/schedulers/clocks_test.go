package schedulers_test

import (
	"context"
	"sync"
	"testing"
	"time"

	cloudfoundry "code.cloudfoundry.org/clock"
	benbjohnson "github.com/benbjohnson/clock"
	"github.com/jonboulle/clockwork"
	kubernetes "k8s.io/utils/clock"
)

// clockTicks makes what ticks each period: next returns the channel to receive the
// next tick from. That its type is this one, whatever clock it is of, is what the
// analyzers know a tick by.
type clockTicks func() (next func() <-chan time.Time, stop func())

// ticker returns the ticks of a channel that ticks for ever.
func ticker(c <-chan time.Time, stop func()) (func() <-chan time.Time, func()) {
	return func() <-chan time.Time { return c }, stop
}

// after returns the ticks of a function that is called for each of them.
func after(f func(time.Duration) <-chan time.Time) (func() <-chan time.Time, func()) {
	return func() <-chan time.Time { return f(period) }, func() {}
}

func timeTicker() (func() <-chan time.Time, func()) {
	t := time.NewTicker(period)
	return ticker(t.C, t.Stop)
}

// A timer that is reset by the one who receives from it.
func timeTimer() (func() <-chan time.Time, func()) {
	t := time.NewTimer(period)
	return func() <-chan time.Time { t.Reset(period); return t.C }, func() { t.Stop() }
}

var ticksOfClocks = map[string]clockTicks{
	"time.NewTicker": timeTicker,
	"time.NewTimer":  timeTimer,
	"time.Tick": func() (func() <-chan time.Time, func()) {
		return ticker(time.Tick(period), func() {})
	},
	"time.After": func() (func() <-chan time.Time, func()) { return after(time.After) },

	"benbjohnson/clock Clock.Ticker": func() (func() <-chan time.Time, func()) {
		t := benbjohnson.New().Ticker(period)
		return ticker(t.C, t.Stop)
	},
	"benbjohnson/clock Clock.Tick": func() (func() <-chan time.Time, func()) {
		return ticker(benbjohnson.New().Tick(period), func() {})
	},
	"benbjohnson/clock Clock.After": func() (func() <-chan time.Time, func()) {
		return after(benbjohnson.New().After)
	},
	"jonboulle/clockwork Clock.NewTicker": func() (func() <-chan time.Time, func()) {
		t := clockwork.NewRealClock().NewTicker(period)
		return ticker(t.Chan(), t.Stop)
	},
	"jonboulle/clockwork Clock.After": func() (func() <-chan time.Time, func()) {
		return after(clockwork.NewRealClock().After)
	},
	"k8s.io/utils/clock RealClock.NewTicker": func() (func() <-chan time.Time, func()) {
		t := kubernetes.RealClock{}.NewTicker(period)
		return ticker(t.C(), t.Stop)
	},
	"k8s.io/utils/clock RealClock.Tick": func() (func() <-chan time.Time, func()) {
		return ticker(kubernetes.RealClock{}.Tick(period), func() {})
	},
	"k8s.io/utils/clock RealClock.After": func() (func() <-chan time.Time, func()) {
		return after(kubernetes.RealClock{}.After)
	},
	"code.cloudfoundry.org/clock Clock.NewTicker": func() (func() <-chan time.Time, func()) {
		t := cloudfoundry.NewClock().NewTicker(period)
		return ticker(t.C(), t.Stop)
	},
}

func inTheLoop(work func())    { work() }
func inAGoroutine(work func()) { go work() }

// A channel of ticks has one slot, and what does not fit into it is dropped.
func TestTicks(t *testing.T) {
	for name, open := range ticksOfClocks {
		check(t, []claim{
			{name + ": work in the goroutine that receives", alone, eachTickOf(open, inTheLoop)},
			{name + ": work in a goroutine of its own", overlaps, eachTickOf(open, inAGoroutine)},
		})
	}
}

func TestSleeps(t *testing.T) {
	each := func(do func(work func())) mechanism {
		return func(ctx context.Context, work func()) {
			for ctx.Err() == nil {
				time.Sleep(period)
				do(work)
			}
		}
	}
	check(t, []claim{
		{"time.Sleep: work in the loop", alone, each(inTheLoop)},
		{"time.Sleep: work in a goroutine of its own", overlaps, each(inAGoroutine)},
	})
}

// A timer is what AfterFunc returns.
type timer interface {
	Reset(time.Duration) bool
	Stop() bool
}

type afterFunc func(d time.Duration, f func()) timer

var afterFuncs = map[string]afterFunc{
	"time.AfterFunc": func(d time.Duration, f func()) timer { return time.AfterFunc(d, f) },
	"benbjohnson/clock Clock.AfterFunc": func(d time.Duration, f func()) timer {
		return benbjohnson.New().AfterFunc(d, f)
	},
	"jonboulle/clockwork Clock.AfterFunc": func(d time.Duration, f func()) timer {
		return clockwork.NewRealClock().AfterFunc(d, f)
	},
	"k8s.io/utils/clock RealClock.AfterFunc": func(d time.Duration, f func()) timer {
		return kubernetes.RealClock{}.AfterFunc(d, f)
	},
}

// An order is that in which a callback does its work and arms its timer again.
type order func(rearm, work func())

func rearmedFirst(rearm, work func())   { rearm(); work() }
func rearmedLast(rearm, work func())    { work(); rearm() }
func rearmedByDefer(rearm, work func()) { defer rearm(); work() }

// byReset arms the same timer again.
func (after afterFunc) byReset(do order) mechanism {
	return func(ctx context.Context, work func()) {
		var t timer
		assigned := make(chan struct{})
		t = after(period, func() {
			<-assigned
			do(func() { t.Reset(period) }, work)
		})
		close(assigned)
		<-ctx.Done()
		t.Stop()
	}
}

// byAnother arms another timer.
func (after afterFunc) byAnother(do order) mechanism {
	return func(ctx context.Context, work func()) {
		var fire func()
		rearm := func() {
			if ctx.Err() == nil {
				after(period, fire)
			}
		}
		fire = func() { do(rearm, work) }
		rearm()
		<-ctx.Done()
	}
}

// A callback runs in a goroutine of its own, so it is the order that counts.
func TestAfterFunc(t *testing.T) {
	for name, after := range afterFuncs {
		check(t, named(name, []claim{
			{": Reset before the work", overlaps, after.byReset(rearmedFirst)},
			{": Reset after the work", alone, after.byReset(rearmedLast)},
			{": Reset deferred", alone, after.byReset(rearmedByDefer)},
			{": another AfterFunc before the work", overlaps, after.byAnother(rearmedFirst)},
			{": another AfterFunc after the work", alone, after.byAnother(rearmedLast)},
			{": another AfterFunc deferred", alone, after.byAnother(rearmedByDefer)},
		}))
	}
}

// The clocks of tests do the same.
func TestAfterFuncOfMockedClocks(t *testing.T) {
	mocked := func(after afterFunc, advance func(time.Duration)) mechanism {
		return func(ctx context.Context, work func()) {
			var advancing sync.WaitGroup
			defer advancing.Wait()
			advancing.Go(func() { eachTick(func(func()) { advance(period) })(ctx, work) })
			after.byReset(rearmedFirst)(ctx, work)
		}
	}
	check(t, []claim{
		{"benbjohnson/clock Mock.AfterFunc: Reset before the work", overlaps, func(ctx context.Context, work func()) {
			mock := benbjohnson.NewMock()
			mocked(func(d time.Duration, f func()) timer { return mock.AfterFunc(d, f) }, mock.Add)(ctx, work)
		}},
		{"jonboulle/clockwork FakeClock.AfterFunc: Reset before the work", overlaps, func(ctx context.Context, work func()) {
			fake := clockwork.NewFakeClock()
			mocked(func(d time.Duration, f func()) timer { return fake.AfterFunc(d, f) }, fake.Advance)(ctx, work)
		}},
	})
}
