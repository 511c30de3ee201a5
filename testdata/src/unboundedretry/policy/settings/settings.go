// Package settings makes policies for others.
package settings

import (
	"time"

	"github.com/cenkalti/backoff/v4"
)

func Endless() backoff.BackOff { // want Endless:"^policy with no limits$"
	return backoff.NewConstantBackOff(time.Second)
}

func Limited() backoff.BackOff { // want Limited:"^policy with attempts$"
	return backoff.WithMaxRetries(Endless(), 5)
}

func FromOutside(b backoff.BackOff) backoff.BackOff { return b }

func Either(fast bool) backoff.BackOff { // the returns do not agree
	if fast {
		return Endless()
	}
	return Limited()
}

func Run(name string, b backoff.BackOff, op func() error) error { // want Run:"^waits runs under 2$"
	return backoff.Retry(op, b)
}
