// Package cron holds jobs of schedulers, whose runs overlap or are kept apart.
package cron

import (
	"context"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	cron1 "github.com/robfig/cron"
	"github.com/robfig/cron/v3"
)

type Worker struct {
	client *http.Client
	busy   atomic.Bool
	runs   atomic.Int64
}

func (w *Worker) work() { w.client.Get("https://work.example/") }

func (w *Worker) guarded() {
	if !w.busy.CompareAndSwap(false, true) {
		return
	}
	defer w.busy.Store(false)
	w.work()
}

func (w *Worker) count() { w.runs.Add(1) }

type task struct{ w *Worker }

func (t *task) Run() { t.w.work() }

type guardedTask struct{ w *Worker }

func (t *guardedTask) Run() { t.w.guarded() }

func byDefault(w *Worker) {
	c := cron.New(cron.WithSeconds())
	c.AddFunc("*/5 * * * * *", w.work)                                                 // want `Worker.work is started on schedule even while its last run is active, without cron.SkipIfStillRunning`
	c.AddFunc("@every 30s", func() { w.work() })                                       // want `this job is started on schedule even while its last run is active, without cron.SkipIfStillRunning`
	c.AddJob("@every 30s", &task{w})                                                   // want `task.Run is started on schedule even while its last run is active`
	c.AddJob("@every 30s", cron.FuncJob(w.work))                                       // want `Worker.work is started on schedule even while its last run is active`
	c.Schedule(cron.Every(time.Minute), cron.FuncJob(w.work))                          // want `Worker.work is started on schedule even while its last run is active`
	c.AddFunc("@every 30s", w.guarded)                                                 // guards itself
	c.AddJob("@every 30s", &guardedTask{w})                                            // so does this one
	c.AddFunc("@every 30s", w.count)                                                   // quick
	c.AddFunc("@daily", w.work)                                                        // rare
	c.AddFunc("0 30 2 * * *", w.work)                                                  // rare
	c.Schedule(cron.Every(24*time.Hour), cron.FuncJob(w.work))                         // rare
	c.AddJob("@every 30s", cron.NewChain(cron.SkipIfStillRunning(nil)).Then(&task{w})) // a chain of its own
	c.Start()
}

func oldVersion(w *Worker) {
	c := cron1.New()
	c.AddFunc("*/5 * * * * *", w.work) // want `Worker.work is started on schedule even while its last run is active, this library keeps no runs apart`
	c.AddFunc("*/5 * * * * *", w.guarded)
}

func recoverOnly(w *Worker) {
	c := cron.New(cron.WithChain(cron.Recover(cron.DefaultLogger)))
	c.AddFunc("@every 30s", w.work) // want `Worker.work is started on schedule even while its last run is active`
}

func skips(w *Worker) {
	c := cron.New(cron.WithChain(cron.Recover(cron.DefaultLogger), cron.SkipIfStillRunning(cron.DefaultLogger)))
	c.AddFunc("@every 30s", w.work)
}

func delays(w *Worker) {
	options := []cron.Option{cron.WithSeconds(), cron.WithChain(cron.DelayIfStillRunning(cron.DefaultLogger))}
	c := cron.New(options...)
	c.AddFunc("@every 30s", w.work)
}

func ownWrapper(w *Worker) {
	c := cron.New(cron.WithChain(func(job cron.Job) cron.Job { return job }))
	c.AddFunc("@every 30s", w.work) // it may keep runs apart
}

func optionsOfTheCaller(w *Worker, options ...cron.Option) {
	c := cron.New(options...)
	c.AddFunc("@every 30s", w.work)
}

func schedulerOfTheCaller(w *Worker, c *cron.Cron) {
	c.AddFunc("@every 30s", w.work)
}

func jobOfTheCaller(job func()) {
	c := cron.New()
	c.AddFunc("@every 30s", job)
}

var global = cron.New()

func ofGlobal(w *Worker) {
	global.AddFunc("@every 30s", w.work)
}

// Silent: when the job runs is a setting; what is written is how that is read.
func parsed(spec string, w *Worker) {
	c := cron.New(cron.WithParser(cron.NewParser(cron.SecondOptional)))
	c.AddFunc(spec, w.work)
}

// Silent: the work is done by a function that begins with a guard, in the head of an if.
func inTheHead(w *Worker) {
	c := cron.New()
	c.AddFunc("@every 30s", func() {
		if err := w.exclusive(); err != nil {
			w.runs.Add(1)
		}
	})
}

func (w *Worker) exclusive() error {
	release, err := w.tryAcquire()
	if err != nil {
		return err
	}
	defer release()
	w.work()
	return nil
}

func (w *Worker) tryAcquire() (func(), error) { return func() {}, nil }

// Silent: runs wait for one another.
func inTurn(w *Worker, mu *sync.Mutex) {
	c := cron.New()
	c.AddFunc("@every 30s", func() {
		mu.Lock()
		defer mu.Unlock()
		w.work()
	})
}

func newCron() *cron.Cron { return cron.New(cron.WithLocation(time.UTC)) }

func madeElsewhere(w *Worker) {
	c := newCron()
	c.AddFunc("@every 30s", w.work) // want `Worker.work is started on schedule even while its last run is active`
}

func once(w *Worker, f func()) func() {
	return func() {
		if w.busy.CompareAndSwap(false, true) {
			defer w.busy.Store(false)
			f()
		}
	}
}

func wrappedInAGuard(w *Worker) {
	c := cron.New()
	c.AddFunc("@every 30s", once(w, w.work))
}

func withContext(ctx context.Context, w *Worker) {
	c := cron.New()
	c.AddFunc("@every 30s", func() { // want `this job is started on schedule even while its last run is active`
		req, _ := http.NewRequestWithContext(ctx, "GET", "https://work.example/", nil)
		w.client.Do(req)
	})
}

// Silent: the job takes the only token, and gives it back when it is done.
func byToken(w *Worker, token chan bool) {
	c := cron.New()
	c.AddFunc("@every 30s", func() {
		select {
		case v := <-token:
			defer func() { token <- v }()
			w.work()
		default:
		}
	})
}
