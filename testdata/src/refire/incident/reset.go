package incident

import (
	"time"

	"refire/incident/api"
	"refire/incident/progress"
)

// A Watch counts what a countdown does, in each form that such code has.
type Watch struct {
	left, elapsed int
	count         *progress.Progress
}

func (w *Watch) save() {
	if api.Save(w.left) == nil {
		w.elapsed = 0
	}
}

func (w *Watch) reset() { w.elapsed = 0 }

func (w *Watch) saveThen(done func()) {
	if api.Save(w.left) == nil {
		done()
	}
}

// endsWithTheOther leaves when the time is over: no tick follows, so that keeps nothing.
func (w *Watch) endsWithTheOther() {
	for range time.Tick(time.Second) {
		w.left--
		w.elapsed++
		if w.left <= 0 {
			return
		}
		if w.elapsed > interval {
			go w.save() // want `Watch.save is started whenever elapsed is past its limit`
		}
	}
}

func (w *Watch) literal() {
	for range time.Tick(time.Second) {
		w.elapsed++
		if w.elapsed > interval {
			go w.saveThen(func() { w.elapsed = 0 }) // want `Watch.saveThen is started whenever elapsed is past its limit`
		}
	}
}

func (w *Watch) literalInside() {
	for range time.Tick(time.Second) {
		w.elapsed++
		if w.elapsed > interval {
			go func() { // want `a goroutine is started whenever elapsed is past its limit`
				api.SaveThen(w.left, func() { w.elapsed = 0 })
			}()
		}
	}
}

func (w *Watch) methodValue() {
	for range time.Tick(time.Second) {
		w.elapsed++
		if w.elapsed > interval {
			go w.saveThen(w.reset) // want `Watch.saveThen is started whenever elapsed is past its limit`
		}
	}
}

func (w *Watch) startedElsewhere() {
	for range time.Tick(time.Second) {
		w.elapsed++
		if w.elapsed > interval {
			api.SaveLater(w.left, func() { w.elapsed = 0 }) // want `api.SaveLater is started whenever elapsed is past its limit`
		}
	}
}

func (w *Watch) second() int {
	w.elapsed++
	return w.elapsed
}

func (w *Watch) counting() {
	for range time.Tick(time.Second) {
		if w.second() > interval {
			go w.save() // want `Watch.save is started whenever Watch.second is past its limit`
		}
	}
}

func (w *Watch) since() int { return w.elapsed }

func (w *Watch) getter() {
	for range time.Tick(time.Second) {
		w.elapsed++
		if w.since() > interval {
			go w.save() // want `Watch.save is started whenever Watch.since is past its limit`
		}
	}
}

func (w *Watch) saveCount() {
	api.Save(w.left)
	w.count.Reset()
}

func (w *Watch) toldToCount() {
	for range time.Tick(time.Second) {
		w.count.Tick()
		if w.count.Elapsed() > interval {
			go w.saveCount() // want `Watch.saveCount is started whenever Progress.Elapsed is past its limit`
		}
	}
}

func (w *Watch) async() { go w.save() } // want `Watch.save is started whenever elapsed is past its limit`

// throughCallee starts it in a function that stands in front of it.
func (w *Watch) throughCallee() {
	for range time.Tick(time.Second) {
		w.elapsed++
		if w.elapsed > interval {
			w.async()
		}
	}
}

// resetInTheTurn sets it back itself, before the answer comes.
func (w *Watch) resetInTheTurn() {
	for range time.Tick(time.Second) {
		w.elapsed++
		if w.elapsed > interval {
			w.reset()
			go w.saveThen(func() { w.elapsed = 0 })
		}
	}
}
