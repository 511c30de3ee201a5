package through

import (
	"context"
	"database/sql"
	"log"
	"net/http"
	"time"

	"unboundedretry/through/store"
)

func namedForBlocking(ctx context.Context, s store.Store) {
	for {
		if _, err := s.Next(ctx); err != nil {
			log.Print(err)
		}
	}
}

func closesUntilItIsClosed(ctx context.Context, s store.Store) {
	for s.Close(ctx) != nil {
	}
}

func noContextAndNoImplementation(s store.Store) {
	for {
		if _, err := s.Count(); err == nil {
			return
		}
	}
}

func implementationIsLocal(r store.Registry) {
	for r.Local() != nil {
	}
}

func swallowedButWaitsOnFailure(url string) {
	for {
		pollSlowly(url)
	}
}

func pollSlowly(url string) {
	resp, err := http.Get(url)
	if err != nil {
		time.Sleep(time.Second)
		return
	}
	resp.Body.Close()
}

func swallowedButWaitsForWork(jobs chan string) {
	for {
		work(jobs)
	}
}

func work(jobs chan string) {
	if resp, err := http.Get(<-jobs); err == nil {
		resp.Body.Close()
	}
}

func swallowedButTicks(url string) {
	for range time.Tick(time.Minute) {
		poll(url)
	}
}

func swallowedOncePerItem(urls []string) {
	for _, url := range urls {
		poll(url)
	}
}

func swallowedButAnswers(url string) {
	for {
		if !isThere(url) {
			return
		}
	}
}

func isThere(url string) bool {
	resp, err := http.Get(url)
	if err != nil {
		return false
	}
	resp.Body.Close()
	return true
}

func swallowedButSaysNil(db *sql.DB, url string) {
	for {
		if err := pollAndSayNil(url); err != nil {
			continue
		}
		time.Sleep(time.Second)
	}
}

func pollAndSayNil(url string) error {
	if resp, err := http.Get(url); err == nil {
		resp.Body.Close()
	}
	return nil
}

type queue struct{ items chan string }

func (q *queue) get(ctx context.Context, most int) (string, bool) {
	select {
	case <-ctx.Done():
		return "", false
	case item := <-q.items:
		return item, true
	}
}

func (q *queue) peek(ctx context.Context, most int) string { return "" }

func swallowedForEachItem(ctx context.Context, q *queue) {
	for ctx.Err() == nil {
		poll(q.peek(ctx, 1))
	}
}

func queueRunsDry(ctx context.Context, db *sql.DB, q *queue) {
	for {
		item, ok := q.get(ctx, 1)
		if !ok {
			return
		}
		if _, err := db.Exec(item); err != nil {
			log.Print(err)
		}
	}
}

func (q *queue) pop() string {
	q.get(context.Background(), 1)
	return ""
}

func swallowedForEachJob(q *queue, db *sql.DB) {
	for {
		popAndRun(q, db)
	}
}

func popAndRun(q *queue, db *sql.DB) {
	job := q.pop()
	if _, err := db.Exec(job); err != nil {
		log.Print(err)
	}
}

func eachAttemptHasATimeout(ctx context.Context, s store.Store) {
	for ctx.Err() == nil {
		attempt, cancel := context.WithTimeout(ctx, time.Minute)
		err := s.Save(attempt, "a")
		cancel()
		if err == nil {
			return
		}
		log.Print(err)
	}
}
