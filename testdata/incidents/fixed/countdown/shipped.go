package countdown

import (
	"context"
	"time"
)

// RunAsShipped is Run as it was repaired first, by one character. It saves once,
// and again only when an answer has set elapsed back.
func (c *Countdown) RunAsShipped(ctx context.Context) {
	ticker := time.NewTicker(time.Second)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
		c.mu.Lock()
		c.left -= time.Second
		c.elapsed += time.Second
		left, due := c.left, c.elapsed == interval
		c.mu.Unlock()
		if due {
			go c.saveAsShipped(ctx, left)
		}
	}
}

func (c *Countdown) saveAsShipped(ctx context.Context, left time.Duration) {
	if err := c.client.SaveLeft(ctx, c.Exam, c.Student, left); err != nil {
		c.log.Warn("time left is not saved", "student", c.Student, "error", err)
		return
	}
	c.restart()
}
