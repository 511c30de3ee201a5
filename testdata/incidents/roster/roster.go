// Package roster keeps the list of who may sit an exam as the school has it.
package roster

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"sync"
	"time"

	"github.com/go-co-op/gocron/v2"
)

const period = 30 * time.Second

// A Roster is who may sit an exam.
type Roster struct {
	school string
	client *http.Client
	log    *slog.Logger

	mu       sync.Mutex
	students []string
}

// New returns an empty roster. The school has the full one at the address.
func New(school string, client *http.Client, log *slog.Logger) *Roster {
	return &Roster{school: school, client: client, log: log}
}

// Follow asks the school for the roster until the scheduler is shut down.
func (r *Roster) Follow(ctx context.Context) (gocron.Scheduler, error) {
	scheduler, err := gocron.NewScheduler()
	if err != nil {
		return nil, fmt.Errorf("roster: %w", err)
	}
	_, err = scheduler.NewJob(
		gocron.DurationJob(period),
		gocron.NewTask(r.update, ctx),
		gocron.WithName("roster"),
	)
	if err != nil {
		return nil, fmt.Errorf("roster: %w", err)
	}
	scheduler.Start()
	return scheduler, nil
}

// update asks the school once.
func (r *Roster) update(ctx context.Context) {
	students, err := r.fetch(ctx)
	if err != nil {
		r.log.Error("roster is not up to date", "error", err)
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.students = students
}

func (r *Roster) fetch(ctx context.Context) ([]string, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, r.school, nil)
	if err != nil {
		return nil, err
	}
	resp, err := r.client.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("the school answers %s", resp.Status)
	}
	var students []string
	if err := json.NewDecoder(resp.Body).Decode(&students); err != nil {
		return nil, err
	}
	return students, nil
}
