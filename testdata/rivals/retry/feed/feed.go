// Package feed reads what others send.
package feed

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"time"

	"github.com/coder/websocket"
	"github.com/nats-io/nats.go"
	"github.com/redis/go-redis/v9"
)

// An Event is what has happened.
type Event struct{ Kind, ID string }

// Live reads a websocket.
//
// bad: a connection that is broken fails at once on each read; one core spins for each student who has gone.
func Live(ctx context.Context, conn *websocket.Conn, log *slog.Logger, handle func([]byte)) {
	for {
		_, data, err := conn.Read(ctx)
		if err != nil {
			log.Warn("live", "error", err)
			continue
		}
		handle(data)
	}
}

// LiveUntilBroken reads a websocket.
//
// good (Live): an error is the end of the connection.
func LiveUntilBroken(ctx context.Context, conn *websocket.Conn, log *slog.Logger, handle func([]byte)) {
	for {
		_, data, err := conn.Read(ctx)
		if err != nil {
			log.Warn("live", "error", err)
			return
		}
		handle(data)
	}
}

// Group reads a stream of Redis as one of a group.
//
// bad: when the group is gone, or Redis restarts, the answer is an error at once, asked for again at once.
func Group(ctx context.Context, rdb *redis.Client, log *slog.Logger, handle func(redis.XMessage)) {
	for ctx.Err() == nil {
		streams, err := rdb.XReadGroup(ctx, &redis.XReadGroupArgs{
			Group: "mail", Consumer: "1", Streams: []string{"events", ">"}, Block: 5 * time.Second,
		}).Result()
		if err != nil {
			if !errors.Is(err, redis.Nil) {
				log.Error("reading", "error", err)
			}
			continue
		}
		for _, s := range streams {
			for _, m := range s.Messages {
				handle(m)
			}
		}
	}
}

// GroupPaced reads a stream of Redis as one of a group.
//
// good (Group): a pause behind each error but the one that says that five seconds have passed.
func GroupPaced(ctx context.Context, rdb *redis.Client, log *slog.Logger, handle func(redis.XMessage)) {
	for ctx.Err() == nil {
		streams, err := rdb.XReadGroup(ctx, &redis.XReadGroupArgs{
			Group: "mail", Consumer: "1", Streams: []string{"events", ">"}, Block: 5 * time.Second,
		}).Result()
		if errors.Is(err, redis.Nil) {
			continue
		}
		if err != nil {
			log.Error("reading", "error", err)
			time.Sleep(time.Second)
			continue
		}
		for _, s := range streams {
			for _, m := range s.Messages {
				handle(m)
			}
		}
	}
}

// Subscribe reads messages of NATS.
//
// bad: once the connection is closed for good NextMsg fails at once, for ever.
func Subscribe(sub *nats.Subscription, log *slog.Logger, handle func(*nats.Msg)) {
	for {
		msg, err := sub.NextMsg(10 * time.Second)
		if err != nil {
			log.Warn("no message", "error", err)
			continue
		}
		handle(msg)
	}
}

// SubscribeOpen reads messages of NATS.
//
// good (Subscribe): only that nothing has come is a reason to go on.
func SubscribeOpen(sub *nats.Subscription, log *slog.Logger, handle func(*nats.Msg)) error {
	for {
		msg, err := sub.NextMsg(10 * time.Second)
		if errors.Is(err, nats.ErrTimeout) {
			continue
		}
		if err != nil {
			log.Warn("no message", "error", err)
			return err
		}
		handle(msg)
	}
}

// Work handles what comes in by a channel.
//
// bad: an event that can never be handled goes round as fast as it fails.
func Work(ctx context.Context, events chan Event, log *slog.Logger, handle func(context.Context, Event) error) {
	for event := range events {
		if err := handle(ctx, event); err != nil {
			log.Error("again", "event", event.ID, "error", err)
			events <- event
		}
	}
}

// WorkOnce handles what comes in by a channel.
//
// good (Work): what fails is put aside.
func WorkOnce(ctx context.Context, events, dead chan Event, log *slog.Logger, handle func(context.Context, Event) error) {
	for event := range events {
		if err := handle(ctx, event); err != nil {
			log.Error("put aside", "event", event.ID, "error", err)
			dead <- event
		}
	}
}

// Lines reads events, one in a line.
//
// good: a line that is no event is left out, and the file has an end.
func Lines(r io.Reader, log *slog.Logger, handle func(Event)) error {
	lines := bufio.NewScanner(r)
	for lines.Scan() {
		var event Event
		if err := json.Unmarshal(lines.Bytes(), &event); err != nil {
			log.Warn("no event", "error", err)
			continue
		}
		handle(event)
	}
	return lines.Err()
}

// Drain takes what is left in a queue of Redis.
//
// good: each turn takes one away, and an error ends it.
func Drain(ctx context.Context, rdb *redis.Client, handle func(string)) error {
	for {
		item, err := rdb.LPop(ctx, "events").Result()
		if errors.Is(err, redis.Nil) {
			return nil
		}
		if err != nil {
			return err
		}
		handle(item)
	}
}
