// Package corpus holds the shapes of bugs that were found in public repositories,
// before and after they were repaired. docs/field-report.md says where.
package corpus

import (
	"bufio"
	"context"
	"database/sql"
	"log"
	"net/http"
	"strings"
	"time"

	"github.com/cenkalti/backoff/v4"
	"go.etcd.io/etcd/client/v3/naming/endpoints"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
	"k8s.io/apimachinery/pkg/util/wait"
)

// etcd, PR 9840: the watch is opened again at once while the server is away.

type watchStream interface{ Recv() error }

type watchClient interface {
	Watch(ctx context.Context, opts ...grpc.CallOption) (watchStream, error)
}

type watcher struct {
	ctx    context.Context
	remote watchClient
	opts   []grpc.CallOption
}

func isHalt(ctx context.Context, err error) bool {
	if ctx.Err() != nil {
		return true
	}
	if err == nil {
		return false
	}
	code := status.Code(err)
	return code != codes.Unavailable && code != codes.Internal
}

func isAway(ctx context.Context, err error) bool {
	return ctx.Err() == nil && status.Code(err) == codes.Unavailable
}

func (w *watcher) openBefore() (stream watchStream, err error) {
	for { // want `retry of watchClient.Watch has no wait on failure`
		select {
		case <-w.ctx.Done():
			if err == nil {
				return nil, w.ctx.Err()
			}
			return nil, err
		default:
		}
		if stream, err = w.remote.Watch(w.ctx, w.opts...); stream != nil && err == nil {
			break
		}
		if isHalt(w.ctx, err) {
			return nil, err
		}
	}
	return stream, nil
}

func (w *watcher) openAfter() (stream watchStream, err error) {
	pause := time.Millisecond
	for {
		select {
		case <-w.ctx.Done():
			return nil, w.ctx.Err()
		default:
		}
		if stream, err = w.remote.Watch(w.ctx, w.opts...); stream != nil && err == nil {
			return stream, nil
		}
		if isHalt(w.ctx, err) {
			return nil, err
		}
		if isAway(w.ctx, err) {
			pause = min(pause+pause/4, time.Second)
			time.Sleep(pause)
		}
	}
}

// etcd, PR 19554: the watch channel is closed when the server restarts.

type proxy struct {
	ctx   context.Context
	known map[string]bool
}

func (p *proxy) monitorBefore(updates endpoints.WatchChannel) {
	for { // want `this loop spins when the endpoints.WatchChannel that it receives from is closed`
		select {
		case <-p.ctx.Done():
			return
		case all := <-updates:
			for _, update := range all {
				p.known[update.Key] = true
			}
		}
	}
}

func (p *proxy) monitorAfter(updates endpoints.WatchChannel) {
	for {
		select {
		case <-p.ctx.Done():
			return
		case all, ok := <-updates:
			if !ok {
				return
			}
			for _, update := range all {
				p.known[update.Key] = true
			}
		}
	}
}

// PushProx, PR 25: what cannot be read of the proxy's answer is logged, and the
// proxy asked again at once.

func pollsBefore(url string) {
	for { // want `retry of pollOnce \(http.Client.Post\) has no wait on failure`
		pollOnce(url)
	}
}

func pollOnce(url string) {
	resp, err := http.DefaultClient.Post(url, "", strings.NewReader("name"))
	if err != nil {
		log.Print(err)
		time.Sleep(time.Second)
		return
	}
	defer resp.Body.Close()
	request, err := http.ReadRequest(bufio.NewReader(resp.Body))
	if err != nil {
		log.Print(err)
		return
	}
	go log.Print(request.URL)
}

func pollsAfter(url string) {
	for {
		if err := pollAndSay(url); err != nil {
			time.Sleep(time.Second)
		}
	}
}

func pollAndSay(url string) error {
	resp, err := http.DefaultClient.Post(url, "", strings.NewReader("name"))
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	request, err := http.ReadRequest(bufio.NewReader(resp.Body))
	if err != nil {
		return err
	}
	go log.Print(request.URL)
	return nil
}

// gofr, 43dd7678: the goroutine that reconnects outlives its connection.

type database struct {
	*sql.DB
	stop chan struct{}
}

