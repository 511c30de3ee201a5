// Package idioms holds the ways in which people end or slow down a retry. All of
// them are silent, through one level of helper in another package where that is how
// they are written.
package idioms

import (
	"bufio"
	"context"
	"database/sql"
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"os"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"golang.org/x/time/rate"

	"unboundedretry/idioms/lifecycle"
)

type service struct {
	db     *sql.DB
	closed atomic.Bool
	stop   chan struct{}
	life   *lifecycle.State
	n      atomic.Int64
}

func (s *service) closedFlagEnds() {
	for !s.closed.Load() {
		if s.db.Ping() == nil {
			return
		}
		time.Sleep(time.Second)
	}
}

func (s *service) lifecycleMethodEnds() {
	for {
		if s.life.IsShutdown() {
			return
		}
		if s.db.Ping() == nil {
			return
		}
		time.Sleep(time.Second)
	}
}

func (s *service) stopChannelEndsBesideATicker() {
	ticker := time.NewTicker(time.Second)
	defer ticker.Stop()
	for {
		if s.db.Ping() == nil {
			return
		}
		select {
		case <-s.stop:
			return
		case <-ticker.C:
		}
	}
}

func helperSleepsUnlessTheContextIsDone(ctx context.Context, db *sql.DB) error {
	for {
		if db.PingContext(ctx) == nil {
			return nil
		}
		if !lifecycle.Sleep(ctx, time.Second) {
			return ctx.Err()
		}
	}
}

func causeOfTheContextEnds(ctx context.Context, db *sql.DB) error {
	for context.Cause(ctx) == nil {
		if db.PingContext(ctx) == nil {
			return nil
		}
		time.Sleep(time.Second)
	}
	return ctx.Err()
}

func limiterFailsWithTheContext(ctx context.Context, db *sql.DB, limiter *rate.Limiter) error {
	for {
		if db.PingContext(ctx) == nil {
			return nil
		}
		if err := limiter.Wait(ctx); err != nil {
			return err
		}
	}
}

type backOff struct{ left int }

func (b *backOff) Ongoing() bool { return b.left > 0 }
func (b *backOff) Wait()         { b.left--; time.Sleep(time.Second) }

func backOffObjectSaysStop(db *sql.DB, b *backOff) {
	for b.Ongoing() {
		if db.Ping() == nil {
			return
		}
		b.Wait()
	}
}

func acceptClassifiesErrors(l net.Listener) error {
	delay := time.Duration(0)
	for {
		conn, err := l.Accept()
		if ne, ok := err.(net.Error); ok && ne.Timeout() {
			delay = max(2*delay, time.Millisecond)
			time.Sleep(delay)
			continue
		}
		if err != nil {
			return err
		}
		go conn.Close()
	}
}

func readIsInterrupted(f *os.File, use func([]byte)) error {
	buf := make([]byte, 512)
	for {
		n, err := f.Read(buf)
		if errors.Is(err, syscall.EINTR) {
			continue
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		use(buf[:n])
	}
}

func scannerEnds(r io.Reader) (lines int) {
	for s := bufio.NewScanner(r); s.Scan(); {
		lines++
	}
	return lines
}

func (s *service) compareAndSwapIsAskedAgain() int64 {
	for {
		old := s.n.Load()
		if s.n.CompareAndSwap(old, old+1) {
			return old
		}
	}
}

type page struct {
	items []string
	next  string
}

func list(token string) (p page, err error) {
	resp, err := http.Get("https://example.com/" + token)
	if err != nil {
		return p, err
	}
	return p, resp.Body.Close()
}

func pagesUntilThereAreNoMore() (all []string, err error) {
	token := ""
	for {
		p, err := list(token)
		if err != nil {
			return nil, err
		}
		if all = append(all, p.items...); p.next == "" {
			return all, nil
		}
		token = p.next
	}
}

func drainsAndCollectsFailures(step func() (bool, error), db *sql.DB) error {
	var failures []error
	for {
		if err := db.Ping(); err != nil {
			failures = append(failures, err)
		}
		more, err := step()
		if err != nil {
			failures = append(failures, err)
		}
		if !more {
			return errors.Join(failures...)
		}
	}
}

func iteratorIsRenewedAfterItExpires(renew func() (string, error)) error {
	token, err := renew()
	if err != nil {
		return err
	}
	for {
		p, err := list(token)
		if err != nil {
			if token, err = renew(); err != nil {
				return err
			}
			continue
		}
		log.Print(p.items)
		token = p.next
	}
}

func conditionVariableWaits(c *sync.Cond, db *sql.DB) {
	for {
		c.L.Lock()
		c.Wait()
		c.L.Unlock()
		if err := db.Ping(); err != nil {
			log.Print(err)
		}
	}
}

func workersQueueDecides(process func() bool) {
	for process() {
	}
}

func pauseStartsAtNothing(db *sql.DB) {
	pause := time.Duration(0)
	for range 10 {
		if db.Ping() == nil {
			return
		}
		time.Sleep(pause)
		pause = min(pause*2+time.Second, time.Minute)
	}
}

func retryIndefinitelyAsItsNameSays(db *sql.DB) {
	for db.Ping() != nil {
		time.Sleep(time.Second)
	}
}

func anotherHostEachTime(hosts []string) (net.Conn, error) {
	for i := 0; ; i++ {
		if i == len(hosts) {
			return nil, io.EOF
		}
		if conn, err := net.Dial("tcp", hosts[i]); err == nil {
			return conn, nil
		}
	}
}

func recordDecides(db *sql.DB, attempt func(err error) (again bool)) {
	for {
		if err := db.Ping(); err == nil || !attempt(err) {
			return
		}
	}
}
