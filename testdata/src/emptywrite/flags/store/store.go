// Package store stands for a library of which only flags say what it does.
package store

import (
	"context"
	"errors"
)

var ErrMissing = errors.New("store: missing")

type AbsentError struct{}

func (*AbsentError) Error() string { return "store: absent" }

func IsGone(err error) bool { return false }

type Trace struct {
	ID   string
	Kept bool
}

type Repo struct{}

func (Repo) FindByTrace(ctx context.Context, id string) (Trace, error)   { return Trace{}, nil }
func (Repo) Lookup(ctx context.Context, id string) (*Trace, bool, error) { return nil, false, nil }
func (Repo) Get(ctx context.Context, id string) (*Trace, error)          { return nil, nil }
func (Repo) Untold(ctx context.Context, id string) (*Trace, error)       { return nil, nil }

// All methods of Views look for one object, as far as they can.
type Views struct{}

func (*Views) One(ctx context.Context, id string) (Trace, error)    { return Trace{}, nil }
func (*Views) Many(ctx context.Context, id string) ([]Trace, error) { return nil, nil }
func (*Views) Touch(ctx context.Context, id string) error           { return nil }

type Producer struct{}

func (*Producer) Publish(ctx context.Context, t Trace) error      { return nil }
func (*Producer) PublishAll(ctx context.Context, t []Trace) error { return nil }
func (*Producer) PublishTo(ctx context.Context, t *Trace) error   { return nil }
func (*Producer) Log(ctx context.Context, t Trace) error          { return nil }
func (*Producer) Withdraw(ctx context.Context, t *Trace) error    { return nil }
func Present(t Trace)                                             {}
