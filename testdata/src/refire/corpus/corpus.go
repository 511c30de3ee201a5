// Package corpus holds the shapes of public bugs, each before its repair and after.
package corpus

import (
	"context"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	"github.com/go-co-op/gocron/v2"
	"github.com/robfig/cron/v3"
	"golang.org/x/sync/singleflight"

	"refire/corpus/modelcache"
	"refire/corpus/pb"
)

// nats-server, dc0d365a5: a scan of all consumers on each tick, in a goroutine.

type stream struct {
	mu        sync.Mutex
	consumers map[string]int
	checking  atomic.Bool
}

func (s *stream) checkInterest() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for name, n := range s.consumers {
		s.consumers[name] = n + 1
	}
}

func (s *stream) monitor(quit chan struct{}) {
	ticker := time.NewTicker(2 * time.Minute)
	for {
		select {
		case <-quit:
			return
		case <-ticker.C:
			ticker.Reset(time.Minute)
			go s.checkInterest() // want `stream.checkInterest is started on every tick and nothing waits for the last one, slow runs pile up`
		}
	}
}

func (s *stream) checkInterestOnce() {
	if len(s.consumers) == 0 {
		return
	}
	if !s.checking.CompareAndSwap(false, true) {
		return
	}
	defer s.checking.Store(false)
	s.checkInterest()
}

// The callee lets one in.
func (s *stream) monitorFixed(quit chan struct{}) {
	ticker := time.NewTicker(2 * time.Minute)
	for {
		select {
		case <-quit:
			return
		case <-ticker.C:
			go s.checkInterestOnce()
		}
	}
}

// netbird, 60c86c63a: a probe per request for the status, while it fails always.

type engine interface {
	Probe(ctx context.Context) error
}

type daemon struct {
	pb.UnimplementedDaemonServer
	mu        sync.Mutex
	engine    engine
	lastProbe time.Time
}

func (d *daemon) Status(ctx context.Context, in *pb.Request) (*pb.Response, error) {
	d.runProbes(ctx)
	return &pb.Response{}, nil
}

func (d *daemon) runProbes(ctx context.Context) {
	if d.engine == nil {
		return
	}
	if time.Since(d.lastProbe) > 5*time.Second {
		if err := d.engine.Probe(ctx); err == nil { // want `engine.Probe is called whenever lastProbe is too long ago, which holds until it succeeds: while it fails, by every caller`
			d.lastProbe = time.Now()
		}
	}
}

func (d *daemon) StatusFixed(ctx context.Context, in *pb.Request) (*pb.Response, error) {
	d.runProbesLocked(ctx)
	return &pb.Response{}, nil
}

// The lock is held over the question, the work and the stamp.
func (d *daemon) runProbesLocked(ctx context.Context) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if time.Since(d.lastProbe) > 5*time.Second {
		if err := d.engine.Probe(ctx); err == nil {
			d.lastProbe = time.Now()
		}
	}
}

// seaweedfs, af0fdaff9: keys are fetched on the way of each token.

type provider struct {
	client    *http.Client
	keys      map[string]string
	fetchedAt time.Time
	ttl       time.Duration
	mu        sync.RWMutex
	group     singleflight.Group
}

func (p *provider) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if p.key(r.FormValue("kid")) == "" {
		w.WriteHeader(http.StatusUnauthorized)
	}
}

func (p *provider) key(kid string) string {
	if p.keys == nil || !p.fetchedAt.IsZero() && time.Since(p.fetchedAt) > p.ttl {
		if err := p.fetch(); err != nil { // want `provider.fetch is called whenever fetchedAt is too long ago, which holds until it returns: who comes meanwhile calls it too`
			return ""
		}
	}
	return p.keys[kid]
}

func (p *provider) fetch() error {
	resp, err := p.client.Get("https://issuer.example/keys")
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	p.keys = map[string]string{}
	p.fetchedAt = time.Now()
	return nil
}

func (p *provider) serveFixed(w http.ResponseWriter, r *http.Request) {
	if p.keyFixed(r.FormValue("kid")) == "" {
		w.WriteHeader(http.StatusUnauthorized)
	}
}

// One fetch for all who come meanwhile.
func (p *provider) keyFixed(kid string) string {
	p.mu.RLock()
	isFresh := p.keys != nil && time.Since(p.fetchedAt) <= p.ttl
	p.mu.RUnlock()
	if !isFresh {
		p.group.Do("keys", func() (any, error) {
			if time.Since(p.fetchedAt) > p.ttl {
				return nil, p.fetch()
			}
			return nil, nil
		})
	}
	return p.keys[kid]
}

// woodpecker, 9a0a6f924: a full synchronisation per request while one runs. The user is
// read from the database for each request, and what that says is seen by nobody: silent.

type user struct {
	Synced int64
}

type syncer interface {
	Sync(ctx context.Context, u *user) error
}

