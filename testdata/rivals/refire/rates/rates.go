// Package rates serves rates of exchange that somebody else publishes.
package rates

import (
	"context"
	"encoding/json"
	"log/slog"
	"net/http"
	"sync"
	"time"

	"golang.org/x/sync/singleflight"
)

// Rates are by currency.
type Rates map[string]float64

// A Board shows rates.
type Board struct {
	client *http.Client
	log    *slog.Logger
	group  singleflight.Group

	mu    sync.RWMutex
	rates Rates
	at    time.Time
}

// New returns a board.
func New(client *http.Client, log *slog.Logger) *Board { return &Board{client: client, log: log} }

func (b *Board) fetch(ctx context.Context) (Rates, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, "https://rates.example.com/today", nil)
	if err != nil {
		return nil, err
	}
	resp, err := b.client.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	var rates Rates
	err = json.NewDecoder(resp.Body).Decode(&rates)
	return rates, err
}

func (b *Board) known() (Rates, bool) {
	b.mu.RLock()
	defer b.mu.RUnlock()
	return b.rates, time.Since(b.at) < time.Minute
}

func (b *Board) learn(rates Rates) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.rates, b.at = rates, time.Now()
}

// ServeHTTP answers with the rates.
//
// bad: once a minute all who ask fetch the rates; while the publisher fails, all do always.
func (b *Board) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	rates, fresh := b.known()
	if !fresh {
		var err error
		if rates, err = b.fetch(r.Context()); err != nil {
			http.Error(w, "no rates", http.StatusBadGateway)
			return
		}
		b.learn(rates)
	}
	if err := json.NewEncoder(w).Encode(rates); err != nil {
		b.log.Warn("not sent", "error", err)
	}
}

// ServeOne answers with the rates.
//
// good (Board.ServeHTTP): one fetch for all who wait.
func (b *Board) ServeOne(w http.ResponseWriter, r *http.Request) {
	rates, fresh := b.known()
	if !fresh {
		v, err, _ := b.group.Do("rates", func() (any, error) {
			rates, err := b.fetch(context.WithoutCancel(r.Context()))
			if err == nil {
				b.learn(rates)
			}
			return rates, err
		})
		if err != nil {
			http.Error(w, "no rates", http.StatusBadGateway)
			return
		}
		rates, _ = v.(Rates)
	}
	if err := json.NewEncoder(w).Encode(rates); err != nil {
		b.log.Warn("not sent", "error", err)
	}
}

// A Transport adds a token to each request.
type Transport struct {
	base    http.RoundTripper
	login   func(context.Context) (string, time.Time, error)
	mu      sync.Mutex
	token   string
	expires time.Time
}

// RoundTrip adds the token.
//
// bad: when the token runs out all requests that are under way log in, and the server locks the account.
func (t *Transport) RoundTrip(r *http.Request) (*http.Response, error) {
	if time.Now().After(t.expires) {
		token, expires, err := t.login(r.Context())
		if err != nil {
			return nil, err
		}
		t.token, t.expires = token, expires
	}
	r = r.Clone(r.Context())
	r.Header.Set("Authorization", "Bearer "+t.token)
	return t.base.RoundTrip(r)
}

// A Locked is a Transport whose requests wait for one login.
type Locked struct{ Transport }

// RoundTrip adds the token.
//
// good (Transport.RoundTrip): the lock is held over the question and the login.
func (l *Locked) RoundTrip(r *http.Request) (*http.Response, error) {
	token, err := l.current(r.Context())
	if err != nil {
		return nil, err
	}
	r = r.Clone(r.Context())
	r.Header.Set("Authorization", "Bearer "+token)
	return l.base.RoundTrip(r)
}

func (l *Locked) current(ctx context.Context) (string, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if time.Now().After(l.expires) {
		token, expires, err := l.login(ctx)
		if err != nil {
			return "", err
		}
		l.token, l.expires = token, expires
	}
	return l.token, nil
}

// Refresh answers POST /refresh for a page that polls.
//
// bad: until the goroutine is done all pages that poll start another one.
func (b *Board) Refresh(w http.ResponseWriter, r *http.Request) {
	if _, fresh := b.known(); !fresh {
		ctx := context.WithoutCancel(r.Context())
		go func() {
			if rates, err := b.fetch(ctx); err == nil {
				b.learn(rates)
			}
		}()
	}
	w.WriteHeader(http.StatusAccepted)
}

// RefreshStamped answers POST /refresh for a page that polls.
//
// good (Board.Refresh): who starts it sets the time first.
func (b *Board) RefreshStamped(w http.ResponseWriter, r *http.Request) {
	b.mu.Lock()
	stale := time.Since(b.at) >= time.Minute
	if stale {
		b.at = time.Now()
	}
	b.mu.Unlock()
	if stale {
		ctx := context.WithoutCancel(r.Context())
		go func() {
			if rates, err := b.fetch(ctx); err == nil {
				b.learn(rates)
			}
		}()
	}
	w.WriteHeader(http.StatusAccepted)
}

// Warm keeps the rates fresh in the background.
//
// good: one goroutine asks, once a minute.
func (b *Board) Warm(ctx context.Context) {
	for ctx.Err() == nil {
		if _, fresh := b.known(); !fresh {
			if rates, err := b.fetch(ctx); err != nil {
				b.log.Warn("no rates", "error", err)
			} else {
				b.learn(rates)
			}
		}
		time.Sleep(time.Minute)
	}
}
