package incident

import (
	"context"
	"net/http"
	"sync/atomic"
	"time"

	"github.com/robfig/cron/v3"
	"golang.org/x/sync/singleflight"
)

const (
	second = time.Second
	minute = time.Minute
)

type Room struct {
	http   *http.Client
	busy   atomic.Bool
	timer  *time.Timer
	group  singleflight.Group
	ttl    time.Duration
	loaded time.Time
	rules  string
}

func (r *Room) report() {
	resp, err := r.http.Get("https://exam.example/report")
	if err == nil {
		resp.Body.Close()
	}
}

// Watch reports on every tick, in a goroutine.
func (r *Room) Watch() {
	ticker := time.NewTicker(second)
	for range ticker.C {
		go r.report() // want `Room.report is started on every tick and nothing waits for the last one, slow runs pile up`
	}
}

// WatchInLoop reports in the loop.
func (r *Room) WatchInLoop() {
	ticker := time.NewTicker(second)
	for range ticker.C {
		r.report()
	}
}

// WatchGuarded lets one report be under way.
func (r *Room) WatchGuarded() {
	ticker := time.NewTicker(second)
	for range ticker.C {
		if !r.busy.CompareAndSwap(false, true) {
			continue
		}
		go func() {
			defer r.busy.Store(false)
			r.report()
		}()
	}
}

// ServeHTTP loads the rules when they are old, for each student who asks meanwhile.
func (r *Room) ServeHTTP(w http.ResponseWriter, req *http.Request) {
	if time.Since(r.loaded) > r.ttl {
		r.load(req.Context()) // want `Room.load is called whenever loaded is too long ago, which holds until it returns: who comes meanwhile calls it too`
	}
	w.Write([]byte(r.rules))
}

func (r *Room) load(ctx context.Context) {
	resp, err := r.http.Get("https://exam.example/rules")
	if err != nil {
		return
	}
	defer resp.Body.Close()
	r.rules, r.loaded = resp.Status, time.Now()
}

// serveOnce loads them once for all.
func (r *Room) serveOnce(w http.ResponseWriter, req *http.Request) {
	if time.Since(r.loaded) > r.ttl {
		r.group.Do("rules", func() (any, error) {
			r.load(context.WithoutCancel(req.Context()))
			return nil, nil
		})
	}
	w.Write([]byte(r.rules))
}

// Schedule has reports written every minute.
func (r *Room) Schedule() {
	c := cron.New()
	c.AddFunc("@every 1m", r.report) // want `Room.report is started on schedule even while its last run is active, without cron.SkipIfStillRunning`
	c.Start()
}

// ScheduleApart skips a run while the last one is active.
func (r *Room) ScheduleApart() {
	c := cron.New(cron.WithChain(cron.SkipIfStillRunning(cron.DefaultLogger)))
	c.AddFunc("@every 1m", r.report)
	c.Start()
}

// Arm arms the timer first.
func (r *Room) Arm() {
	r.timer = time.AfterFunc(minute, func() {
		r.timer.Reset(minute) // want `timer is armed again before Room.report has run, a run longer than the period overlaps the next one`
		r.report()
	})
}

// ArmLast arms it when the work is done.
func (r *Room) ArmLast() {
	r.timer = time.AfterFunc(minute, func() {
		defer r.timer.Reset(minute)
		r.report()
	})
}

// Once releases the guard while the report is under way.
func (r *Room) Once() {
	if !r.busy.CompareAndSwap(false, true) { // want `guard is released at line \d+, before Room.report has run, and keeps no second run from beginning`
		return
	}
	go r.report()
	r.busy.Store(false)
}

// OnceCovered releases it when the report is done.
func (r *Room) OnceCovered() {
	if !r.busy.CompareAndSwap(false, true) {
		return
	}
	go func() {
		defer r.busy.Store(false)
		r.report()
	}()
}
