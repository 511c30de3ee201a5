// Package stale holds what is renewed when it is too old: in a literal, and by a function
// in a field.
package stale

import (
	"context"
	"net/http"
	"sync"
	"time"
)

type store interface {
	Save(ctx context.Context, left int) error
}

type Clock struct {
	store store
	saved time.Time
	left  int
	mu    sync.Mutex
}

func (c *Clock) literalStamps(ctx context.Context) {
	if time.Since(c.saved) > time.Minute {
		go func() { // want `a goroutine is started whenever saved is too long ago, again on each check until its own end resets that`
			if err := c.store.Save(ctx, c.left); err == nil {
				c.saved = time.Now()
			}
		}()
	}
}

func (c *Clock) literalInALiteral() http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if time.Since(c.saved) < time.Minute {
			return
		}
		go func() { // want `a goroutine is started whenever saved is too long ago`
			c.store.Save(context.Background(), c.left)
			c.saved = time.Now()
		}()
	}
}

func (c *Clock) stampedBeforeTheLiteral(ctx context.Context) {
	if time.Since(c.saved) > time.Minute {
		c.saved = time.Now()
		go func() {
			if err := c.store.Save(ctx, c.left); err == nil {
				c.saved = time.Now()
			}
		}()
	}
}

func (c *Clock) literalStampsFirst(ctx context.Context) {
	if time.Since(c.saved) > time.Minute {
		go func() {
			c.saved = time.Now()
			c.store.Save(ctx, c.left)
		}()
	}
}

func (c *Clock) literalAsksAgain(ctx context.Context) {
	if time.Since(c.saved) > time.Minute {
		go func() {
			c.mu.Lock()
			defer c.mu.Unlock()
			if time.Since(c.saved) < time.Minute {
				return
			}
			c.store.Save(ctx, c.left)
			c.saved = time.Now()
		}()
	}
}

func (c *Clock) othersTakeItsPlace(ctx context.Context, next func() *Clock) {
	if time.Since(c.saved) > time.Minute {
		go func() {
			c.store.Save(ctx, c.left)
			c.saved = time.Now()
		}()
		c = next()
	}
}

type issuer interface {
	Login(context.Context) (string, time.Time, error)
	Open() (string, error)
	Process(context.Context) error
	Check(context.Context, string) error
}

type transport struct {
	base    http.RoundTripper
	issuer  issuer
	mu      sync.Mutex
	token   string
	expires time.Time
}

func (t *transport) RoundTrip(r *http.Request) (*http.Response, error) {
	if time.Now().After(t.expires) {
		token, expires, err := t.issuer.Login(r.Context()) // want `issuer.Login is called whenever expires is too long ago, which holds until it succeeds: while it fails, by every caller`
		if err != nil {
			return nil, err
		}
		t.token, t.expires = token, expires
	}
	return t.base.RoundTrip(r)
}

type locked struct{ transport }

func (t *locked) RoundTrip(r *http.Request) (*http.Response, error) {
	t.mu.Lock()
	if time.Now().After(t.expires) {
		token, expires, err := t.issuer.Login(r.Context())
		if err != nil {
			t.mu.Unlock()
			return nil, err
		}
		t.token, t.expires = token, expires
	}
	t.mu.Unlock()
	return t.base.RoundTrip(r)
}

type withoutAContext struct{ transport }

func (t *withoutAContext) RoundTrip(r *http.Request) (*http.Response, error) {
	if time.Now().After(t.expires) {
		token, err := t.issuer.Open()
		if err != nil {
			return nil, err
		}
		t.token, t.expires = token, time.Now().Add(time.Hour)
	}
	return t.base.RoundTrip(r)
}

type namedForNoRequest struct{ transport }

func (t *namedForNoRequest) RoundTrip(r *http.Request) (*http.Response, error) {
	if time.Now().After(t.expires) {
		if err := t.issuer.Process(r.Context()); err != nil {
			return nil, err
		}
		t.expires = time.Now().Add(time.Hour)
	}
	return t.base.RoundTrip(r)
}

type givenTheRequest struct{ transport }

func (t *givenTheRequest) RoundTrip(r *http.Request) (*http.Response, error) {
	if time.Now().After(t.expires) {
		if err := t.issuer.Check(r.Context(), r.Host); err != nil {
			return nil, err
		}
		t.expires = time.Now().Add(time.Hour)
	}
	return t.base.RoundTrip(r)
}

type stampedFirst struct{ transport }

func (t *stampedFirst) RoundTrip(r *http.Request) (*http.Response, error) {
	if time.Now().After(t.expires) {
		t.expires = time.Now().Add(time.Minute)
		token, expires, err := t.issuer.Login(r.Context())
		if err != nil {
			return nil, err
		}
		t.token, t.expires = token, expires
	}
	return t.base.RoundTrip(r)
}

type inAField struct {
	transport
	login func(context.Context) (string, time.Time, error)
}

func (t *inAField) RoundTrip(r *http.Request) (*http.Response, error) {
	if time.Now().After(t.expires) {
		token, expires, err := t.login(r.Context())
		if err != nil {
			return nil, err
		}
		t.token, t.expires = token, expires
	}
	return t.base.RoundTrip(r)
}

type withAParameter struct{ expires time.Time }

func (t *withAParameter) serve(login func(context.Context) error) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if time.Now().After(t.expires) && login(r.Context()) == nil {
			t.expires = time.Now().Add(time.Hour)
		}
	}
}
