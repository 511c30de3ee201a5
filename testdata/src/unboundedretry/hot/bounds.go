package hot

import (
	"database/sql"
	"errors"
	"fmt"
	"net"
	"net/http"
	"sync/atomic"
	"time"
)

func countsAttempts(db *sql.DB) error {
	for n := 0; ; n++ {
		if err := db.Ping(); err == nil || n >= 5 {
			return err
		}
	}
}

func countsDown(db *sql.DB) error {
	tries := 5
	for {
		err := db.Ping()
		if err == nil {
			return nil
		}
		if tries--; tries == 0 {
			return err
		}
	}
}

func rangesOverANumber(db *sql.DB) (err error) {
	for range 5 {
		if err = db.Ping(); err == nil {
			return nil
		}
	}
	return err
}

func rangesOverHosts(hosts []string) net.Conn {
	for _, host := range hosts {
		if conn, err := net.Dial("tcp", host); err == nil {
			return conn
		}
	}
	return nil
}

func consumesDelays(db *sql.DB, delays []time.Duration) error {
	for {
		err := db.Ping()
		if err == nil || len(delays) == 0 {
			return err
		}
		delays = delays[1:]
	}
}

func deadlinePasses(db *sql.DB, limit time.Duration) error {
	start := time.Now()
	for {
		err := db.Ping()
		if err == nil || time.Since(start) > limit {
			return err
		}
	}
}

func deadlineInTheCondition(db *sql.DB, deadline time.Time) {
	for time.Now().Before(deadline) {
		if db.Ping() == nil {
			return
		}
	}
}

type server struct {
	closed  atomic.Bool
	stopped bool
	retries int
}

func (s *server) flagIsAtomic(db *sql.DB) {
	for !s.closed.Load() {
		if db.Ping() == nil {
			return
		}
	}
}

func (s *server) flagIsAField(db *sql.DB) {
	for !s.stopped {
		if db.Ping() == nil {
			return
		}
	}
}

func (s *server) counterIsAField(db *sql.DB) error {
	for {
		err := db.Ping()
		if err == nil || s.retries > 3 {
			return err
		}
		s.retries++
	}
}

func (s *server) isShutdown() bool { return s.closed.Load() }

func (s *server) lifecycleMethod(db *sql.DB) {
	for {
		if s.isShutdown() {
			return
		}
		if db.Ping() == nil {
			return
		}
	}
}

type host struct{ addr string }

type pool struct{ hosts []*host }

func (p *pool) pick() *host {
	if len(p.hosts) == 0 {
		return nil
	}
	h := p.hosts[0]
	p.hosts = p.hosts[1:]
	return h
}

func finiteSupplyOfCandidates(p *pool) (net.Conn, error) {
	for {
		h := p.pick()
		if h == nil {
			return nil, errors.New("none")
		}
		if conn, err := net.Dial("tcp", h.addr); err == nil {
			return conn, nil
		}
	}
}

func callbackDecides(db *sql.DB, yield func(error) bool) {
	for {
		if !yield(db.Ping()) {
			return
		}
	}
}

func supplierCallback(db *sql.DB, fallback func(error) *sql.DB) error {
	for {
		err := db.Ping()
		if err == nil {
			return nil
		}
		next := fallback(err)
		if next == nil {
			return err
		}
		db = next
	}
}

func step(url string) (more bool, err error) {
	resp, err := http.Get(url)
	if err != nil {
		return false, err
	}
	return resp.ContentLength > 0, resp.Body.Close()
}

func drainsUntilTheAnswerSaysSo(url string) error {
	var errs []error
	for {
		more, err := step(url)
		if err != nil {
			errs = append(errs, err)
		}
		if !more {
			return errors.Join(errs...)
		}
	}
}

func recoveryFailsAndLeaves(db *sql.DB, url string) error {
	for {
		_, err := db.Exec("update exams set saved = true")
		if err == nil {
			return nil
		}
		if _, err := step(url); err != nil {
			return err
		}
	}
}

func counterIsCaptured(db *sql.DB) error {
	n := 0
	count := func() { n++ }
	for {
		err := db.Ping()
		if err == nil || n > 5 {
			return err
		}
		count()
	}
}

func flagOfTwoConditions(db *sql.DB) error {
	for n := 0; ; n++ {
		err := db.Ping()
		done := err == nil || n > 5
		if done {
			return err
		}
	}
}

func deadlineChannel(db *sql.DB) error {
	deadline := time.After(time.Minute)
	for {
		select {
		case <-deadline:
			return errors.New("too late")
		default:
		}
		if db.Ping() == nil {
			return nil
		}
	}
}

func anotherKeyEachTime(db *sql.DB, prefix string) error {
	for {
		key := fmt.Sprintf("%s/%d", prefix, time.Now().UnixNano())
		if _, err := db.Exec("insert into keys values (?)", key); err == nil || !errors.Is(err, errKeyExists) {
			return err
		}
	}
}

var errKeyExists = errors.New("key exists")

type queue struct{ jobs []string }

func (q *queue) next() string {
	job := q.jobs[0]
	q.jobs = q.jobs[1:]
	return job
}

func anotherJobEachTime(db *sql.DB, q *queue) {
	for {
		if _, err := db.Exec(q.next()); err != nil {
			continue
		}
	}
}

func retriesOnce(db *sql.DB) error {
	retried := false
	for {
		err := db.Ping()
		if err != nil && !retried {
			retried = true
			continue
		}
		return err
	}
}

func firstAttemptIsMarked(db *sql.DB) error {
	for first := true; ; first = false {
		if err := db.Ping(); err == nil || !first {
			return err
		}
	}
}

func conflictIsAskedAgain(db *sql.DB) error {
	for {
		if _, err := db.Exec("update exams set saved = true"); !isConflict(err) {
			return err
		}
	}
}

func isConflict(err error) bool { return err != nil && err.Error() == "40001" }

func callerChoosesTheMode(db *sql.DB, wait bool) error {
	for {
		if err := db.Ping(); err == nil || !wait {
			return err
		}
	}
}

func addressIsAwayBeforeTheLoop(db *sql.DB, watch func(*bool)) {
	var stop bool
	go watch(&stop)
	for !stop {
		if db.Ping() == nil {
			return
		}
	}
}

func channelOfATypeParameter[C ~chan int](db *sql.DB, c C) {
	for {
		select {
		case <-c:
			return
		default:
		}
		if db.Ping() == nil {
			return
		}
	}
}

type logger interface{ Fatalf(string, ...any) }

func loggerEndsTheProcess(db *sql.DB, l logger) {
	for {
		if err := db.Ping(); err != nil {
			l.Fatalf("%v", err)
		}
	}
}
