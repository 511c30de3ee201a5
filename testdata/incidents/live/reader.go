// Package live shows a teacher what the students of a room are doing.
package live

import (
	"context"
	"encoding/json"
	"log/slog"

	"github.com/coder/websocket"
)

// An Event is something that a student did.
type Event struct {
	Student string `json:"student"`
	Kind    string `json:"kind"`
}

// Follow hands the events of a room to show until ctx is done.
func Follow(ctx context.Context, room string, show func(Event), log *slog.Logger) error {
	conn, _, err := websocket.Dial(ctx, room, nil)
	if err != nil {
		return err
	}
	defer conn.CloseNow()
	for ctx.Err() == nil {
		_, data, err := conn.Read(ctx)
		if err != nil {
			log.Error("lost an event", "error", err)
			continue
		}
		var event Event
		if err := json.Unmarshal(data, &event); err != nil {
			log.Error("cannot read an event", "error", err)
			continue
		}
		show(event)
	}
	return ctx.Err()
}
