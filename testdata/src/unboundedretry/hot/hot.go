// Package hot holds retries whose failing path comes back with no wait.
package hot

import (
	"context"
	"database/sql"
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"time"

	"github.com/gorilla/websocket"
	"github.com/redis/go-redis/v9"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
)

func contextIsCheckedButNothingWaits(ctx context.Context, url string) error {
	for { // want `retry of http.Get has no wait on failure`
		if err := ctx.Err(); err != nil {
			return err
		}
		resp, err := http.Get(url)
		if err != nil {
			continue
		}
		return resp.Body.Close()
	}
}

func selectWithDefaultDoesNotWait(ctx context.Context, db *sql.DB) {
	for { // want `retry of DB.PingContext has no wait`
		select {
		case <-ctx.Done():
			return
		default:
		}
		if err := db.PingContext(ctx); err != nil {
			log.Print(err)
			continue
		}
		return
	}
}

func stopChannelDoesNotSlowDown(stop chan struct{}, addr string) {
	for { // want `retry of net.Dial has no wait`
		select {
		case <-stop:
			return
		default:
			if conn, err := net.Dial("tcp", addr); err == nil {
				conn.Close()
				return
			}
		}
	}
}

func conditionIsTheErrorAlone(db *sql.DB) {
	err := db.Ping()
	for err != nil { // want `retry of DB.Ping has no wait`
		err = db.Ping()
	}
}

func conditionIsAFlagSetBySuccess(db *sql.DB) {
	done := false
	for !done { // want `retry of DB.Ping has no wait`
		err := db.Ping()
		if err == nil {
			done = true
		}
	}
}

func andInTheConditionIsTwoBranches(get func() *http.Client, req *http.Request) *http.Response {
	var resp *http.Response
	var err error
	for resp == nil || err != nil { // want `retry of Client.Do has no wait`
		resp, err = http.DefaultClient.Do(req)
	}
	return resp
}

func daemonHammersOnFailure(url string) {
	for { // want `retry of http.Get has no wait`
		resp, err := http.Get(url)
		if err != nil {
			log.Print(err)
			continue
		}
		io.Copy(io.Discard, resp.Body)
		resp.Body.Close()
		time.Sleep(time.Minute)
	}
}

func onlyOneErrorWaits(db *sql.DB) {
	for { // want `retry of DB.Ping has no wait`
		err := db.Ping()
		if err == nil {
			return
		}
		if errors.Is(err, sql.ErrConnDone) {
			time.Sleep(time.Second)
		}
	}
}

func sleepOfNothing(db *sql.DB) {
	for db.Ping() != nil { // want `retry of DB.Ping has no wait`
		time.Sleep(0)
	}
}

func buildingTheRequestIsNoWayOut(url string) error {
	for { // want `retry of Client.Do has no wait`
		req, err := http.NewRequest("GET", url, nil)
		if err != nil {
			return err
		}
		resp, err := http.DefaultClient.Do(req)
		if err != nil {
			continue
		}
		return resp.Body.Close()
	}
}

func errorInAVariableThatIsCaptured(db *sql.DB) (err error) {
	defer func() {
		if err != nil {
			err = errors.Join(err, errors.New("giving up"))
		}
	}()
	for { // want `retry of DB.Ping has no wait`
		if err = db.Ping(); err != nil {
			continue
		}
		return nil
	}
}

func insideAGoroutine(db *sql.DB) {
	go func() {
		for { // want `retry of DB.Ping has no wait`
			if err := db.Ping(); err == nil {
				return
			}
		}
	}()
}

var insideAnInitialiser = func(db *sql.DB) {
	for { // want `retry of DB.Ping has no wait`
		if err := db.Ping(); err == nil {
			return
		}
	}
}

func theCallIsALiteral(url string) error {
	for { // want `retry of function literal \(http.Get\) has no wait`
		err := func() error {
			resp, err := http.Get(url)
			if err != nil {
				return err
			}
			return resp.Body.Close()
		}()
		if err == nil {
			return nil
		}
	}
}

func wrappedErrorIsStillTheError(db *sql.DB) error {
	for { // want `retry of DB.Ping has no wait`
		err := db.Ping()
		if err != nil {
			err = errors.New("ping: " + err.Error())
		}
		if err == nil {
			return nil
		}
		log.Print(err)
	}
}

type builder struct{ err error }

