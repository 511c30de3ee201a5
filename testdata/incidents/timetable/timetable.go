// Package timetable tells students when their exams begin. The school keeps the
// timetable; the platform asks for it once a minute.
package timetable

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"sync"
	"time"
)

const maxAge = time.Minute

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

	mu      sync.Mutex
	exams   []Exam
	fetched time.Time
}

// NewBoard returns the board of the school, whose timetable is at the address.
func NewBoard(school string, client *http.Client, log *slog.Logger) *Board {
	return &Board{school: school, client: client, log: log}
}

// ServeHTTP shows the timetable.
func (b *Board) ServeHTTP(w http.ResponseWriter, req *http.Request) {
	b.mu.Lock()
	exams, isOld := b.exams, time.Since(b.fetched) > maxAge
	b.mu.Unlock()
	if isOld {
		fresh, err := b.fetch(req.Context())
		if err != nil {
			b.log.Error("showing an old timetable", "error", err)
		} else {
			exams = fresh
			b.mu.Lock()
			b.exams, b.fetched = fresh, time.Now()
			b.mu.Unlock()
		}
	}
	w.Header().Set("Content-Type", "application/json")
	if err := json.NewEncoder(w).Encode(exams); err != nil {
		b.log.Warn("timetable is not shown", "error", err)
	}
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
