package hot

import (
	"context"
	"database/sql"
	"errors"
	"log"
	"net"
	"net/http"
	"os"
	"sync"
	"time"

	"golang.org/x/time/rate"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"

	"effects/facts"

	"github.com/gorilla/websocket"
)

func sleepsOnFailure(ctx context.Context, db *sql.DB) {
	for ctx.Err() == nil {
		if err := db.Ping(); err != nil {
			time.Sleep(time.Second)
			continue
		}
		return
	}
}

func waitsInSelect(ctx context.Context, db *sql.DB) error {
	for {
		if db.Ping() == nil {
			return nil
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(time.Second):
		}
	}
}

func tickerPacesDaemon(ctx context.Context, db *sql.DB) {
	ticker := time.NewTicker(time.Second)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
			if err := db.Ping(); err != nil {
				log.Print(err)
			}
		}
	}
}

func rangeOverTickerPaces(db *sql.DB) {
	for range time.Tick(time.Second) {
		if err := db.Ping(); err != nil {
			log.Print(err)
		}
	}
}

func eventLoopWaitsForEvents(events chan string, db *sql.DB) {
	for event := range events {
		if _, err := db.Exec(event); err != nil {
			continue
		}
	}
}

func receiveAtTheHeadWaits(events chan string, db *sql.DB) {
	for {
		if _, err := db.Exec(<-events); err != nil {
			continue
		}
	}
}

func conditionVariablePaces(cond *sync.Cond, db *sql.DB) {
	for {
		cond.Wait()
		if err := db.Ping(); err != nil {
			continue
		}
	}
}

func armedOnTheFailingPath(db *sql.DB) {
	backOff := false
	for {
		if backOff {
			time.Sleep(10 * time.Second)
		}
		if err := db.Ping(); err != nil {
			backOff = true
			continue
		}
		backOff = false
		work()
	}
}

func notBeforeTheFirstAttempt(ctx context.Context, db *sql.DB) {
	for n := 0; ctx.Err() == nil; n++ {
		if n > 0 {
			time.Sleep(time.Second)
		}
		if db.Ping() == nil {
			return
		}
	}
}

func delayIsConfigured(delay time.Duration, ctx context.Context, db *sql.DB) {
	for ctx.Err() == nil {
		if db.Ping() == nil {
			return
		}
		if delay > 0 {
			time.Sleep(delay)
		}
	}
}

func theTimeHasAlreadyPassed(ctx context.Context, url string) {
	for ctx.Err() == nil {
		attempt, cancel := context.WithTimeout(ctx, 90*time.Second)
		err := poll(attempt, url)
		cancel()
		if errors.Is(err, context.DeadlineExceeded) {
			continue
		}
		if err != nil {
			time.Sleep(time.Second)
			continue
		}
		work()
	}
}

func timeoutErrorHasTakenItsTime(conn net.Conn, addr string) {
	for {
		_, err := net.Dial("tcp", addr)
		var ne net.Error
		if errors.As(err, &ne) && ne.Timeout() {
			continue
		}
		if err != nil && !os.IsTimeout(err) {
			time.Sleep(time.Second)
		}
	}
}

func waitsInALiteral(db *sql.DB) {
	pause := func() { time.Sleep(time.Second) }
	for {
		if err := db.Ping(); err != nil {
			pause()
			continue
		}
		work()
		time.Sleep(time.Second)
	}
}

func failureLeavesTheLoop(url string) error {
	for {
		resp, err := http.Get(url)
		if err != nil {
			return err
		}
		resp.Body.Close()
	}
}

func failureIsFatal(url string) {
	for {
		resp, err := http.Get(url)
		if err != nil {
			log.Fatal(err)
		}
		resp.Body.Close()
	}
}

func failureIsFatalInAHelper(url string) {
	for {
		resp, err := http.Get(url)
		if err != nil {
			die(err)
		}
		resp.Body.Close()
	}
}

func die(err error) {
	log.Print(err)
	os.Exit(1)
}

func work() {}

func poll(ctx context.Context, url string) error {
	req, err := http.NewRequestWithContext(ctx, "GET", url, nil)
	if err != nil {
		return err
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

func limiterPaces(ctx context.Context, limiter *rate.Limiter, db *sql.DB) error {
	for {
		if db.Ping() == nil {
			return nil
		}
		if err := limiter.Wait(ctx); err != nil {
			return err
		}
	}
}

func nextReceiveBlocks(conn *websocket.Conn, db *sql.DB) error {
	for {
		_, message, err := conn.ReadMessage()
		if err != nil {
			return err
		}
		if _, err := db.Exec(string(message)); err != nil {
			continue
		}
	}
}

func helperInAnotherPackagePaces(ctx context.Context, db *sql.DB) {
	for ctx.Err() == nil {
		if db.Ping() != nil {
			facts.Pause()
		}
	}
}

func pingAfterAPause(db *sql.DB) error {
	time.Sleep(time.Second)
	return db.Ping()
}

func eachAttemptWaits(ctx context.Context, db *sql.DB) {
	for ctx.Err() == nil {
		if pingAfterAPause(db) == nil {
			return
		}
	}
}

func codeOKIsSuccess(ctx context.Context, conn *grpc.ClientConn) {
	for {
		switch status.Code(conn.Invoke(ctx, "/exam/Save", nil, nil)) {
		case codes.Canceled:
			return
		case codes.OK:
		default:
			log.Fatal("the exam is over")
		}
	}
}

type message struct{ text string }

func receive(addr string) (*message, error) {
	conn, err := net.Dial("tcp", addr)
	if err != nil {
		return nil, err
	}
	return &message{}, conn.Close()
}

func crashesInsteadOfAsking(addr string) {
	for {
		m, err := receive(addr)
		if err != nil {
			log.Print(err)
		}
		log.Print(m.text)
	}
}

func pingAndWaitIfThatFails(db *sql.DB) error {
	err := db.Ping()
	if err != nil {
		time.Sleep(time.Second)
	}
	return err
}

func calleeWaitsOnItsFailure(ctx context.Context, db *sql.DB) {
	for ctx.Err() == nil {
		if err := pingAndWaitIfThatFails(db); err != nil {
			log.Print(err)
		}
	}
}

type clock interface{ Sleep(time.Duration) }

type worker struct {
	clock clock
	pause func()
}

func (w *worker) injectedClockWaits(ctx context.Context, db *sql.DB) {
	for ctx.Err() == nil {
		if db.Ping() != nil {
			w.clock.Sleep(time.Second)
		}
	}
}

func (w *worker) functionInAFieldSoundsLikeWaiting(ctx context.Context, db *sql.DB) {
	for ctx.Err() == nil {
		if db.Ping() != nil {
			w.pause()
		}
	}
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}

func failureEndsInAHelper(db *sql.DB) {
	for {
		must(db.Ping())
	}
}

func classOfTheErrorWaits(ctx context.Context, url string) (resp *http.Response, err error) {
	for ctx.Err() == nil {
		if resp, err = http.Get(url); err == nil {
			return resp, nil
		}
		if isUnavailable(err) {
			time.Sleep(time.Second)
		}
	}
	return nil, ctx.Err()
}

func isUnavailable(err error) bool {
	var op *net.OpError
	return errors.As(err, &op)
}
