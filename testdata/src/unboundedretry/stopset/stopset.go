// Package stopset sets the Stop of a literal behind it, and so holds no finding.
package stopset

import (
	"time"

	"github.com/cenkalti/backoff/v4"
)

func New() *backoff.ExponentialBackOff {
	b := &backoff.ExponentialBackOff{MaxElapsedTime: time.Minute, Clock: backoff.SystemClock}
	b.Stop = backoff.Stop
	return b
}
