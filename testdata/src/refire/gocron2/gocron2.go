// Package gocron2 holds jobs of go-co-op/gocron v2.
package gocron2

import (
	"net/http"
	"time"

	"github.com/go-co-op/gocron/v2"
)

func work() { http.Get("https://work.example/") }

func byDefault() {
	s, _ := gocron.NewScheduler()
	s.NewJob(gocron.DurationJob(5*time.Second), gocron.NewTask(work))                                                       // want `work is started on schedule even while its last run is active, without gocron.WithSingletonMode`
	s.NewJob(gocron.CronJob("*/5 * * * *", false), gocron.NewTask(func() { work() }), gocron.WithName("five"))              // want `this job is started on schedule even while its last run is active, without gocron.WithSingletonMode`
	s.NewJob(gocron.DurationJob(5*time.Second), gocron.NewTask(work), gocron.WithSingletonMode(gocron.LimitModeReschedule)) // kept apart
	s.NewJob(gocron.DurationJob(5*time.Second), gocron.NewTask(work), gocron.WithIntervalFromCompletion())                  // so is this one
	s.NewJob(gocron.OneTimeJob(gocron.OneTimeJobStartImmediately()), gocron.NewTask(work))                                  // once
	s.NewJob(gocron.DailyJob(1, gocron.NewAtTimes(gocron.NewAtTime(2, 30, 0))), gocron.NewTask(work))                       // rare
	s.NewJob(gocron.DurationJob(time.Hour), gocron.NewTask(work))                                                           // rare
}

func forAllJobs() {
	s, _ := gocron.NewScheduler(gocron.WithGlobalJobOptions(gocron.WithSingletonMode(gocron.LimitModeWait)))
	s.NewJob(gocron.DurationJob(5*time.Second), gocron.NewTask(work))
}

func oneAtATime() {
	s, _ := gocron.NewScheduler(gocron.WithLimitConcurrentJobs(1, gocron.LimitModeReschedule))
	s.NewJob(gocron.DurationJob(5*time.Second), gocron.NewTask(work))
}

func twoAtATime() {
	s, _ := gocron.NewScheduler(gocron.WithLimitConcurrentJobs(2, gocron.LimitModeReschedule))
	s.NewJob(gocron.DurationJob(5*time.Second), gocron.NewTask(work)) // want `work is started on schedule even while its last run is active`
}

func schedulerOfTheCaller(s gocron.Scheduler) {
	s.NewJob(gocron.DurationJob(5*time.Second), gocron.NewTask(work))
}
