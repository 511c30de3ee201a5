// Package rate is a stub of golang.org/x/time/rate: declarations as there,
// bodies that return zero values.
package rate

import (
	"context"
	"time"
)

type Limit float64

func Every(interval time.Duration) Limit { return 0 }

type Limiter struct{ limit Limit }

func NewLimiter(r Limit, b int) *Limiter { return nil }

func (lim *Limiter) Allow() bool { return false }

func (lim *Limiter) Reserve() *Reservation { return nil }

func (lim *Limiter) Wait(ctx context.Context) (err error) { return nil }

func (lim *Limiter) WaitN(ctx context.Context, n int) (err error) { return nil }

type Reservation struct{ ok bool }

func (r *Reservation) Delay() time.Duration { return 0 }
