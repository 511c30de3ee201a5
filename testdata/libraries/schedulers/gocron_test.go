package schedulers_test

import (
	"context"
	"errors"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	gocron "github.com/go-co-op/gocron"
	jasonlvhit "github.com/jasonlvhit/gocron"
)

var errHeld = errors.New("somebody else holds the lock")

// A tryLock is a lock of a locker of go-co-op/gocron, which refuses rather than waits.
type tryLock struct{ held atomic.Bool }

func (l *tryLock) Lock(context.Context, string) (gocron.Lock, error) {
	if !l.held.CompareAndSwap(false, true) {
		return nil, errHeld
	}
	return l, nil
}

func (l *tryLock) Unlock(context.Context) error {
	l.held.Store(false)
	return nil
}

// A leader is an elector that elects whoever asks.
type leader struct{}

func (leader) IsLeader(context.Context) error { return nil }

// gocronV1 runs what add adds to a scheduler.
func gocronV1(add func(s *gocron.Scheduler, work func())) mechanism {
	return func(ctx context.Context, work func()) {
		s := gocron.NewScheduler(time.UTC)
		add(s, work)
		s.StartAsync()
		defer s.Stop()
		<-ctx.Done()
	}
}

func TestGocronV1(t *testing.T) {
	check(t, named("go-co-op/gocron: ", []claim{
		{"Every of a string", overlaps, gocronV1(func(s *gocron.Scheduler, work func()) { s.Every("1s").Do(work) })},
		{"Every of a duration", overlaps, gocronV1(func(s *gocron.Scheduler, work func()) { s.Every(period).Do(work) })},
		{"Every of a number and a unit", overlaps, gocronV1(func(s *gocron.Scheduler, work func()) { s.Every(1).Second().Do(work) })},
		{"EveryRandom", overlaps, gocronV1(func(s *gocron.Scheduler, work func()) { s.EveryRandom(1, 2).Seconds().Do(work) })},
		{"CronWithSeconds", overlaps, gocronV1(func(s *gocron.Scheduler, work func()) { s.CronWithSeconds("* * * * * *").Do(work) })},
		{"CronWithSeconds of five fields", never, gocronV1(func(s *gocron.Scheduler, work func()) { s.CronWithSeconds("* * * * *").Do(work) })},
		{"Cron of six fields", never, gocronV1(func(s *gocron.Scheduler, work func()) { s.Cron("* * * * * *").Do(work) })},
		{"Cron of @every", overlaps, gocronV1(func(s *gocron.Scheduler, work func()) { s.Cron(everySecond).Do(work) })},
		{"Do with a parameter", overlaps, gocronV1(func(s *gocron.Scheduler, work func()) {
			s.Every(period).Do(func(f func()) { f() }, work)
		})},
	}))
}

