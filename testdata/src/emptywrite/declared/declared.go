// Package declared holds functions of which directives say what they do.
package declared

import (
	"context"
	"errors"
)

type Trace struct{ ID string }

type Traces interface {
	//incidentlint:query result=0 absent=zero
	Find(ctx context.Context, id string) (Trace, error)

	//incidentlint:query result=0 absent=found
	Lookup(ctx context.Context, id string) (Trace, bool, error)

	//incidentlint:query result=0 absent=error
	Get(ctx context.Context, id string) (Trace, error)

	//incidentlint:write verb=update
	Keep(ctx context.Context, t Trace) error

	//incidentlint:write verb=delete
	Drop(ctx context.Context, t Trace) error

	// Other is not said to do anything.
	Other(ctx context.Context, t Trace) error
}

//incidentlint:checks arg=0
func required(t Trace) { must(t) }

var must func(Trace)

var errNoTrace = errors.New("no trace")

func keep(ctx context.Context, traces Traces, id string) error {
	t, err := traces.Find(ctx, id) // want `Traces.Find can find nothing and return no error, Traces.Keep at line \d+ still writes the Trace that was not found`
	if err != nil {
		return err
	}
	return traces.Keep(ctx, t)
}

func keepLookedUp(ctx context.Context, traces Traces, id string) error {
	t, _, err := traces.Lookup(ctx, id) // want `whether Traces.Lookup has found something is not looked at, Traces.Keep at line \d+ still writes the Trace that was not found`
	if err != nil {
		return err
	}
	return traces.Keep(ctx, t)
}

func keepBlind(ctx context.Context, traces Traces, id string) error {
	t, _ := traces.Get(ctx, id) // want `the error of Traces.Get is not looked at, Traces.Keep at line \d+ still writes the Trace that was not read`
	return traces.Keep(ctx, t)
}

func keepIfThere(ctx context.Context, traces Traces, id string) error {
	t, found, err := traces.Lookup(ctx, id) // want `when Traces.Lookup finds nothing the write by Traces.Keep at line \d+ is skipped, and success reported`
	if err != nil {
		return err
	}
	if found {
		return traces.Keep(ctx, t)
	}
	return nil
}

// Silent: a function looks that is said to.
func keepRequired(ctx context.Context, traces Traces, id string) error {
	t, err := traces.Find(ctx, id)
	if err != nil {
		return err
	}
	required(t)
	return traces.Keep(ctx, t)
}

// Silent: it is not said that this writes.
func other(ctx context.Context, traces Traces, id string) error {
	t, err := traces.Find(ctx, id)
	if err != nil {
		return err
	}
	return traces.Other(ctx, t)
}

// Silent: what is skipped is a deletion.
func drop(ctx context.Context, traces Traces, id string) error {
	t, found, err := traces.Lookup(ctx, id)
	if err != nil {
		return err
	}
	if found {
		return traces.Drop(ctx, t)
	}
	return nil
}

// Silent: it is told.
func keepOrTell(ctx context.Context, traces Traces, id string) error {
	t, err := traces.Find(ctx, id)
	if err != nil {
		return err
	}
	if t.ID == "" {
		return errNoTrace
	}
	return traces.Keep(ctx, t)
}