type server struct {
	syncer syncer
	users  func(login string) *user
}

func (s *server) feed(w http.ResponseWriter, r *http.Request) {
	u := s.users(r.FormValue("login"))
	if time.Unix(u.Synced, 0).Add(72 * time.Hour).Before(time.Now()) {
		s.syncer.Sync(r.Context(), u)
		u.Synced = time.Now().Unix()
	}
}

// bindery, 6c5fcc7c9: a scheduler whose default lets runs overlap, jobs added elsewhere.

type scheduler struct {
	cron *cron.Cron
	api  *http.Client
}

func newScheduler() *scheduler {
	return &scheduler{cron: cron.New(cron.WithSeconds())}
}

func measured(name string, run func()) func() {
	return func() {
		start := time.Now()
		run()
		_ = time.Since(start)
	}
}

func (s *scheduler) start() {
	s.cron.AddFunc("@every 15s", measured("downloads", s.checkDownloads)) // want `this job is started on schedule even while its last run is active, without cron.SkipIfStillRunning`
	s.cron.AddFunc("@every 12h", measured("cleanup", s.checkDownloads))
	s.cron.Start()
}

func (s *scheduler) checkDownloads() {
	s.api.Get("https://downloads.example/queue")
}

type fixedScheduler struct {
	cron *cron.Cron
	api  *http.Client
}

func newFixedScheduler() *fixedScheduler {
	return &fixedScheduler{cron: cron.New(cron.WithSeconds(), cron.WithChain(cron.Recover(nil), cron.SkipIfStillRunning(cron.DefaultLogger)))}
}

// The chain keeps runs apart.
func (s *fixedScheduler) start() {
	s.cron.AddFunc("@every 15s", measured("downloads", s.checkDownloads))
}

func (s *fixedScheduler) checkDownloads() {
	s.api.Get("https://downloads.example/queue")
}

// hatchet, 0dcdfd51f: jobs every two seconds.

type controller struct {
	s      gocron.Scheduler
	client *http.Client
}

func newController() (*controller, error) {
	s, err := gocron.NewScheduler(gocron.WithLocation(time.UTC))
	if err != nil {
		return nil, err
	}
	return &controller{s: s}, nil
}

func (c *controller) start(ctx context.Context) error {
	_, err := c.s.NewJob(gocron.DurationJob(2*time.Second), gocron.NewTask(c.updates(ctx))) // want `this job is started on schedule even while its last run is active, without gocron.WithSingletonMode`
	return err
}

func (c *controller) startFixed(ctx context.Context) error {
	_, err := c.s.NewJob(gocron.DurationJob(2*time.Second), gocron.NewTask(c.updates(ctx)), gocron.WithSingletonMode(gocron.LimitModeReschedule))
	return err
}

func (c *controller) updates(ctx context.Context) func() {
	return func() {
		c.client.Get("https://tenants.example/")
	}
}

// term-llm, c2b5d27cb: whoever asks while the list is stale starts one more refresh.

func models(key string) []string {
	cached, err := modelcache.Read("models")
	if err == nil && modelcache.IsValid(cached) {
		return cached.Models
	}
	if cached != nil && len(cached.Models) > 0 {
		go refresh(key) // want `refresh is started whenever modelcache.IsValid says no, again on each check until its own end resets that`
		return cached.Models
	}
	return fetch(key)
}

func refresh(key string) { fetch(key) }

func fetch(key string) []string {
	resp, err := http.Get("https://models.example/?key=" + key)
	if err != nil {
		return nil
	}
	defer resp.Body.Close()
	modelcache.Write("models", []string{resp.Status})
	return []string{resp.Status}
}

var refreshing atomic.Bool

// One refresh is in flight, or none.
func modelsFixed(key string) []string {
	cached, err := modelcache.Read("models")
	if err == nil && modelcache.IsValid(cached) {
		return cached.Models
	}
	if cached != nil && len(cached.Models) > 0 {
		if refreshing.CompareAndSwap(false, true) {
			go refreshOnce(key)
		}
		return cached.Models
	}
	return fetch(key)
}

func refreshOnce(key string) {
	defer refreshing.Store(false)
	fetch(key)
}

// minio/sidekick, PR 116, not yet repaired: ticks are dropped while the check runs.
func healthCheck(client *http.Client) {
	ticker := time.NewTicker(time.Second)
	for range ticker.C {
		client.Get("https://backend.example/health")
	}
}

// telegraf's flusher: a goroutine on each tick, and the loop waits until it is done.
func flush(ticks <-chan time.Time, client *http.Client) {
	for range ticks {
		done := make(chan error)
		go func() {
			_, err := client.Get("https://output.example/")
			done <- err
		}()
		flushed(done)
	}
}

func flushed(done chan error) {
	warn := time.NewTicker(time.Second)
	for {
		select {
		case <-done:
			return
		case <-warn.C:
		}
	}
}
