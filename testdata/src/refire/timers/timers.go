// Package timers holds functions that timers call, and that set them again.
package timers

import (
	"net/http"
	"sync"
	"time"
)

type Worker struct {
	mu     sync.Mutex
	client *http.Client
	timer  *time.Timer
	left   int
}

func (w *Worker) work() { w.client.Get("https://work.example/") }

func (w *Worker) first() {
	w.timer = time.AfterFunc(time.Second, func() {
		w.timer.Reset(time.Second) // want `timer is armed again before Worker.work has run, a run longer than the period overlaps the next one`
		w.work()
	})
}

func (w *Worker) last() {
	w.timer = time.AfterFunc(time.Second, func() {
		w.work()
		w.timer.Reset(time.Second)
	})
}

func (w *Worker) anew() {
	w.timer = time.AfterFunc(time.Second, w.fire)
}

func (w *Worker) fire() {
	w.timer = time.AfterFunc(time.Second, w.fire) // want `timer is armed again before Worker.work has run, a run longer than the period overlaps the next one`
	w.work()
}

func (w *Worker) anewLast() {
	w.timer = time.AfterFunc(time.Second, w.fireLast)
}

func (w *Worker) fireLast() {
	w.work()
	w.timer = time.AfterFunc(time.Second, w.fireLast)
}

// Set again on a path that leaves.
func (w *Worker) leaves() {
	w.timer = time.AfterFunc(time.Second, func() {
		w.mu.Lock()
		if w.left > 0 {
			w.timer.Reset(time.Second)
			w.mu.Unlock()
			return
		}
		w.mu.Unlock()
		w.work()
	})
}

func (w *Worker) anotherTimer(other *time.Timer) {
	w.timer = time.AfterFunc(time.Second, func() {
		other.Reset(time.Second)
		w.work()
	})
}

func (w *Worker) underALock() {
	w.timer = time.AfterFunc(time.Second, func() {
		w.mu.Lock()
		defer w.mu.Unlock()
		w.timer.Reset(time.Second)
		w.work()
	})
}

func (w *Worker) onceAnHour() {
	w.timer = time.AfterFunc(time.Hour, func() {
		w.timer.Reset(time.Hour)
		w.work()
	})
}

func (w *Worker) quick() {
	w.timer = time.AfterFunc(time.Second, func() {
		w.timer.Reset(time.Second)
		w.left++
	})
}
