// Package gocron holds jobs of go-co-op/gocron v1.
package gocron

import (
	"net/http"
	"time"

	"github.com/go-co-op/gocron"
)

func work() { http.Get("https://work.example/") }

func byDefault() {
	s := gocron.NewScheduler(time.UTC)
	s.Every(5).Seconds().Do(work)  // want `work is started on schedule even while its last run is active, without SingletonMode`
	s.Every("30s").Do(work)        // want `work is started on schedule even while its last run is active, without SingletonMode`
	s.Cron("*/5 * * * *").Do(work) // want `work is started on schedule even while its last run is active, without SingletonMode`
	s.Every(1).Day().At("10:30").Do(work)
	s.Every(2).Hours().Do(work)
	s.Every(1).Monday().Do(work)
	s.Every(5).Seconds().LimitRunsTo(1).Do(work)
	s.StartAsync()
}
