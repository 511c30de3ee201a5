// Package singleflight is a stub of golang.org/x/sync/singleflight:
// declarations as there, bodies that return zero values.
package singleflight

type Group struct{ calls int }

func (g *Group) Do(key string, fn func() (any, error)) (v any, err error, shared bool) {
	return nil, nil, false
}

func (g *Group) DoChan(key string, fn func() (any, error)) <-chan Result { return nil }

func (g *Group) Forget(key string) {}

type Result struct {
	Val    any
	Err    error
	Shared bool
}
