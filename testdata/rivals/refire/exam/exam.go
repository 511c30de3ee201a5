// Package exam runs the clock of an exam.
package exam

import (
	"context"
	"log/slog"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/sync/errgroup"
)

// A Server keeps what students have written.
type Server interface {
	Save(ctx context.Context, student string, left int64) error
}

// A Countdown is the clock of one student.
type Countdown struct {
	server  Server
	log     *slog.Logger
	student string
	left    atomic.Int64
	since   atomic.Int64 // seconds since the last save
	saving  atomic.Bool
	saved   time.Time
}

// New returns the clock of a student.
func New(server Server, log *slog.Logger, student string) *Countdown {
	return &Countdown{server: server, log: log, student: student}
}

func (c *Countdown) save(ctx context.Context) {
	if err := c.server.Save(ctx, c.student, c.left.Load()); err != nil {
		c.log.Warn("not saved", "error", err)
		return
	}
	c.since.Store(0)
}

// Tick is called once a second.
//
// bad: while the server takes three seconds each second sends one save more, and each makes it slower.
func (c *Countdown) Tick(ctx context.Context) {
	c.left.Add(-1)
	if c.since.Add(1) > 10 {
		go c.save(ctx)
	}
}

// TickOnce is called once a second.
//
// good (Countdown.Tick): the flag lets one save run.
func (c *Countdown) TickOnce(ctx context.Context) {
	c.left.Add(-1)
	if c.since.Add(1) > 10 && c.saving.CompareAndSwap(false, true) {
		go func() {
			defer c.saving.Store(false)
			c.save(ctx)
		}()
	}
}

// Show is called whenever the page is drawn.
//
// bad: until the first save is done every drawing of the page starts another.
func (c *Countdown) Show(ctx context.Context) {
	if time.Since(c.saved) > 10*time.Second {
		go func() {
			if err := c.server.Save(ctx, c.student, c.left.Load()); err == nil {
				c.saved = time.Now()
			}
		}()
	}
}

// ShowOnce is called whenever the page is drawn.
//
// good (Countdown.Show): the time is set before the save begins.
func (c *Countdown) ShowOnce(ctx context.Context) {
	if time.Since(c.saved) > 10*time.Second {
		c.saved = time.Now()
		go func() {
			if err := c.server.Save(ctx, c.student, c.left.Load()); err != nil {
				c.log.Warn("not saved", "error", err)
			}
		}()
	}
}

// Run saves every ten seconds.
//
// bad: saves that take longer than ten seconds run beside each other, more and more of them.
func (c *Countdown) Run(ctx context.Context) {
	ticker := time.NewTicker(10 * time.Second)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
			go c.save(ctx)
		}
	}
}

// RunOne saves every ten seconds.
//
// good (Countdown.Run): a tick that comes during a save is dropped by the ticker.
func (c *Countdown) RunOne(ctx context.Context) {
	ticker := time.NewTicker(10 * time.Second)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
			c.save(ctx)
		}
	}
}

// Flush saves, unless a save is running.
//
// bad: the flag is back before the goroutine has done anything.
func (c *Countdown) Flush(ctx context.Context) {
	if !c.saving.CompareAndSwap(false, true) {
		return
	}
	defer c.saving.Store(false)
	go c.save(ctx)
}

// FlushOne saves, unless a save is running.
//
// good (Countdown.Flush): the goroutine gives the flag back.
func (c *Countdown) FlushOne(ctx context.Context) {
	if !c.saving.CompareAndSwap(false, true) {
		return
	}
	go func() {
		defer c.saving.Store(false)
		c.save(ctx)
	}()
}

// A Room has the clocks of many students.
type Room struct {
	mu     sync.Mutex
	clocks []*Countdown
	busy   bool
}

