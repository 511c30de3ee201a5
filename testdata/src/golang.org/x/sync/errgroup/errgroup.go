// Package errgroup is a stub of golang.org/x/sync/errgroup: declarations as
// there, bodies that return zero values.
package errgroup

import "context"

type Group struct{ err error }

func WithContext(ctx context.Context) (*Group, context.Context) { return nil, nil }

func (g *Group) Go(f func() error) {}

func (g *Group) SetLimit(n int) {}

func (g *Group) TryGo(f func() error) bool { return false }

func (g *Group) Wait() error { return nil }
