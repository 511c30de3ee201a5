// Package fixes holds what can be repaired by adding one thing.
package fixes

import (
	"net/http"
	"time"

	gocron1 "github.com/go-co-op/gocron"
	"github.com/go-co-op/gocron/v2"
	jobs "github.com/robfig/cron/v3"
)

type worker struct {
	client *http.Client
	timer  *time.Timer
}

func (w *worker) work() { w.client.Get("https://work.example/") }

func newCron() *jobs.Cron {
	return jobs.New()
}

func ofCron(w *worker) {
	c := newCron()
	c.AddFunc("@every 30s", w.work) // want `worker.work is started on schedule`
	c.AddFunc("@every 50s", w.work) // want `worker.work is started on schedule`
}

func ofCronWithOptions(w *worker) {
	c := jobs.New(jobs.WithSeconds())
	c.AddFunc("@every 30s", w.work) // want `worker.work is started on schedule`
}

// A second chain would take the place of the first.
func ofCronWithChain(w *worker) {
	c := jobs.New(jobs.WithChain(jobs.Recover(jobs.DefaultLogger)))
	c.AddFunc("@every 30s", w.work) // want `worker.work is started on schedule`
}

func ofGocron1(w *worker) {
	s := gocron1.NewScheduler(time.UTC)
	s.Every(5).Seconds().Do(w.work) // want `worker.work is started on schedule`
}

func ofGocron(w *worker) {
	s, _ := gocron.NewScheduler()
	s.NewJob(gocron.DurationJob(5*time.Second), gocron.NewTask(w.work)) // want `worker.work is started on schedule`
}

func (w *worker) arm() {
	w.timer = time.AfterFunc(time.Minute, func() {
		w.timer.Reset(time.Minute) // want `timer is armed again before worker.work has run`
		w.work()
	})
}

// It returns early, and is not armed again then.
func (w *worker) armUnless(stopped func() bool) {
	w.timer = time.AfterFunc(time.Minute, func() {
		w.timer.Reset(time.Minute) // want `timer is armed again before worker.work has run`
		if stopped() {
			w.timer.Stop()
			return
		}
		w.work()
	})
}
