// Package ticks holds what drives a loop, or calls a function again and again.
package ticks

import (
	"context"
	"net/http"
	"sync"
	"time"

	"github.com/benbjohnson/clock"
	"github.com/jonboulle/clockwork"
	"github.com/robfig/cron/v3"
	"k8s.io/apimachinery/pkg/util/wait"
)

type Worker struct {
	client  *http.Client
	names   []string
	pending []string
}

func (w *Worker) work() { w.client.Get("https://work.example/") }

func ofTick(w *Worker) {
	for range time.Tick(time.Second) {
		go w.work() // want `Worker.work is started on every tick`
	}
}

func ofAfter(w *Worker, quit chan bool) {
	for {
		select {
		case <-quit:
			return
		case <-time.After(time.Second):
			go w.work() // want `Worker.work is started on every tick`
		}
	}
}

func ofField(w *Worker, t *time.Ticker) {
	for {
		<-t.C
		go w.work() // want `Worker.work is started on every tick`
	}
}

func behindTheWork(w *Worker, t *time.Ticker) {
	for {
		go w.work() // want `Worker.work is started on every tick`
		<-t.C
	}
}

func ofMock(w *Worker, c clock.Clock) {
	ticker := c.Ticker(time.Second)
	for range ticker.C {
		go w.work() // want `Worker.work is started on every tick`
	}
}

func ofClockwork(w *Worker, c clockwork.Clock) {
	ticker := c.NewTicker(time.Second)
	for range ticker.Chan() {
		go w.work() // want `Worker.work is started on every tick`
	}
}

func ofSleep(w *Worker, c clockwork.Clock) {
	for {
		go w.work() // want `Worker.work is started on every tick`
		c.Sleep(time.Second)
	}
}

func ofUntil(w *Worker, stop chan struct{}) {
	wait.Until(func() {
		go w.work() // want `Worker.work is started on every tick`
	}, time.Second, stop)
}

func ofUntilWithContext(w *Worker, ctx context.Context) {
	wait.UntilWithContext(ctx, w.sync, time.Second)
}

func (w *Worker) sync(ctx context.Context) {
	go w.work() // want `Worker.work is started on every tick`
}

func untilInTheLoop(w *Worker, stop chan struct{}) {
	wait.Until(w.work, time.Second, stop)
}

func throughCallees(w *Worker) {
	for range time.Tick(time.Second) {
		w.all()
	}
}

func (w *Worker) all() {
	for _, name := range w.names {
		w.one(name)
	}
}

func (w *Worker) one(name string) {
	go w.client.Get("https://work.example/" + name) // want `Client.Get is started on every tick`
}

func throughCalleeThatIsTold(w *Worker) {
	for range time.Tick(time.Second) {
		w.maybe(len(w.names) > 3)
	}
}

func (w *Worker) maybe(spawn bool) {
	if spawn {
		go w.work()
	}
}

func throughCalleeOnlyAtFirst(w *Worker) {
	w.start()
	for range time.Tick(time.Second) {
		w.work()
	}
}

func (w *Worker) start() {
	go w.work()
}

// The job of a scheduler that keeps its runs apart leaves goroutines behind.
func ofJob(w *Worker) {
	c := cron.New(cron.WithChain(cron.SkipIfStillRunning(cron.DefaultLogger)))
	c.AddFunc("@every 10s", func() {
		go w.work() // want `Worker.work is started on every tick`
	})
}

func ofSelect(w *Worker, jobs chan string, quit chan bool) {
	ticker := time.NewTicker(time.Second)
	defer ticker.Stop()
	for {
		select {
		case job := <-jobs:
			go w.client.Get(job)
		case <-ticker.C:
			w.work()
		case <-quit:
			return
		}
	}
}

func ofSelectWithDefault(w *Worker, quit chan bool) {
	ticker := time.NewTicker(time.Second)
	for range ticker.C {
		select {
		case <-quit:
			return
		default:
		}
		go w.work() // want `Worker.work is started on every tick`
	}
}

func ofOneShot(w *Worker) {
	timer := time.NewTimer(time.Second)
	for {
		select {
		case <-timer.C:
			go w.work()
		}
	}
}

// account is brought up to date on a tick, and whenever something has happened to it.
type account struct {
	mu     sync.Mutex
	client *http.Client
	state  string
}

func (a *account) update() {
	a.mu.Lock()
	state := a.state
	a.mu.Unlock()
	a.client.Get(state)
}

func ofWorkMadeForMany(all []*account) {
	for range time.NewTicker(time.Minute).C {
		for _, a := range all {
			go a.update()
		}
	}
}

func onChange(a *account) { go a.update() }
