// Package clockwork is a stub of github.com/jonboulle/clockwork: declarations
// as there, bodies that return zero values.
package clockwork

import "time"

type Clock interface {
	After(d time.Duration) <-chan time.Time
	Sleep(d time.Duration)
	Now() time.Time
	Since(t time.Time) time.Duration
	Until(t time.Time) time.Duration
	NewTicker(d time.Duration) Ticker
	NewTimer(d time.Duration) Timer
	AfterFunc(d time.Duration, f func()) Timer
}

func NewRealClock() Clock { return nil }

type FakeClock struct{ time time.Time }

func NewFakeClock() *FakeClock { return nil }

func (fc *FakeClock) Advance(d time.Duration) {}

func (fc *FakeClock) After(d time.Duration) <-chan time.Time { return nil }

func (fc *FakeClock) AfterFunc(d time.Duration, f func()) Timer { return nil }

func (fc *FakeClock) NewTicker(d time.Duration) Ticker { return nil }

func (fc *FakeClock) NewTimer(d time.Duration) Timer { return nil }

func (fc *FakeClock) Now() time.Time { return time.Time{} }

func (fc *FakeClock) Since(t time.Time) time.Duration { return 0 }

func (fc *FakeClock) Sleep(d time.Duration) {}

func (fc *FakeClock) Until(t time.Time) time.Duration { return 0 }

type Ticker interface {
	Chan() <-chan time.Time
	Reset(d time.Duration)
	Stop()
}

type Timer interface {
	Chan() <-chan time.Time
	Reset(d time.Duration) bool
	Stop() bool
}
