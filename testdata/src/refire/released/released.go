// Package released holds guards that are released, too early or in time.
package released

import (
	"net/http"
	"sync"
	"sync/atomic"
)

type Worker struct {
	mu     sync.Mutex
	client *http.Client
	busy   atomic.Bool
	state  atomic.Int32
	seen   int
}

func (w *Worker) work() { w.client.Get("https://work.example/") }

func (w *Worker) inAGoroutine() {
	if w.busy.CompareAndSwap(false, true) { // want `guard is released at line \d+, before Worker.work has run, and keeps no second run from beginning`
		go w.work()
		w.busy.Store(false)
	}
}

func (w *Worker) beforeTheWork() {
	if !w.busy.CompareAndSwap(false, true) { // want `guard is released at line \d+, before Client.Get has run, and keeps no second run from beginning`
		return
	}
	w.seen++
	w.busy.Store(false)
	w.client.Get("https://work.example/")
}

func (w *Worker) behindTheWork() {
	if !w.busy.CompareAndSwap(false, true) {
		return
	}
	w.client.Get("https://work.example/")
	w.busy.Store(false)
}

func (w *Worker) deferred() {
	if !w.busy.CompareAndSwap(false, true) {
		return
	}
	defer w.busy.Store(false)
	w.client.Get("https://work.example/")
}

func (w *Worker) coversOneStep() {
	if !w.busy.CompareAndSwap(false, true) {
		return
	}
	w.client.Get("https://work.example/first")
	w.busy.Store(false)
	w.client.Get("https://work.example/second")
}

func (w *Worker) releasedOnAnotherPath(ready bool) {
	if !w.busy.CompareAndSwap(false, true) {
		return
	}
	if !ready {
		w.busy.Store(false)
		return
	}
	go func() {
		defer w.busy.Store(false)
		w.work()
	}()
}

func (w *Worker) waitsForIt() {
	if !w.busy.CompareAndSwap(false, true) {
		return
	}
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		w.work()
	}()
	wg.Wait()
	w.busy.Store(false)
}

func (w *Worker) notDecidedByIt() {
	if w.busy.CompareAndSwap(false, true) {
		w.seen++
		w.busy.Store(false)
	}
	w.client.Get("https://work.example/")
}
