// Package cron is a stub of github.com/robfig/cron: declarations as there,
// bodies that return zero values.
package cron

import (
	"log"
	"time"
)

type Cron struct{ ErrorLog *log.Logger }

func New() *Cron { return nil }

func NewWithLocation(location *time.Location) *Cron { return nil }

func (c *Cron) AddFunc(spec string, cmd func()) error { return nil }

func (c *Cron) AddJob(spec string, cmd Job) error { return nil }

func (c *Cron) Schedule(schedule Schedule, cmd Job) {}

func (c *Cron) Entries() []*Entry { return nil }

func (c *Cron) Run() {}

func (c *Cron) Start() {}

func (c *Cron) Stop() {}

type Job interface{ Run() }

type FuncJob func()

func (f FuncJob) Run() {}

type Entry struct {
	Schedule Schedule
	Next     time.Time
	Prev     time.Time
	Job      Job
}

type Schedule interface{ Next(time.Time) time.Time }

type ConstantDelaySchedule struct{ Delay time.Duration }

func Every(duration time.Duration) ConstantDelaySchedule { return ConstantDelaySchedule{} }

func (schedule ConstantDelaySchedule) Next(t time.Time) time.Time { return time.Time{} }

type SpecSchedule struct {
	Second, Minute, Hour, Dom, Month, Dow uint64
}

func (s *SpecSchedule) Next(t time.Time) time.Time { return time.Time{} }

func Parse(spec string) (Schedule, error) { return nil, nil }

func ParseStandard(standardSpec string) (Schedule, error) { return nil, nil }
