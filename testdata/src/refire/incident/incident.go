// Package incident is the client of an exam platform: while a student writes, the time
// that is left is saved every ten seconds. A slow save was followed by another on each
// second, and fifteen students brought the servers down.
package incident

import (
	"context"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	"refire/incident/progress"
)

const interval = 10 // seconds between two saves

type Countdown struct {
	mu       sync.Mutex
	client   *http.Client
	left     int // seconds
	elapsed  int // seconds since the last save
	saved    time.Time
	inFlight atomic.Bool
	store    Store
	clock    Progress
}

// Store keeps what is left.
type Store interface {
	Save(ctx context.Context, left int) error
}

// Progress counts the seconds.
type Progress interface {
	Elapsed() int
	Reset()
}

// Run is what happened: elapsed goes back to 0 only when the answer is there.
func (c *Countdown) Run(ctx context.Context) {
	ticker := time.NewTicker(time.Second)
	defer ticker.Stop()
	for range ticker.C {
		c.left--
		c.elapsed++
		if c.elapsed > interval {
			go c.save(ctx) // want `Countdown.save is started whenever elapsed is past its limit, again on each check until its own end resets that`
		}
	}
}

func (c *Countdown) save(ctx context.Context) {
	if err := c.store.Save(ctx, c.left); err != nil {
		return
	}
	c.elapsed = 0
}

// RunEqual is the fix that was shipped: it fires once, and once only. If the answer never
// comes, or the count steps over the limit, nothing is saved any more.
func (c *Countdown) RunEqual(ctx context.Context) {
	ticker := time.NewTicker(time.Second)
	defer ticker.Stop()
	for range ticker.C {
		c.left--
		c.elapsed++
		if c.elapsed == interval {
			go c.save(ctx)
		}
	}
}

// RunGuarded is the better one: a flag says that a save is in flight, and is cleared
// however that ends.
func (c *Countdown) RunGuarded(ctx context.Context) {
	ticker := time.NewTicker(time.Second)
	defer ticker.Stop()
	for range ticker.C {
		c.left--
		c.elapsed++
		if c.elapsed >= interval && c.inFlight.CompareAndSwap(false, true) {
			go func() {
				defer c.inFlight.Store(false)
				c.save(ctx)
			}()
		}
	}
}

// RunClosure is the same with variables of the loop, and the answer in a literal.
func RunClosure(ctx context.Context, store Store) {
	var mu sync.Mutex
	left, elapsed := 3600, 0
	for range time.Tick(time.Second) {
		mu.Lock()
		left--
		elapsed++
		if elapsed >= interval {
			go func() { // want `a goroutine is started whenever elapsed is past its limit, again on each check until its own end resets that`
				if store.Save(ctx, left) == nil {
					mu.Lock()
					elapsed = 0
					mu.Unlock()
				}
			}()
		}
		mu.Unlock()
	}
}

// Tick asks the clock, as it is called once a second.
func (c *Countdown) Tick(ctx context.Context) {
	if time.Since(c.saved) > interval*time.Second {
		go c.saveAndStamp(ctx) // want `Countdown.saveAndStamp is started whenever saved is too long ago, again on each check until its own end resets that`
	}
}

func (c *Countdown) saveAndStamp(ctx context.Context) {
	err := c.store.Save(ctx, c.left)
	c.mu.Lock()
	defer c.mu.Unlock()
	if err == nil {
		c.saved = time.Now()
	}
}

// TickInverted leaves early while the last save is fresh.
func (c *Countdown) TickInverted(ctx context.Context, now time.Time) {
	if !time.Now().After(c.saved.Add(interval * time.Second)) {
		return
	}
	go c.saveAndStamp(ctx) // want `Countdown.saveAndStamp is started whenever saved is too long ago, again on each check until its own end resets that`
}

// TickStamped stamps first.
func (c *Countdown) TickStamped(ctx context.Context) {
	if time.Since(c.saved) > interval*time.Second {
		c.saved = time.Now()
		go c.save(ctx)
	}
}

// TickThroughInterface counts behind an interface, which the answer resets.
func (c *Countdown) TickThroughInterface(ctx context.Context) {
	if c.clock.Elapsed() > interval {
		go func() { // want `a goroutine is started whenever Progress.Elapsed is past its limit, again on each check until its own end resets that`
			if c.store.Save(ctx, c.left) == nil {
				c.clock.Reset()
			}
		}()
	}
}

// TickElsewhere counts in another package.
func TickElsewhere(ctx context.Context, store Store, p *progress.Progress) {
	if p.Elapsed() > interval {
		go func() { // want `a goroutine is started whenever Progress.Elapsed is past its limit, again on each check until its own end resets that`
			store.Save(ctx, p.Left())
			p.Reset()
		}()
	}
}

// TickPassive only reads what it measures.
func TickPassive(ctx context.Context, store Store, p *progress.Progress) {
	p.Reset()
	if p.Elapsed() > interval {
		go func() {
			store.Save(ctx, p.Left())
			p.Reset()
		}()
	}
}

// RunInLoop saves in the loop: ticks are dropped while it does.
func (c *Countdown) RunInLoop(ctx context.Context) {
	for range time.Tick(time.Second) {
		c.left--
		c.elapsed++
		if c.elapsed > interval {
			c.save(ctx)
		}
	}
}
