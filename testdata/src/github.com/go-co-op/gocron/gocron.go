// Package gocron is a stub of github.com/go-co-op/gocron: declarations as
// there, bodies that return zero values.
package gocron

import (
	"context"
	"time"
)

type limitMode int8

const (
	RescheduleMode limitMode = iota
	WaitMode
)

type Scheduler struct{ location *time.Location }

func NewScheduler(loc *time.Location) *Scheduler { return nil }

// What adds a job.

func (s *Scheduler) Do(jobFun interface{}, params ...interface{}) (*Job, error) { return nil, nil }

func (s *Scheduler) DoWithJobDetails(jobFun interface{}, params ...interface{}) (*Job, error) {
	return nil, nil
}

func (s *Scheduler) Job(j *Job) *Scheduler { return nil }

func (s *Scheduler) Update() (*Job, error) { return nil, nil }

// What says when it runs.

func (s *Scheduler) Every(interval interface{}) *Scheduler { return nil }

func (s *Scheduler) EveryRandom(lower, upper int) *Scheduler { return nil }

func (s *Scheduler) Cron(cronExpression string) *Scheduler { return nil }

func (s *Scheduler) CronWithSeconds(cronExpression string) *Scheduler { return nil }

func (s *Scheduler) Millisecond() *Scheduler { return nil }

func (s *Scheduler) Milliseconds() *Scheduler { return nil }

func (s *Scheduler) Second() *Scheduler { return nil }

func (s *Scheduler) Seconds() *Scheduler { return nil }

func (s *Scheduler) Minute() *Scheduler { return nil }

func (s *Scheduler) Minutes() *Scheduler { return nil }

func (s *Scheduler) Hour() *Scheduler { return nil }

func (s *Scheduler) Hours() *Scheduler { return nil }

func (s *Scheduler) Day() *Scheduler { return nil }

func (s *Scheduler) Days() *Scheduler { return nil }

func (s *Scheduler) Week() *Scheduler { return nil }

func (s *Scheduler) Weeks() *Scheduler { return nil }

func (s *Scheduler) Month(daysOfMonth ...int) *Scheduler { return nil }

func (s *Scheduler) Months(daysOfTheMonth ...int) *Scheduler { return nil }

func (s *Scheduler) Monday() *Scheduler { return nil }

func (s *Scheduler) Sunday() *Scheduler { return nil }

func (s *Scheduler) Weekday(weekDay time.Weekday) *Scheduler { return nil }

func (s *Scheduler) Midday() *Scheduler { return nil }

func (s *Scheduler) At(i interface{}) *Scheduler { return nil }

func (s *Scheduler) StartAt(t time.Time) *Scheduler { return nil }

func (s *Scheduler) StartImmediately() *Scheduler { return nil }

func (s *Scheduler) WaitForSchedule() *Scheduler { return nil }

func (s *Scheduler) WaitForScheduleAll() {}

// What says how often, or how many at a time.

func (s *Scheduler) LimitRunsTo(i int) *Scheduler { return nil }

func (s *Scheduler) SetMaxConcurrentJobs(n int, mode limitMode) {}

func (s *Scheduler) SingletonMode() *Scheduler { return nil }

func (s *Scheduler) SingletonModeAll() {}

func (s *Scheduler) WithDistributedElector(e Elector) {}

func (s *Scheduler) WithDistributedLocker(l Locker) {}

// The rest of a chain, and of a life.

func (s *Scheduler) Name(name string) *Scheduler { return nil }

func (s *Scheduler) Tag(t ...string) *Scheduler { return nil }

func (s *Scheduler) TagsUnique() {}

func (s *Scheduler) Clear() {}

func (s *Scheduler) Remove(job interface{}) {}

func (s *Scheduler) RunAll() {}

func (s *Scheduler) RunByTag(tag string) error { return nil }

func (s *Scheduler) StartAsync() {}

func (s *Scheduler) StartBlocking() {}

func (s *Scheduler) Stop() {}

type Job struct{ interval int }

func (j *Job) IsRunning() bool { return false }

func (j *Job) LimitRunsTo(n int) {}

func (j *Job) Name(name string) {}

func (j *Job) SingletonMode() {}

func (j *Job) Tag(tags ...string) {}

type Elector interface {
	IsLeader(ctx context.Context) error
}

type Lock interface {
	Unlock(ctx context.Context) error
}

type Locker interface {
	Lock(ctx context.Context, key string) (Lock, error)
}
