// Package practice is an exam that does not count. It saves the time that is left
// as the real one does, by a stopwatch of another package.
package practice

import (
	"context"
	"log/slog"
	"time"

	"example.com/incidents/api"
	"example.com/incidents/practice/stopwatch"
)

const interval = 10 * time.Second // between two saves

// A Run is one student's go at an exam.
type Run struct {
	Exam, Student string

	client *api.Client
	watch  *stopwatch.Stopwatch
	log    *slog.Logger
}

// NewRun returns a run of the student, who has so much time.
func NewRun(exam, student string, left time.Duration, client *api.Client, log *slog.Logger) *Run {
	return &Run{Exam: exam, Student: student, client: client, watch: stopwatch.New(left), log: log}
}

// Time counts the seconds until ctx is done.
func (r *Run) Time(ctx context.Context) {
	ticker := time.NewTicker(time.Second)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
			left := r.watch.Count()
			if r.watch.Elapsed() >= interval {
				go func() {
					if err := r.client.SaveLeft(ctx, r.Exam, r.Student, left); err != nil {
						r.log.Warn("time left is not saved", "student", r.Student, "error", err)
						return
					}
					r.watch.Reset()
				}()
			}
		}
	}
}
