package schedulers_test

import (
	"context"
	"testing"
	"time"

	gocron "github.com/go-co-op/gocron/v2"
)

// A tryLock2 is a tryLock for v2.
type tryLock2 struct{ tryLock }

func (l *tryLock2) Lock(ctx context.Context, key string) (gocron.Lock, error) {
	return l.tryLock.Lock(ctx, key)
}

var everyPeriod = gocron.DurationJob(period)

func newScheduler(opts ...gocron.SchedulerOption) gocron.Scheduler {
	s, err := gocron.NewScheduler(opts...)
	if err != nil {
		panic(err)
	}
	return s
}

// gocronV2 runs what add adds to a scheduler of these options.
func gocronV2(add func(s gocron.Scheduler, work func()), opts ...gocron.SchedulerOption) mechanism {
	return func(ctx context.Context, work func()) {
		s := newScheduler(opts...)
		defer s.Shutdown()
		add(s, work)
		s.Start()
		<-ctx.Done()
	}
}

// job adds the work as one job.
func job(definition gocron.JobDefinition, opts ...gocron.JobOption) func(gocron.Scheduler, func()) {
	return func(s gocron.Scheduler, work func()) { newJob(s, definition, work, opts...) }
}

func newJob(s gocron.Scheduler, definition gocron.JobDefinition, work func(), opts ...gocron.JobOption) gocron.Job {
	j, err := s.NewJob(definition, gocron.NewTask(work), opts...)
	if err != nil {
		panic(err)
	}
	return j
}

func TestGocronV2(t *testing.T) {
	check(t, named("go-co-op/gocron/v2: ", []claim{
		{"DurationJob", overlaps, gocronV2(job(everyPeriod))},
		{"DurationRandomJob", overlaps, gocronV2(job(gocron.DurationRandomJob(period, 2*period)))},
		{"CronJob with seconds", overlaps, gocronV2(job(gocron.CronJob("* * * * * *", true)))},
		{"CronJob of @every", overlaps, gocronV2(job(gocron.CronJob(everySecond, false)))},
		{"a task with a parameter", overlaps, gocronV2(func(s gocron.Scheduler, work func()) {
			s.NewJob(everyPeriod, gocron.NewTask(func(f func()) { f() }, work))
		})},
	}))
}

func TestGocronV2Guards(t *testing.T) {
	plain := job(everyPeriod)
	singleton := gocron.WithSingletonMode(gocron.LimitModeReschedule)
	check(t, named("go-co-op/gocron/v2: ", []claim{
		{"WithSingletonMode(LimitModeReschedule)", alone, gocronV2(job(everyPeriod, singleton))},
		{"WithSingletonMode(LimitModeWait)", queues, gocronV2(job(everyPeriod, gocron.WithSingletonMode(gocron.LimitModeWait)))},
		{"WithSingletonMode of a CronJob", alone, gocronV2(job(gocron.CronJob("* * * * * *", true), singleton))},
		{"WithGlobalJobOptions(WithSingletonMode)", alone, gocronV2(plain, gocron.WithGlobalJobOptions(singleton))},
		{"the last WithGlobalJobOptions counts", overlaps, gocronV2(plain,
			gocron.WithGlobalJobOptions(singleton), gocron.WithGlobalJobOptions(gocron.WithTags("tag")))},
		{"work that is two jobs WithSingletonMode", overlaps, gocronV2(func(s gocron.Scheduler, work func()) {
			newJob(s, everyPeriod, work, singleton)
			newJob(s, everyPeriod, work, singleton)
		})},
		{"Update without the option of NewJob", overlaps, gocronV2(func(s gocron.Scheduler, work func()) {
			j := newJob(s, everyPeriod, func() {}, singleton)
			s.Update(j.ID(), everyPeriod, gocron.NewTask(work))
		})},

		{"WithLimitConcurrentJobs(1, LimitModeReschedule)", alone, gocronV2(plain,
			gocron.WithLimitConcurrentJobs(1, gocron.LimitModeReschedule))},
		{"WithLimitConcurrentJobs(1, LimitModeWait)", queues, gocronV2(plain,
			gocron.WithLimitConcurrentJobs(1, gocron.LimitModeWait))},
		{"WithLimitConcurrentJobs(2, LimitModeReschedule)", overlaps, gocronV2(plain,
			gocron.WithLimitConcurrentJobs(2, gocron.LimitModeReschedule))},
		{"WithLimitConcurrentJobs(2, LimitModeReschedule) and WithSingletonMode", alone, gocronV2(job(everyPeriod, singleton),
			gocron.WithLimitConcurrentJobs(2, gocron.LimitModeReschedule))},

		{"WithDistributedLocker", alone, gocronV2(plain, gocron.WithDistributedLocker(&tryLock2{}))},
		{"WithDistributedJobLocker", alone, gocronV2(job(everyPeriod, gocron.WithDistributedJobLocker(&tryLock2{})))},
		{"WithDisabledDistributedJobLocker", overlaps, gocronV2(job(everyPeriod, gocron.WithDisabledDistributedJobLocker(true)),
			gocron.WithDistributedLocker(&tryLock2{}))},
		{"WithDistributedElector", overlaps, gocronV2(plain, gocron.WithDistributedElector(leader{}))},
	}))
}

