// Package beacon says that a student is still there.
package beacon

import (
	"context"
	"strings"

	"example.com/incidents/proctor/collector"
)

// A Beacon speaks for one student.
type Beacon struct {
	Student string

	collector *collector.Collector
}

// New returns the beacon of the student.
func New(student string, to *collector.Collector) *Beacon {
	return &Beacon{Student: student, collector: to}
}

// Blink sends one sign of life.
func (b *Beacon) Blink(ctx context.Context) error {
	return b.collector.Post(ctx, "present", strings.NewReader(b.Student))
}
