// Package settings schedules jobs as somebody has set.
package settings

import (
	"context"
	"fmt"

	"github.com/robfig/cron/v3"
)

// arcane, PR 1813: jobs behind an interface, and goroutines that nobody waits for. Each
// knows its schedule, from the settings.

type job interface {
	Schedule(ctx context.Context) string
	Run(ctx context.Context)
}

type jobs struct {
	cron *cron.Cron
	jobs []job
}

func newJobs() *jobs { return &jobs{cron: cron.New()} }

func (j *jobs) start(ctx context.Context) {
	for _, each := range j.jobs {
		j.cron.AddFunc(each.Schedule(ctx), func() { // want `this job is started on schedule even while its last run is active, without cron.SkipIfStillRunning`
			each.Run(ctx)
		})
	}
}

func (j *jobs) everySoManyHours(ctx context.Context, hours int, each job) {
	j.cron.AddFunc(fmt.Sprintf("0 */%d * * *", hours), func() { // want `this job is started`
		each.Run(ctx)
	})
}

func (j *jobs) keptApart(ctx context.Context, each job) {
	c := cron.New(cron.WithChain(cron.SkipIfStillRunning(cron.DefaultLogger)))
	c.AddFunc(each.Schedule(ctx), func() { each.Run(ctx) })
}
