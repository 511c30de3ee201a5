// Package start waits for what a service needs.
package start

import (
	"context"
	"database/sql"
	"errors"
	"log/slog"
	"net"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
)

// Database returns when the database answers.
//
// bad: a password that was changed is tried for ever; the service neither starts nor fails, and nothing can stop it.
func Database(db *sql.DB, log *slog.Logger) {
	for {
		err := db.Ping()
		if err == nil {
			return
		}
		log.Warn("no database yet", "error", err)
		time.Sleep(2 * time.Second)
	}
}

// DatabaseSoon returns when the database answers.
//
// good (Database): the start fails when the context is done.
func DatabaseSoon(ctx context.Context, db *sql.DB, log *slog.Logger) error {
	for {
		err := db.PingContext(ctx)
		if err == nil {
			return nil
		}
		log.Warn("no database yet", "error", err)
		select {
		case <-ctx.Done():
			return err
		case <-time.After(2 * time.Second):
		}
	}
}

// Serve takes connections.
//
// bad: when the process has no file descriptors left Accept fails at once, and the loop fills the disk with its log.
func Serve(l net.Listener, log *slog.Logger, handle func(net.Conn)) {
	for {
		conn, err := l.Accept()
		if err != nil {
			log.Error("accept", "error", err)
			continue
		}
		go handle(conn)
	}
}

// ServeUntilClosed takes connections.
//
// good (Serve): it pauses, and ends with the listener.
func ServeUntilClosed(l net.Listener, log *slog.Logger, handle func(net.Conn)) {
	for {
		conn, err := l.Accept()
		if errors.Is(err, net.ErrClosed) {
			return
		}
		if err != nil {
			log.Error("accept", "error", err)
			time.Sleep(100 * time.Millisecond)
			continue
		}
		go handle(conn)
	}
}

// Watch keeps a stream of gRPC open.
//
// bad: when the server goes, all its clients open streams as fast as it can refuse them.
func Watch(ctx context.Context, conn *grpc.ClientConn, log *slog.Logger, receive func(grpc.ClientStream) error) {
	for ctx.Err() == nil {
		stream, err := conn.NewStream(ctx, &grpc.StreamDesc{ServerStreams: true}, "/exams.Exams/Watch")
		if err != nil {
			log.Warn("no stream", "error", err)
			continue
		}
		if err := receive(stream); err != nil {
			log.Warn("stream ended", "error", err)
		}
	}
}

// WatchPaced keeps a stream of gRPC open.
//
// good (Watch): a pause before the next stream.
func WatchPaced(ctx context.Context, conn *grpc.ClientConn, log *slog.Logger, receive func(grpc.ClientStream) error) {
	for ctx.Err() == nil {
		stream, err := conn.NewStream(ctx, &grpc.StreamDesc{ServerStreams: true}, "/exams.Exams/Watch")
		if err == nil {
			err = receive(stream)
		}
		log.Warn("stream ended", "error", err)
		select {
		case <-ctx.Done():
		case <-time.After(5 * time.Second):
		}
	}
}

// Ready returns when the flag of another goroutine says so.
//
// bad: the default case makes a core busy until the other service is there, which may be never.
func Ready(conn *grpc.ClientConn, stop <-chan struct{}) {
	for {
		select {
		case <-stop:
			return
		default:
			if err := conn.Invoke(context.Background(), "/health.Health/Check", nil, nil); err == nil {
				return
			}
		}
	}
}

// ReadyPaced returns when the flag of another goroutine says so.
//
// good (Ready): the timer is the pause.
func ReadyPaced(ctx context.Context, conn *grpc.ClientConn) error {
	for {
		if err := conn.Invoke(ctx, "/health.Health/Check", nil, nil); err == nil {
			return nil
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(time.Second):
		}
	}
}

// Update runs a transaction until it does not conflict.
//
// good: a conflict means that somebody else has got on.
func Update(ctx context.Context, conn *grpc.ClientConn, change func(version int64) any) error {
	for version := int64(0); ; version++ {
		err := conn.Invoke(ctx, "/store.Store/Put", change(version), nil)
		if status.Code(err) != codes.Aborted {
			return err
		}
	}
}
