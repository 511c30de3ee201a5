// Package singleton has the runs of its jobs kept apart.
package singleton

import (
	"net/http"
	"time"

	"github.com/go-co-op/gocron"
)

func work() { http.Get("https://work.example/") }

func inTheChain() {
	s := gocron.NewScheduler(time.UTC)
	s.Every(5).Seconds().SingletonMode().Do(work)
}

func ofTheJob() {
	s := gocron.NewScheduler(time.UTC)
	job, _ := s.Every(5).Seconds().Do(work)
	job.SingletonMode()
}

func ofAll() {
	s := gocron.NewScheduler(time.UTC)
	s.SingletonModeAll()
	s.Every(5).Seconds().Do(work)
}

func oneAtATime(mode gocron.Scheduler) {
	s := gocron.NewScheduler(time.UTC)
	s.SetMaxConcurrentJobs(1, gocron.RescheduleMode)
	s.Every(5).Seconds().Do(work)
}
