// Package clock is a stub of github.com/benbjohnson/clock: declarations as
// there, bodies that return zero values.
package clock

import (
	"context"
	"time"
)

type Clock interface {
	After(d time.Duration) <-chan time.Time
	AfterFunc(d time.Duration, f func()) *Timer
	Now() time.Time
	Since(t time.Time) time.Duration
	Until(t time.Time) time.Duration
	Sleep(d time.Duration)
	Tick(d time.Duration) <-chan time.Time
	Ticker(d time.Duration) *Ticker
	Timer(d time.Duration) *Timer
	WithDeadline(parent context.Context, d time.Time) (context.Context, context.CancelFunc)
	WithTimeout(parent context.Context, t time.Duration) (context.Context, context.CancelFunc)
}

func New() Clock { return nil }

type Mock struct{ now time.Time }

func NewMock() *Mock { return nil }

func (m *Mock) Add(d time.Duration) {}

func (m *Mock) After(d time.Duration) <-chan time.Time { return nil }

func (m *Mock) AfterFunc(d time.Duration, f func()) *Timer { return nil }

func (m *Mock) Now() time.Time { return time.Time{} }

func (m *Mock) Since(t time.Time) time.Duration { return 0 }

func (m *Mock) Sleep(d time.Duration) {}

func (m *Mock) Tick(d time.Duration) <-chan time.Time { return nil }

func (m *Mock) Ticker(d time.Duration) *Ticker { return nil }

func (m *Mock) Timer(d time.Duration) *Timer { return nil }

func (m *Mock) Until(t time.Time) time.Duration { return 0 }

type Ticker struct{ C <-chan time.Time }

func (t *Ticker) Reset(dur time.Duration) {}

func (t *Ticker) Stop() {}

type Timer struct{ C <-chan time.Time }

func (t *Timer) Reset(d time.Duration) bool { return false }

func (t *Timer) Stop() bool { return false }
