// Package schedulers_test runs what the analyzers believe of tickers, timers,
// schedulers and guards against the libraries themselves, at the versions that
// they were read at: whether work that takes longer than its period is started
// again while it runs.
package schedulers_test

import (
	"context"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// A claim says what becomes of slow work that a mechanism starts periodically.
type claim struct {
	says string
	want outcome
	run  mechanism
}

// A mechanism has work run each period, until ctx is canceled.
type mechanism func(ctx context.Context, work func())

// An outcome is what became of the work.
type outcome string

const (
	overlaps outcome = "is started again while it runs"
	alone    outcome = "runs one at a time"
	queues   outcome = "runs one at a time, and makes up for the runs it missed"
	once     outcome = "is run once"
	never    outcome = "is never run"
)

// Work is watched for twenty periods, until a moment at which nothing is due. A
// second is the shortest period that each of the schedulers can do.
const (
	period  = time.Second
	slow    = 3*period + period/2
	watched = 20*period + period/4
)

// A record counts the runs of work.
type record struct {
	takes time.Duration

	mu      sync.Mutex
	over    bool // the work takes no time any more
	started int  // until then
	late    int  // runs started since then
	running int
	most    int // of running
}

func (r *record) work() {
	if r.begin() {
		time.Sleep(r.takes)
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.running--
}

// begin counts a run, and reports whether it takes time.
func (r *record) begin() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.running++
	if r.over {
		r.late++
		return false
	}
	r.started++
	r.most = max(r.most, r.running)
	return true
}

func (r *record) hurry() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.over = true
}

// outcome says what became of the work if it was due so many times until hurry.
func (r *record) outcome(due int) outcome {
	r.mu.Lock()
	defer r.mu.Unlock()
	switch {
	case r.started == 0:
		return never
	case r.most > 1:
		return overlaps
	case r.started == 1 && r.late == 0:
		return once
	case r.late >= due-r.started:
		return queues
	}
	return alone
}

// outcomeOf watches a mechanism in a bubble, where seconds take no time. At the end
// the work becomes quick, so that what has been queued is run and nothing is left.
func outcomeOf(t *testing.T, run mechanism) outcome {
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	r := &record{takes: slow}
	stopped := make(chan struct{})
	go func() {
		defer close(stopped)
		run(ctx, r.work)
	}()
	time.Sleep(watched)
	r.hurry()
	time.Sleep(slow + period/2)
	cancel()
	<-stopped
	return r.outcome(int(watched / period))
}

func check(t *testing.T, claims []claim) {
	t.Helper()
	for _, c := range claims {
		t.Run(c.says, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				if got := outcomeOf(t, c.run); got != c.want {
					t.Errorf("%s: the work %s, want: it %s", c.says, got, c.want)
				}
			})
		})
	}
}

// What waits for a mutex stops the clock of a bubble, so those who do are watched
// in real time, at a shorter period, until the work has been started a few times.
const (
	shortPeriod = 5 * time.Millisecond
	slowOfShort = 4 * shortPeriod
	aFewTimes   = 4
	patience    = 30 * time.Second
)

func checkAloneInRealTime(t *testing.T, claims map[string]mechanism) {
	t.Helper()
	for says, run := range claims {
		t.Run(says, func(t *testing.T) {
			if got := outcomeInRealTime(t, run); got != alone {
				t.Errorf("%s: the work %s, want: it %s", says, got, alone)
			}
		})
	}
}

// outcomeInRealTime does not tell alone from queues.
func outcomeInRealTime(t *testing.T, run mechanism) outcome {
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	r := &record{takes: slowOfShort}
	fewTimes := make(chan struct{}, 1)
	var n int // written by the work, which is alone or the test fails
	stopped := make(chan struct{})
	go func() {
		defer close(stopped)
		run(ctx, func() {
			r.work()
			r.mu.Lock()
			defer r.mu.Unlock()
			if n++; n == aFewTimes {
				fewTimes <- struct{}{}
			}
		})
	}()
	select {
	case <-fewTimes:
	case <-time.After(patience):
	}
	r.hurry()
	cancel()
	<-stopped
	if got := r.outcome(0); got != queues {
		return got
	}
	return alone
}

// named returns claims as claims about a library.
func named(library string, claims []claim) []claim {
	for i := range claims {
		claims[i].says = library + claims[i].says
	}
	return claims
}

// eachTick does something at each tick of a time.Ticker.
func eachTick(do func(work func())) mechanism {
	return eachTickOf(timeTicker, do)
}

// eachTickOf does something whenever it receives from what next returns.
func eachTickOf(open clockTicks, do func(work func())) mechanism {
	return func(ctx context.Context, work func()) {
		next, stop := open()
		defer stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-next():
				do(work)
			}
		}
	}
}