func reconnectBefore(db *database) {
	for {
		if db.PingContext(context.Background()) != nil {
			for { // want `nothing ends this loop while DB.PingContext fails`
				err := db.PingContext(context.Background())
				if err == nil {
					log.Print("connected")
					break
				}
				log.Print(err)
				time.Sleep(10 * time.Second)
			}
		}
		time.Sleep(10 * time.Second)
	}
}

func reconnectAfter(db *database) {
	for {
		err := db.PingContext(context.Background())
		if err == nil {
			return
		}
		select {
		case <-db.stop:
			return
		case <-time.After(10 * time.Second):
		}
	}
}

// utask, PR 145: after 15 minutes the pause is negative.

func commitBefore(commit func() error) {
	pause := backoff.NewExponentialBackOff()
	pause.MaxInterval = 30 * time.Second
	pause.Reset()
	for {
		if commit() == nil {
			break
		}
		time.Sleep(pause.NextBackOff()) // want `ExponentialBackOff.NextBackOff says stop by a negative pause`
	}
}

func commitAfter(commit func() error) {
	pause := backoff.NewExponentialBackOff()
	pause.MaxInterval = 30 * time.Second
	pause.MaxElapsedTime = 0
	pause.Reset()
	for {
		if commit() == nil {
			break
		}
		time.Sleep(pause.NextBackOff())
	}
}

// kubeadm, PR 85156: a poll without an end inside one that has one.

func discoverBefore(url string) (found *http.Response) {
	wait.PollImmediateInfinite(time.Second, func() (bool, error) { // want `^nothing ends wait.PollImmediateInfinite while its condition hides a failure, it has no timeout and no cancellation$`
		var err error
		found, err = http.Get(url)
		if err != nil {
			log.Print(err)
			return false, nil
		}
		return true, nil
	})
	return found
}

func discoverAfter(url string) (*http.Response, error) {
	found, err := http.Get(url)
	if err != nil {
		log.Print(err)
		return nil, err
	}
	return found, nil
}

// towns, PR 4533 (TypeScript there): the counter is never changed.

func loadBefore(db *sql.DB) error {
	retries := 3
	for retries > 0 { // want `retries never changes in this loop, its limit never ends this retry of DB.Ping`
		if err := db.Ping(); err == nil {
			return nil
		}
		time.Sleep(time.Second)
	}
	return sql.ErrConnDone
}

func loadAfter(db *sql.DB) error {
	retries := 3
	for retries > 0 {
		if err := db.Ping(); err == nil {
			return nil
		}
		retries--
		time.Sleep(time.Second)
	}
	return sql.ErrConnDone
}

// dubbo-go, issue 3555: nothing ends the subscription while the registry is away.

type registry interface{ Subscribe(url string) error }

type remoteRegistry struct{}

func (remoteRegistry) Subscribe(url string) error {
	resp, err := http.Get(url)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

func subscribeBefore(r registry, url string) {
	for { // want `nothing ends this loop while registry.Subscribe fails`
		if err := r.Subscribe(url); err != nil {
			log.Print(err)
			time.Sleep(3 * time.Second)
			continue
		}
		return
	}
}

func subscribeAfter(ctx context.Context, r registry, url string) error {
	for {
		err := r.Subscribe(url)
		if err == nil {
			return nil
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(3 * time.Second):
		}
	}
}

// gofr, 56da741f: the subscriber asks the broker again at once; a select with a
// default does not wait.

type subscriber interface {
	Subscribe(ctx context.Context, topic string) (message []byte, err error)
}

func handle(ctx context.Context, s subscriber, topic string) error {
	message, err := s.Subscribe(ctx, topic)
	if err != nil {
		return err
	}
	log.Print(len(message))
	return nil
}

func consumeBefore(ctx context.Context, s subscriber, topic string) {
	for { // want `retry of handle \(corpus.subscriber.Subscribe\) has no wait on failure, it asks again as fast as it fails`
		select {
		case <-ctx.Done():
			return
		default:
			if err := handle(ctx, s, topic); err != nil {
				log.Print(err)
			}
		}
	}
}

func consumeAfter(ctx context.Context, s subscriber, topic string) {
	var pause time.Duration
	for {
		select {
		case <-ctx.Done():
			return
		case <-time.After(pause):
			if err := handle(ctx, s, topic); err != nil {
				log.Print(err)
				pause = 2 * time.Second
			}
		}
	}
}