// The next run is planned when one is over. What is not planned is not kept from it.
func TestGocronV2IntervalFromCompletion(t *testing.T) {
	fromCompletion := gocron.WithIntervalFromCompletion()
	check(t, named("go-co-op/gocron/v2: ", []claim{
		{"WithIntervalFromCompletion of a DurationJob", alone, gocronV2(job(everyPeriod, fromCompletion))},
		{"WithIntervalFromCompletion of a CronJob", alone, gocronV2(job(gocron.CronJob("* * * * * *", true), fromCompletion))},
		{"WithGlobalJobOptions(WithIntervalFromCompletion)", alone, gocronV2(job(everyPeriod), gocron.WithGlobalJobOptions(fromCompletion))},
		{"WithIntervalFromCompletion and Job.RunNow", overlaps, runningNow(fromCompletion)},
		{"WithSingletonMode and Job.RunNow", alone, runningNow(gocron.WithSingletonMode(gocron.LimitModeReschedule))},
	}))
}

// runningNow runs a job that is not due for hours each period by hand.
func runningNow(opts ...gocron.JobOption) mechanism {
	return func(ctx context.Context, work func()) {
		s := newScheduler()
		defer s.Shutdown()
		j := newJob(s, gocron.DurationJob(24*time.Hour), work, opts...)
		s.Start()
		eachTick(func(func()) { j.RunNow() })(ctx, work)
	}
}

func TestGocronV2Once(t *testing.T) {
	in := func(d time.Duration) time.Time { return time.Now().Add(d) }
	check(t, named("go-co-op/gocron/v2: ", []claim{
		{"OneTimeJob, immediately", once, gocronV2(job(gocron.OneTimeJob(gocron.OneTimeJobStartImmediately())))},
		{"OneTimeJob at a time", once, gocronV2(func(s gocron.Scheduler, work func()) {
			newJob(s, gocron.OneTimeJob(gocron.OneTimeJobStartDateTime(in(period))), work)
		})},
		{"OneTimeJob at two times", overlaps, gocronV2(func(s gocron.Scheduler, work func()) {
			newJob(s, gocron.OneTimeJob(gocron.OneTimeJobStartDateTimes(in(period), in(2*period))), work)
		})},

		// A job is removed when the last of its runs ends. (At v2.20.0: when it begins.)
		{"WithLimitedRuns(1)", overlaps, gocronV2(job(everyPeriod, gocron.WithLimitedRuns(1)))},
		{"WithLimitedRuns(1) of quick work", once, gocronV2(func(s gocron.Scheduler, work func()) {
			newJob(s, everyPeriod, func() { go work() }, gocron.WithLimitedRuns(1))
		})},
		{"WithLimitedRuns(1) and WithSingletonMode", once, gocronV2(job(everyPeriod,
			gocron.WithLimitedRuns(1), gocron.WithSingletonMode(gocron.LimitModeReschedule)))},
	}))
}