func TestGocronV1Guards(t *testing.T) {
	check(t, named("go-co-op/gocron: ", []claim{
		{"Scheduler.SingletonMode in the chain", queues, gocronV1(func(s *gocron.Scheduler, work func()) {
			s.Every(period).SingletonMode().Do(work)
		})},
		{"Scheduler.SingletonMode at the head of the chain", queues, gocronV1(func(s *gocron.Scheduler, work func()) {
			s.SingletonMode().Every(period).Do(work)
		})},
		{"Scheduler.SingletonMode is of one job", overlaps, gocronV1(func(s *gocron.Scheduler, work func()) {
			s.Every(period).SingletonMode().Do(func() {})
			s.Every(period).Do(work)
		})},
		{"Job.SingletonMode before the start", queues, gocronV1(func(s *gocron.Scheduler, work func()) {
			job, _ := s.Every(period).Do(work)
			job.SingletonMode()
		})},
		{"Job.SingletonMode after a start, before the first run", queues, gocronV1(func(s *gocron.Scheduler, work func()) {
			s.StartAsync()
			job, _ := s.Every(period).WaitForSchedule().Do(work)
			job.SingletonMode()
		})},
		{"Job.SingletonMode during the first run", overlaps, gocronV1(func(s *gocron.Scheduler, work func()) {
			s.StartAsync()
			job, _ := s.Every(period).Do(work)
			synctest.Wait()
			job.SingletonMode()
		})},
		{"SingletonModeAll before the job", queues, gocronV1(func(s *gocron.Scheduler, work func()) {
			s.SingletonModeAll()
			s.Every(period).Do(work)
		})},
		{"SingletonModeAll after the job", overlaps, gocronV1(func(s *gocron.Scheduler, work func()) {
			s.Every(period).Do(work)
			s.SingletonModeAll()
		})},

		{"SetMaxConcurrentJobs(1, RescheduleMode)", alone, gocronV1(func(s *gocron.Scheduler, work func()) {
			s.SetMaxConcurrentJobs(1, gocron.RescheduleMode)
			s.Every(period).Do(work)
		})},
		{"SetMaxConcurrentJobs(1, WaitMode)", queues, gocronV1(func(s *gocron.Scheduler, work func()) {
			s.SetMaxConcurrentJobs(1, gocron.WaitMode)
			s.Every(period).Do(work)
		})},
		{"SetMaxConcurrentJobs(1, RescheduleMode) after the job", alone, gocronV1(func(s *gocron.Scheduler, work func()) {
			s.Every(period).Do(work)
			s.SetMaxConcurrentJobs(1, gocron.RescheduleMode)
		})},
		{"SetMaxConcurrentJobs(2, RescheduleMode)", overlaps, gocronV1(func(s *gocron.Scheduler, work func()) {
			s.SetMaxConcurrentJobs(2, gocron.RescheduleMode)
			s.Every(period).Do(work)
		})},

		{"Scheduler.LimitRunsTo(1)", once, gocronV1(func(s *gocron.Scheduler, work func()) {
			s.Every(period).LimitRunsTo(1).Do(work)
		})},
		{"Scheduler.LimitRunsTo(2)", overlaps, gocronV1(func(s *gocron.Scheduler, work func()) {
			s.Every(period).LimitRunsTo(2).Do(work)
		})},
		{"Job.LimitRunsTo(1) before the start", once, gocronV1(func(s *gocron.Scheduler, work func()) {
			job, _ := s.Every(period).Do(work)
			job.LimitRunsTo(1)
		})},

		{"WithDistributedLocker", alone, gocronV1(func(s *gocron.Scheduler, work func()) {
			s.WithDistributedLocker(&tryLock{})
			s.Every(period).Do(work)
		})},
		{"WithDistributedElector", overlaps, gocronV1(func(s *gocron.Scheduler, work func()) {
			s.WithDistributedElector(leader{})
			s.Every(period).Do(work)
		})},
	}))
}

// A blocking locker is one of jasonlvhit/gocron that waits for its lock.
type blockingLocker chan struct{}

func (l blockingLocker) Lock(string) (bool, error) { l <- struct{}{}; return true, nil }
func (l blockingLocker) Unlock(string) error       { <-l; return nil }

// A refusing locker is one that waits for nobody. Nobody asks what it answers.
type refusingLocker struct{ held atomic.Bool }

func (l *refusingLocker) Unlock(string) error { l.held.Store(false); return nil }
func (l *refusingLocker) Lock(string) (bool, error) {
	if !l.held.CompareAndSwap(false, true) {
		return false, errHeld
	}
	return true, nil
}

func TestJasonlvhit(t *testing.T) {
	run := func(locker func() jasonlvhit.Locker, add func(s *jasonlvhit.Scheduler, work func())) mechanism {
		return func(ctx context.Context, work func()) {
			jasonlvhit.SetLocker(locker())
			defer jasonlvhit.SetLocker(nil)
			s := jasonlvhit.NewScheduler()
			add(s, work)
			stop := s.Start()
			<-ctx.Done()
			stop <- true
			synctest.Wait() // for those who may still ask the locker
		}
	}
	locked := func(s *jasonlvhit.Scheduler, work func()) { s.Every(1).Second().Lock().Do(work) }
	unlocked := func(s *jasonlvhit.Scheduler, work func()) { s.Every(1).Second().Do(work) }
	none := func() jasonlvhit.Locker { return nil }
	waits := func() jasonlvhit.Locker { return make(blockingLocker, 1) }
	refuses := func() jasonlvhit.Locker { return &refusingLocker{} }
	check(t, named("jasonlvhit/gocron: ", []claim{
		{"Do", overlaps, run(none, unlocked)},
		{"DoSafely", overlaps, run(none, func(s *jasonlvhit.Scheduler, work func()) { s.Every(1).Second().DoSafely(work) })},
		{"Lock without SetLocker", never, run(none, locked)},
		{"Lock and a locker that waits", queues, run(waits, locked)},
		{"Lock and a locker that refuses", overlaps, run(refuses, locked)},
		{"SetLocker without Lock", overlaps, run(waits, unlocked)},
	}))
}
