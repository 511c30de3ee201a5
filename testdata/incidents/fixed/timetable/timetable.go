// Package timetable tells students when their exams begin. The school keeps the
// timetable; the platform asks for it once a minute, whoever is looking.
package timetable

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"sync"
	"time"

	"golang.org/x/sync/singleflight"
)

const (
	maxAge       = time.Minute
	fetchTimeout = 5 * time.Second
)

// An Exam is one line of the timetable.
type Exam struct {
	Name   string    `json:"name"`
	Begins time.Time `json:"begins"`
}

// A Board shows the timetable of one school.
type Board struct {
	school string
	client *http.Client
	log    *slog.Logger
	group  singleflight.Group

	mu    sync.Mutex
	exams []Exam
	asked time.Time
}

// NewBoard returns the board of the school, whose timetable is at the address.
func NewBoard(school string, client *http.Client, log *slog.Logger) *Board {
	return &Board{school: school, client: client, log: log}
}

// ServeHTTP shows the timetable.
func (b *Board) ServeHTTP(w http.ResponseWriter, req *http.Request) {
	b.mu.Lock()
	exams, isOld := b.exams, time.Since(b.asked) > maxAge
	b.mu.Unlock()
	if isOld {
		fresh, err, _ := b.group.Do("timetable", func() (any, error) {
			return b.refresh(context.WithoutCancel(req.Context()))
		})
		if err != nil {
			b.log.Error("showing an old timetable", "error", err)
		} else {
			exams = fresh.([]Exam)
		}
	}
	w.Header().Set("Content-Type", "application/json")
	if err := json.NewEncoder(w).Encode(exams); err != nil {
		b.log.Warn("timetable is not shown", "error", err)
	}
}

// refresh asks the school, for all who wait: so it goes on if the first of them
// leaves. When it fails, the old timetable is good for another minute.
func (b *Board) refresh(ctx context.Context) ([]Exam, error) {
	ctx, cancel := context.WithTimeout(ctx, fetchTimeout)
	defer cancel()
	exams, err := b.fetch(ctx)
	b.mu.Lock()
	defer b.mu.Unlock()
	b.asked = time.Now()
	if err == nil {
		b.exams = exams
	}
	return exams, err
}

// fetch asks the school.
func (b *Board) fetch(ctx context.Context) ([]Exam, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, b.school, nil)
	if err != nil {
		return nil, fmt.Errorf("timetable: %w", err)
	}
	resp, err := b.client.Do(req)
	if err != nil {
		return nil, fmt.Errorf("timetable: %w", err)
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("timetable: %s", resp.Status)
	}
	var exams []Exam
	if err := json.NewDecoder(resp.Body).Decode(&exams); err != nil {
		return nil, fmt.Errorf("timetable: %w", err)
	}
	return exams, nil
}
