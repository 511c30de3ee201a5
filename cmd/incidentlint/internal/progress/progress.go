// Package progress shows on a terminal that a long run is alive.
package progress

import (
	"fmt"
	"os"
	"sync"
	"sync/atomic"
	"time"

	"github.com/incidentlint/incidentlint/cmd/incidentlint/internal/terminal"
)

// patience is how long a run may take before anything is shown.
const patience = 2 * time.Second

// A Line is one line of a terminal, rewritten again and again.
type Line struct {
	done atomic.Int64
	stop chan struct{}
	wait sync.WaitGroup
}

// Start shows a line on file from now until Stop, if file is a terminal.
func Start(file *os.File) *Line {
	line := &Line{stop: make(chan struct{})}
	if terminal.Is(file) {
		line.wait.Go(func() { line.show(file) })
	}
	return line
}

// Add counts a package that is done.
func (l *Line) Add() { l.done.Add(1) }

// Stop erases the line.
func (l *Line) Stop() {
	close(l.stop)
	l.wait.Wait()
}

func (l *Line) show(file *os.File) {
	started := time.Now()
	ticker := time.NewTicker(500 * time.Millisecond)
	defer ticker.Stop()
	width := 0
	for {
		select {
		case <-l.stop:
			if width > 0 {
				fmt.Fprintf(file, "\r%*s\r", width, "")
			}
			return
		case <-ticker.C:
		}
		if elapsed := time.Since(started); elapsed >= patience {
			text := fmt.Sprintf("incidentlint: %d s, %d packages done", int(elapsed.Seconds()), l.done.Load())
			fmt.Fprintf(file, "\r%-*s", width, text)
			width = max(width, len(text))
		}
	}
}