// SaveAll saves every five seconds.
//
// bad: nobody waits for the group, a slow server is given all clocks again every five seconds.
func (r *Room) SaveAll(ctx context.Context) {
	for range time.Tick(5 * time.Second) {
		var group errgroup.Group
		for _, c := range r.clocks {
			group.Go(func() error { return c.server.Save(ctx, c.student, c.left.Load()) })
		}
		go func() { _ = group.Wait() }()
	}
}

// SaveEach saves every five seconds.
//
// good (Room.SaveAll): the turn waits for its group.
func (r *Room) SaveEach(ctx context.Context) {
	for range time.Tick(5 * time.Second) {
		var group errgroup.Group
		for _, c := range r.clocks {
			group.Go(func() error { return c.server.Save(ctx, c.student, c.left.Load()) })
		}
		if err := group.Wait(); err != nil {
			return
		}
	}
}

func (r *Room) export(ctx context.Context) {
	for _, c := range r.clocks {
		if err := c.server.Save(ctx, c.student, c.left.Load()); err != nil {
			return
		}
	}
}

// Export answers POST /export.
//
// bad: each click of an impatient teacher starts one more export of everything.
func (r *Room) Export(w http.ResponseWriter, req *http.Request) {
	go r.export(context.WithoutCancel(req.Context()))
	w.WriteHeader(http.StatusAccepted)
}

// ExportOnce answers POST /export.
//
// good (Room.Export): a click during an export is told so.
func (r *Room) ExportOnce(w http.ResponseWriter, req *http.Request) {
	if !r.mu.TryLock() {
		http.Error(w, "the last one is running", http.StatusConflict)
		return
	}
	ctx := context.WithoutCancel(req.Context())
	go func() {
		defer r.mu.Unlock()
		r.export(ctx)
	}()
	w.WriteHeader(http.StatusAccepted)
}

// Backup answers POST /backup.
//
// bad: two requests at once both find that nothing is running.
func (r *Room) Backup(w http.ResponseWriter, req *http.Request) {
	if r.busy {
		http.Error(w, "the last one is running", http.StatusConflict)
		return
	}
	r.busy = true
	defer func() { r.busy = false }()
	r.export(req.Context())
	w.WriteHeader(http.StatusNoContent)
}

// BackupOnce answers POST /backup.
//
// good (Room.Backup): the question and the answer are under one lock.
func (r *Room) BackupOnce(w http.ResponseWriter, req *http.Request) {
	r.mu.Lock()
	if r.busy {
		r.mu.Unlock()
		http.Error(w, "the last one is running", http.StatusConflict)
		return
	}
	r.busy = true
	r.mu.Unlock()
	defer func() {
		r.mu.Lock()
		r.busy = false
		r.mu.Unlock()
	}()
	r.export(req.Context())
	w.WriteHeader(http.StatusNoContent)
}

// Watch looks every second, with four looks at most.
//
// good: who finds no free slot leaves the tick out.
func (r *Room) Watch(ctx context.Context) {
	slots := make(chan struct{}, 4)
	ticker := time.NewTicker(time.Second)
	defer ticker.Stop()
	for ctx.Err() == nil {
		<-ticker.C
		select {
		case slots <- struct{}{}:
			go func() {
				defer func() { <-slots }()
				r.export(ctx)
			}()
		default:
		}
	}
}

// Count counts on every second.
//
// good: what is started is done long before the next second.
func (r *Room) Count(ctx context.Context, seconds *atomic.Int64) {
	ticker := time.NewTicker(time.Second)
	defer ticker.Stop()
	for ctx.Err() == nil {
		<-ticker.C
		go seconds.Add(1)
	}
}

// Latest saves on every key; the save of the last key is ended first.
//
// good: there is one at a time.
func (r *Room) Latest(ctx context.Context, keys <-chan string, server Server) {
	cancel := func() {}
	for key := range keys {
		cancel()
		var last context.Context
		last, cancel = context.WithTimeout(ctx, 5*time.Second)
		go func() { _ = server.Save(last, key, 0) }()
	}
	cancel()
}
