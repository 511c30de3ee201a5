// Package jasonlvhit holds jobs of jasonlvhit/gocron.
package jasonlvhit

import (
	"net/http"

	"github.com/jasonlvhit/gocron"
)

func work() { http.Get("https://work.example/") }

func byDefault() {
	gocron.Every(5).Seconds().Do(work) // want `work is started on schedule even while its last run is active, this library keeps no runs apart`
	s := gocron.NewScheduler()
	s.Every(1).Minute().Do(work) // want `work is started on schedule even while its last run is active, this library keeps no runs apart`
	s.Every(1).Day().At("10:30").Do(work)
	s.Every(1).Monday().Do(work)
	s.Every(5).Seconds().Lock().Do(work)
}