func (b *builder) where(string) *builder { return b }
func (b *builder) do(url string) error {
	resp, err := http.Get(url)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

type client struct{}

func (*client) query() *builder { return new(builder) }

func chainOfCallsAsksTheSame(ctx context.Context, c *client, url string) {
	for ctx.Err() == nil { // want `retry of builder.do \(http.Get\) has no wait`
		if err := c.query().where("saved").do(url); err == nil {
			return
		}
	}
}

func readsABrokenConnection(conn *websocket.Conn) {
	for { // want `^retry of Conn.ReadMessage has no wait on failure, it spins on a connection that is broken$`
		_, message, err := conn.ReadMessage()
		if err != nil {
			log.Print(err)
			continue
		}
		log.Print(message)
	}
}

func waitsForTheGRPCServer(ctx context.Context, conn *grpc.ClientConn) {
	for ctx.Err() == nil { // want `retry of ClientConn.Invoke has no wait on failure, it floods`
		if err := conn.Invoke(ctx, "/exam/Save", nil, nil); err == nil {
			return
		}
	}
}

func redisCommand(ctx context.Context, client *redis.Client) {
	for ctx.Err() == nil { // want `retry of StatusCmd.Result has no wait on failure`
		if _, err := client.Ping(ctx).Result(); err == nil {
			return
		}
	}
}

func unavailableIsAskedAgain(ctx context.Context, conn *grpc.ClientConn) error {
	for { // want `retry of ClientConn.Invoke has no wait on failure`
		err := conn.Invoke(ctx, "/exam/Save", nil, nil)
		if status.Code(err) == codes.Unavailable {
			continue
		}
		return err
	}
}

func conflictIsNotAllThatIsAskedAgain(ctx context.Context, conn *grpc.ClientConn) error {
	for { // want `retry of ClientConn.Invoke has no wait on failure`
		err := conn.Invoke(ctx, "/exam/Save", nil, nil)
		if code := status.Code(err); code != codes.Unavailable && code != codes.Aborted {
			return err
		}
	}
}

type watcher struct {
	ctx context.Context
	db  *sql.DB
}

func (w *watcher) contextOfAFieldDoesNotSlowDown() error {
	for { // want `retry of DB.PingContext has no wait`
		err := w.db.PingContext(w.ctx)
		if err == nil {
			return nil
		}
		if isOver(w.ctx, err) {
			return err
		}
	}
}

func isOver(ctx context.Context, err error) bool {
	return ctx.Err() != nil || errors.Is(err, sql.ErrConnDone)
}

var report func()

// The variable is the literal's as well, and holds the failure until something is called.
func failureIsCaptured(u string) {
	for {
		_, err := http.Get(u)
		if err != nil {
			time.Sleep(2 * time.Second)
			continue
		}
		report = func() { println(err) }
	}
}

func failureIsCapturedAndSet(items []string, u string) {
	for {
		_, err := http.Get(u)
		if err != nil {
			time.Sleep(2 * time.Second)
			continue
		}
		for _, item := range items {
			each(func() { _, err = http.Get(u + item) })
		}
	}
}

func each(f func()) { f() }

type closedError struct{ code int }

func (e *closedError) Error() string { return "closed" }

func (e *closedError) Result() int { return e.code }

// Its error says by a code that the connection is gone.
func leavesForACode(conn *websocket.Conn) {
	for {
		_, _, err := conn.ReadMessage()
		var closed *closedError
		if errors.As(err, &closed) && closed.Result() == 1 {
			return
		}
		if err != nil {
			println(err)
			continue
		}
	}
}

type conflict struct{}

func (*conflict) Error() string { return "conflict" }

type movedTo string

func (movedTo) Error() string { return "moved" }

type request struct{ url string }

func send(r *request) error {
	resp, err := http.Get(r.url)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

// Who names the error that is asked again at once has chosen it.
func conflictIsNamedByItsType(r *request) error {
	for {
		err := send(r)
		switch err.(type) {
		case *conflict:
			continue
		}
		return err
	}
}

// The code says that somebody else got on.
func conflictIsACode(ctx context.Context, conn *grpc.ClientConn, change func(version int) any) error {
	for version := 0; ; version++ {
		err := conn.Invoke(ctx, "/exam/Save", change(version), nil)
		if status.Code(err) != codes.Aborted {
			return err
		}
	}
}

func conflictIsACase(ctx context.Context, conn *grpc.ClientConn) error {
	for {
		err := conn.Invoke(ctx, "/exam/Save", nil, nil)
		switch status.Code(err) {
		case codes.Aborted:
			continue
		}
		return err
	}
}

func conflictIsAsserted(r *request) error {
	for {
		err := send(r)
		if _, ok := err.(*conflict); !ok {
			return err
		}
	}
}

// The next attempt goes where this one was sent.
func goesWhereItIsSent(r *request) error {
	for {
		err := send(r)
		if err == nil {
			return nil
		}
		if to, ok := err.(movedTo); ok {
			r.url = string(to)
		}
	}
}
