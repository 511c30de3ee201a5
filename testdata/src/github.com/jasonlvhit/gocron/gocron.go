// Package gocron is a stub of github.com/jasonlvhit/gocron: declarations as
// there, bodies that return zero values.
package gocron

import "time"

type Scheduler struct{ loc *time.Location }

func NewScheduler() *Scheduler { return nil }

func (s *Scheduler) Clear() {}

func (s *Scheduler) Every(interval uint64) *Job { return nil }

func (s *Scheduler) Remove(j interface{}) {}

func (s *Scheduler) RunAll() {}

func (s *Scheduler) RunPending() {}

func (s *Scheduler) Start() chan bool { return nil }

// The same of a scheduler that the package has.

func Clear() {}

func Every(interval uint64) *Job { return nil }

func Remove(j interface{}) {}

func RunAll() {}

func RunPending() {}

func Start() chan bool { return nil }

type Locker interface {
	Lock(key string) (bool, error)
	Unlock(key string) error
}

func SetLocker(l Locker) {}

type Job struct{ interval uint64 }

func NewJob(interval uint64) *Job { return nil }

func (j *Job) Do(jobFun interface{}, params ...interface{}) error { return nil }

func (j *Job) DoSafely(jobFun interface{}, params ...interface{}) error { return nil }

func (j *Job) At(t string) *Job { return nil }

func (j *Job) From(t *time.Time) *Job { return nil }

func (j *Job) Loc(loc *time.Location) *Job { return nil }

func (j *Job) Lock() *Job { return nil }

func (j *Job) Second() *Job { return nil }

func (j *Job) Seconds() *Job { return nil }

func (j *Job) Minute() *Job { return nil }

func (j *Job) Minutes() *Job { return nil }

func (j *Job) Hour() *Job { return nil }

func (j *Job) Hours() *Job { return nil }

func (j *Job) Day() *Job { return nil }

func (j *Job) Days() *Job { return nil }

func (j *Job) Week() *Job { return nil }

func (j *Job) Weeks() *Job { return nil }

func (j *Job) Weekday(startDay time.Weekday) *Job { return nil }

func (j *Job) Monday() (job *Job) { return nil }

func (j *Job) Sunday() *Job { return nil }
