// Package schedule runs jobs when it is time.
package schedule

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"github.com/go-co-op/gocron/v2"
	"github.com/redis/go-redis/v9"
	"github.com/robfig/cron/v3"

	"example.com/rivals/refire/schedule/report"
)

// A Mailer mails all students of a course.
type Mailer interface {
	Mail(ctx context.Context, course string) error
}

// Jobs are what is run when it is time.
type Jobs struct {
	maker  *report.Maker
	mailer Mailer
	rdb    *redis.Client
	log    *slog.Logger
	timer  *time.Timer
	table  map[string]func(context.Context)
}

// New returns the jobs of a school.
func New(maker *report.Maker, mailer Mailer, rdb *redis.Client, log *slog.Logger) *Jobs {
	return &Jobs{maker: maker, mailer: mailer, rdb: rdb, log: log}
}

func (j *Jobs) mail() {
	if err := j.mailer.Mail(context.Background(), "all"); err != nil {
		j.log.Error("not mailed", "error", err)
	}
}

// Minutely mails once a minute.
//
// bad: a run that takes more than a minute is joined by the next, and students get each mail twice.
func (j *Jobs) Minutely() (*cron.Cron, error) {
	c := cron.New()
	if _, err := c.AddFunc("* * * * *", j.mail); err != nil {
		return nil, err
	}
	c.Start()
	return c, nil
}

// MinutelyAlone mails once a minute.
//
// good (Jobs.Minutely): a run that finds another one is left out.
func (j *Jobs) MinutelyAlone() (*cron.Cron, error) {
	c := cron.New(cron.WithChain(cron.SkipIfStillRunning(cron.DiscardLogger)))
	if _, err := c.AddFunc("* * * * *", j.mail); err != nil {
		return nil, err
	}
	c.Start()
	return c, nil
}

// Reports makes reports every five minutes.
//
// bad: two runs insert the same reports.
func (j *Jobs) Reports() (gocron.Scheduler, error) {
	s, err := gocron.NewScheduler()
	if err != nil {
		return nil, err
	}
	if _, err := s.NewJob(gocron.DurationJob(5*time.Minute), gocron.NewTask(j.maker.Make)); err != nil {
		return nil, err
	}
	s.Start()
	return s, nil
}

// ReportsAlone makes reports every five minutes.
//
// good (Jobs.Reports): the scheduler keeps the runs apart.
func (j *Jobs) ReportsAlone() (gocron.Scheduler, error) {
	s, err := gocron.NewScheduler()
	if err != nil {
		return nil, err
	}
	_, err = s.NewJob(gocron.DurationJob(5*time.Minute), gocron.NewTask(j.maker.Make),
		gocron.WithSingletonMode(gocron.LimitModeReschedule))
	if err != nil {
		return nil, err
	}
	s.Start()
	return s, nil
}

// Often makes reports by a job of its own type.
//
// bad: nothing keeps a second run out when the database is slow.
func (j *Jobs) Often(c *cron.Cron) error {
	_, err := c.AddJob("@every 30s", job{j.maker})
	return err
}

type job struct{ maker *report.Maker }

// Run makes the reports.
func (j job) Run() { j.maker.Make() }

// OftenGuarded makes reports by a job of its own type.
//
// good (Jobs.Often): the job looks itself whether it is running, in another package.
func (j *Jobs) OftenGuarded(c *cron.Cron) error {
	_, err := c.AddJob("@every 30s", guarded{j.maker})
	return err
}

type guarded struct{ maker *report.Maker }

// Run makes the reports.
func (g guarded) Run() { g.maker.MakeOne() }

// Again mails once a minute by a timer.
//
// bad: the timer runs again before the mails are out.
func (j *Jobs) Again() {
	j.timer = time.AfterFunc(time.Minute, func() {
		j.timer.Reset(time.Minute)
		j.mail()
	})
}

// AgainAfter mails once a minute by a timer.
//
// good (Jobs.Again): the timer is set when the mails are out.
func (j *Jobs) AgainAfter() {
	j.timer = time.AfterFunc(time.Minute, func() {
		j.mail()
		j.timer.Reset(time.Minute)
	})
}

// Loop runs a table of jobs every ten seconds.
//
// bad: a job that takes longer than that is started again while it runs.
func (j *Jobs) Loop(ctx context.Context) {
	for ctx.Err() == nil {
		for _, run := range j.table {
			go run(ctx)
		}
		time.Sleep(10 * time.Second)
	}
}

// LoopWaiting runs a table of jobs every ten seconds.
//
// good (Jobs.Loop): it waits for all of them.
func (j *Jobs) LoopWaiting(ctx context.Context) {
	for ctx.Err() == nil {
		var running sync.WaitGroup
		for _, run := range j.table {
			running.Go(func() { run(ctx) })
		}
		running.Wait()
		time.Sleep(10 * time.Second)
	}
}

// Daily mails once a day, by whichever process is the first to look.
//
// bad: all processes find that the last time is a day ago, until the first of them is done.
func (j *Jobs) Daily(ctx context.Context) error {
	last, err := j.rdb.Get(ctx, "mailed").Time()
	if err != nil {
		return err
	}
	if time.Since(last) < 24*time.Hour {
		return nil
	}
	if err := j.mailer.Mail(ctx, "all"); err != nil {
		return err
	}
	return j.rdb.Set(ctx, "mailed", time.Now(), 0).Err()
}

// DailyClaimed mails once a day, by whichever process is the first to look.
//
// good (Jobs.Daily): one of them gets the day.
func (j *Jobs) DailyClaimed(ctx context.Context) error {
	first, err := j.rdb.SetNX(ctx, "mailed:"+time.Now().Format(time.DateOnly), "1", 48*time.Hour).Result()
	if err != nil {
		return err
	}
	if !first {
		return nil
	}
	return j.mailer.Mail(ctx, "all")
}

// Delayed runs once a minute.
//
// good: the option that keeps the runs apart is in a variable.
func Delayed(log cron.Logger, mail func()) *cron.Cron {
	options := []cron.Option{cron.WithLogger(log), cron.WithChain(cron.Recover(log), cron.DelayIfStillRunning(log))}
	c := cron.New(options...)
	c.Schedule(cron.Every(time.Minute), cron.FuncJob(mail))
	return c
}
