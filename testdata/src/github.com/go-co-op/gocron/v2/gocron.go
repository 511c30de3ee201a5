// Package gocron is a stub of github.com/go-co-op/gocron/v2: declarations as
// there, bodies that return zero values.
package gocron

import (
	"context"
	"time"

	"github.com/google/uuid"
	"github.com/jonboulle/clockwork"
)

type (
	scheduler   struct{}
	internalJob struct{}
	task        struct{}
	days        []int
	atTime      struct{}
)

type Scheduler interface {
	Jobs() []Job
	NewJob(JobDefinition, Task, ...JobOption) (Job, error)
	RemoveByTags(...string)
	RemoveJob(uuid.UUID) error
	Shutdown() error
	Start()
	StopJobs() error
	Update(uuid.UUID, JobDefinition, Task, ...JobOption) (Job, error)
}

func NewScheduler(options ...SchedulerOption) (Scheduler, error) { return nil, nil }

type Job interface {
	ID() uuid.UUID
	IsRunning() (bool, error)
	Name() string
	NextRun() (time.Time, error)
	RunNow() error
	Tags() []string
}

// When a job runs.

type JobDefinition interface {
	setup(j *internalJob, l *time.Location, now time.Time) error
}

func CronJob(crontab string, withSeconds bool) JobDefinition { return nil }

func DailyJob(interval uint, atTimes AtTimes) JobDefinition { return nil }

func DurationJob(duration time.Duration) JobDefinition { return nil }

func DurationRandomJob(minDuration, maxDuration time.Duration) JobDefinition { return nil }

func MonthlyJob(interval uint, daysOfTheMonth DaysOfTheMonth, atTimes AtTimes) JobDefinition {
	return nil
}

func OneTimeJob(startAt OneTimeJobStartAtOption) JobDefinition { return nil }

func WeeklyJob(interval uint, daysOfTheWeek Weekdays, atTimes AtTimes) JobDefinition { return nil }

type OneTimeJobStartAtOption func(*internalJob) []time.Time

func OneTimeJobStartDateTime(start time.Time) OneTimeJobStartAtOption { return nil }

func OneTimeJobStartDateTimes(times ...time.Time) OneTimeJobStartAtOption { return nil }

func OneTimeJobStartImmediately() OneTimeJobStartAtOption { return nil }

type AtTime func() atTime

func NewAtTime(hours, minutes, seconds uint) AtTime { return nil }

type AtTimes func() []AtTime

func NewAtTimes(atTime AtTime, atTimes ...AtTime) AtTimes { return nil }

type DaysOfTheMonth func() days

func NewDaysOfTheMonth(day int, moreDays ...int) DaysOfTheMonth { return nil }

type Weekdays func() []time.Weekday

func NewWeekdays(weekday time.Weekday, weekdays ...time.Weekday) Weekdays { return nil }

// What it runs.

type Task func() task

func NewTask(function any, parameters ...any) Task { return nil }

// How it runs.

type LimitMode int

const (
	LimitModeReschedule = 1
	LimitModeWait       = 2
)

type JobOption func(*internalJob, time.Time) error

func WithContext(ctx context.Context) JobOption { return nil }

func WithDisabledDistributedJobLocker(disabled bool) JobOption { return nil }

func WithDistributedJobLocker(locker Locker) JobOption { return nil }

func WithEventListeners(eventListeners ...EventListener) JobOption { return nil }

func WithIdentifier(id uuid.UUID) JobOption { return nil }

func WithIntervalFromCompletion() JobOption { return nil }

func WithLimitedRuns(limit uint) JobOption { return nil }

func WithName(name string) JobOption { return nil }

func WithSingletonMode(mode LimitMode) JobOption { return nil }

func WithStartAt(option StartAtOption) JobOption { return nil }

func WithStopAt(option StopAtOption) JobOption { return nil }

func WithTags(tags ...string) JobOption { return nil }

type StartAtOption func(*internalJob, time.Time) error

func WithStartDateTime(start time.Time) StartAtOption { return nil }

func WithStartImmediately() StartAtOption { return nil }

type StopAtOption func(*internalJob, time.Time) error

func WithStopDateTime(end time.Time) StopAtOption { return nil }

type EventListener func(*internalJob) error

func AfterJobRuns(eventListenerFunc func(jobID uuid.UUID, jobName string)) EventListener { return nil }

func AfterJobRunsWithError(eventListenerFunc func(jobID uuid.UUID, jobName string, err error)) EventListener {
	return nil
}

func BeforeJobRuns(eventListenerFunc func(jobID uuid.UUID, jobName string)) EventListener { return nil }

// How the jobs of a scheduler run.

type SchedulerOption func(*scheduler) error

func WithClock(clock clockwork.Clock) SchedulerOption { return nil }

func WithDistributedElector(elector Elector) SchedulerOption { return nil }

func WithDistributedLocker(locker Locker) SchedulerOption { return nil }

func WithGlobalJobOptions(jobOptions ...JobOption) SchedulerOption { return nil }

func WithLimitConcurrentJobs(limit uint, mode LimitMode) SchedulerOption { return nil }

func WithLocation(location *time.Location) SchedulerOption { return nil }

func WithLogger(logger Logger) SchedulerOption { return nil }

func WithStopTimeout(timeout time.Duration) SchedulerOption { return nil }

type Elector interface {
	IsLeader(context.Context) error
}

type Lock interface {
	Unlock(ctx context.Context) error
}

type Locker interface {
	Lock(ctx context.Context, key string) (Lock, error)
}

type Logger interface {
	Debug(msg string, args ...any)
	Error(msg string, args ...any)
	Info(msg string, args ...any)
	Warn(msg string, args ...any)
}
