// Package live shows a teacher what the students of a room are doing. It dials
// again when the connection is lost: one that failed to read fails for good.
package live

import (
	"context"
	"encoding/json"
	"log/slog"
	"time"

	"github.com/coder/websocket"
)

const pause = 3 * time.Second

// An Event is something that a student did.
type Event struct {
	Student string `json:"student"`
	Kind    string `json:"kind"`
}

// Follow hands the events of a room to show until ctx is done.
func Follow(ctx context.Context, room string, show func(Event), log *slog.Logger) error {
	again := time.NewTicker(pause)
	defer again.Stop()
	for {
		err := followOnce(ctx, room, show, log)
		log.Error("lost the room, dialling again", "error", err)
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-again.C:
		}
	}
}

// followOnce returns when the connection is lost.
func followOnce(ctx context.Context, room string, show func(Event), log *slog.Logger) error {
	conn, _, err := websocket.Dial(ctx, room, nil)
	if err != nil {
		return err
	}
	defer conn.CloseNow()
	for {
		_, data, err := conn.Read(ctx)
		if err != nil {
			return err
		}
		var event Event
		if err := json.Unmarshal(data, &event); err != nil {
			log.Error("cannot read an event", "error", err)
			continue
		}
		show(event)
	}
}
