package schedulers_test

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/sync/errgroup"
	"golang.org/x/sync/semaphore"
	"golang.org/x/sync/singleflight"
)

// guarded does at each tick what a guard made for it does.
func guarded(guard func() (onTick func(work func()))) mechanism {
	return func(ctx context.Context, work func()) { eachTick(guard())(ctx, work) }
}

// Each of these is asked, and answers at once.
func TestGuardsThatRefuse(t *testing.T) {
	check(t, []claim{
		{"atomic.Bool.CompareAndSwap", alone, guarded(func() func(func()) {
			var busy atomic.Bool
			return func(work func()) {
				if busy.CompareAndSwap(false, true) {
					go func() { defer busy.Store(false); work() }()
				}
			}
		})},
		{"atomic.Bool.Swap", alone, guarded(func() func(func()) {
			var busy atomic.Bool
			return func(work func()) {
				if !busy.Swap(true) {
					go func() { defer busy.Store(false); work() }()
				}
			}
		})},
		{"atomic.Int64.Add", alone, guarded(func() func(func()) {
			var running atomic.Int64
			return func(work func()) {
				if running.Add(1) > 1 {
					running.Add(-1)
					return
				}
				go func() { defer running.Add(-1); work() }()
			}
		})},
		{"sync.Mutex.TryLock", alone, guarded(func() func(func()) {
			var mu sync.Mutex
			return func(work func()) {
				go func() {
					if mu.TryLock() {
						defer mu.Unlock()
						work()
					}
				}()
			}
		})},
		{"sync.Mutex.TryLock, unlocked before the work", overlaps, guarded(func() func(func()) {
			var mu sync.Mutex
			return func(work func()) {
				go func() {
					if mu.TryLock() {
						mu.Unlock()
						work()
					}
				}()
			}
		})},
		{"sync.RWMutex.TryRLock", overlaps, guarded(func() func(func()) {
			var mu sync.RWMutex
			return func(work func()) {
				go func() {
					if mu.TryRLock() {
						defer mu.RUnlock()
						work()
					}
				}()
			}
		})},
		{"sync.Once", once, guarded(func() func(func()) {
			var first sync.Once
			return func(work func()) { first.Do(work) } // a second goroutine would wait for a mutex
		})},
	})
}

// sending does the work while a slot of a channel is taken, unless all of them are.
func sending(slots int) mechanism {
	return guarded(func() func(func()) {
		taken := make(chan struct{}, slots)
		return func(work func()) {
			select {
			case taken <- struct{}{}:
				go func() { defer func() { <-taken }(); work() }()
			default:
			}
		}
	})
}

// acquiring does the work under a semaphore of so many.
func acquiring(n int64, acquire func(*semaphore.Weighted) bool) mechanism {
	return guarded(func() func(func()) {
		s := semaphore.NewWeighted(n)
		return func(work func()) {
			if acquire(s) {
				go func() { defer s.Release(1); work() }()
			}
		}
	})
}

func TestSemaphores(t *testing.T) {
	try := func(s *semaphore.Weighted) bool { return s.TryAcquire(1) }
	wait := func(s *semaphore.Weighted) bool { return s.Acquire(context.Background(), 1) == nil }
	check(t, []claim{
		{"a channel of one slot", alone, sending(1)},
		{"a channel of two slots", overlaps, sending(2)},
		{"semaphore.Weighted.TryAcquire of one", alone, acquiring(1, try)},
		{"semaphore.Weighted.TryAcquire of two", overlaps, acquiring(2, try)},
		{"semaphore.Weighted.Acquire of one, before the go statement", alone, acquiring(1, wait)},
		{"semaphore.Weighted.Acquire of one, after the go statement", queues, guarded(func() func(func()) {
			s := semaphore.NewWeighted(1)
			return func(work func()) {
				go func() {
					if wait(s) {
						defer s.Release(1)
						work()
					}
				}()
			}
		})},
	})
}

func TestErrgroup(t *testing.T) {
	// A limit of 0 is none here; the group's own 0 lets nothing run.
	group := func(limit int, do func(g *errgroup.Group, f func() error)) mechanism {
		return guarded(func() func(func()) {
			var g errgroup.Group
			if limit > 0 {
				g.SetLimit(limit)
			}
			return func(work func()) { do(&g, func() error { work(); return nil }) }
		})
	}
	goes := func(g *errgroup.Group, f func() error) { g.Go(f) }
	tries := func(g *errgroup.Group, f func() error) { g.TryGo(f) }
	check(t, named("errgroup.Group: ", []claim{
		{"Go without a limit", overlaps, group(0, goes)},
		{"TryGo without a limit", overlaps, group(0, tries)},
		{"Go after SetLimit(1)", alone, group(1, goes)},
		{"TryGo after SetLimit(1)", alone, group(1, tries)},
		{"Go after SetLimit(2)", overlaps, group(2, goes)},
		{"TryGo after SetLimit(2)", overlaps, group(2, tries)},
		{"Go and Wait", alone, group(0, func(g *errgroup.Group, f func() error) { g.Go(f); g.Wait() })},
	}))
}

func TestJoins(t *testing.T) {
	check(t, []claim{
		{"sync.WaitGroup.Wait in the tick", alone, guarded(func() func(func()) {
			return func(work func()) {
				var wg sync.WaitGroup
				wg.Go(work)
				wg.Wait()
			}
		})},
		{"sync.WaitGroup without Wait in the tick", overlaps, guarded(func() func(func()) {
			var wg sync.WaitGroup
			return func(work func()) { wg.Go(work) }
		})},
		{"a receive in the tick", alone, guarded(func() func(func()) {
			return func(work func()) {
				done := make(chan struct{})
				go func() { defer close(done); work() }()
				<-done
			}
		})},
	})
}

// Whoever comes while a call is in flight shares what it returns.
func TestSingleflight(t *testing.T) {
	flying := func(do func(g *singleflight.Group, n int, f func() (any, error))) mechanism {
		return guarded(func() func(func()) {
			var g singleflight.Group
			var n int
			return func(work func()) {
				n++
				do(&g, n, func() (any, error) { work(); return nil, nil })
			}
		})
	}
	check(t, named("singleflight.Group: ", []claim{
		{"Do", alone, flying(func(g *singleflight.Group, _ int, f func() (any, error)) { go g.Do("key", f) })},
		{"DoChan", alone, flying(func(g *singleflight.Group, _ int, f func() (any, error)) { g.DoChan("key", f) })},
		{"Do of another key each time", overlaps, flying(func(g *singleflight.Group, n int, f func() (any, error)) {
			go g.Do(fmt.Sprint(n), f)
		})},
		{"Do after Forget", overlaps, flying(func(g *singleflight.Group, _ int, f func() (any, error)) {
			g.Forget("key")
			go g.Do("key", f)
		})},
	}))
}

// What waits for a mutex queues up, but never runs twice at once.
func TestMutex(t *testing.T) {
	checkAloneInRealTime(t, map[string]mechanism{
		"sync.Mutex.Lock after the go statement": func(ctx context.Context, work func()) {
			var mu sync.Mutex
			var wg sync.WaitGroup
			defer wg.Wait()
			for ctx.Err() == nil {
				time.Sleep(shortPeriod)
				wg.Go(func() {
					mu.Lock()
					defer mu.Unlock()
					work()
				})
			}
		},
	})
}
