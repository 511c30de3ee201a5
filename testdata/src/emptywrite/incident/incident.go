// Package incident is the endpoint of a tracing product that marks a trace to be kept. In
// a demo the trace was not found; both writes were skipped, and the answer was success.
package incident

import (
	"context"
	"errors"

	"emptywrite/incident/index"
	"emptywrite/incident/store"
)

var errNoTrace = errors.New("no such trace")

type Service struct {
	traces store.Traces
	gorm   *store.GormTraces
	index  *index.Index
}

// Persist is what happened: a trace that is not there is not valid, and nothing is done.
func (s *Service) Persist(ctx context.Context, org, id string) error {
	trace, err := s.traces.Find(ctx, org, id) // want `when Traces.Find finds nothing the write by Traces.Keep at line \d+ is skipped, and success reported`
	if err != nil {
		return err
	}
	if isValid(trace) {
		if err := s.traces.Keep(ctx, trace); err != nil {
			return err
		}
		if err := s.index.Keep(ctx, trace.ID); err != nil {
			return err
		}
	}
	return nil
}

func isValid(t *store.Trace) bool { return t != nil && t.ID != "" }

// PersistChecked is the repair: who asked is told.
func (s *Service) PersistChecked(ctx context.Context, org, id string) error {
	trace, err := s.traces.Find(ctx, org, id)
	if err != nil {
		return err
	}
	if !isValid(trace) {
		return errNoTrace
	}
	if err := s.traces.Keep(ctx, trace); err != nil {
		return err
	}
	return s.index.Keep(ctx, trace.ID)
}

// PersistZero writes the trace that gorm left empty: a row without a name is inserted.
func (s *Service) PersistZero(ctx context.Context, org, id string) error {
	trace, err := s.gorm.Find(ctx, org, id) // want `GormTraces.Find can find nothing and return no error, GormTraces.Keep at line \d+ still writes the store.Trace that was not found`
	if err != nil {
		return err
	}
	return s.gorm.Keep(ctx, trace)
}

// PersistUnasked does not look at the answer.
func (s *Service) PersistUnasked(ctx context.Context, org, id string) error {
	trace, _, err := s.gorm.Lookup(ctx, org, id) // want `whether GormTraces.Lookup has found something is not looked at, GormTraces.Keep at line \d+ still writes the store.Trace that was not found`
	if err != nil {
		return err
	}
	return s.gorm.Keep(ctx, trace)
}

// PersistAsked does.
func (s *Service) PersistAsked(ctx context.Context, org, id string) error {
	trace, found, err := s.gorm.Lookup(ctx, org, id)
	if err != nil {
		return err
	}
	if !found {
		return errNoTrace
	}
	return s.gorm.Keep(ctx, trace)
}

// PersistBlind throws the error away by which it would hear.
func (s *Service) PersistBlind(ctx context.Context, org, id string) error {
	trace, _ := s.gorm.First(ctx, org, id) // want `the error of GormTraces.First is not looked at, GormTraces.Keep at line \d+ still writes the store.Trace that was not read`
	return s.gorm.Keep(ctx, trace)
}

// PersistFound looks.
func (s *Service) PersistFound(ctx context.Context, org, id string) error {
	trace, err := s.gorm.Find(ctx, org, id)
	if err != nil {
		return err
	}
	if trace.ID == "" {
		return errNoTrace
	}
	return s.gorm.Keep(ctx, trace)
}

// PersistMust asks a repository that says what it does not find.
func (s *Service) PersistMust(ctx context.Context, org, id string) error {
	trace, err := s.traces.MustFind(ctx, org, id)
	if err != nil {
		return err
	}
	return s.traces.Keep(ctx, trace)
}

// PersistHalf keeps the row of a trace that the index does not know.
func (s *Service) PersistHalf(ctx context.Context, org, id string) error {
	doc, err := s.index.Find(ctx, id) // want `when Index.Find finds nothing the write by Index.Keep at line \d+ is skipped, that by Traces.KeepID at line \d+ is not`
	if err != nil {
		return err
	}
	if doc != nil {
		if err := s.index.Keep(ctx, id); err != nil {
			return err
		}
	}
	return s.traces.KeepID(ctx, org, id)
}

// PersistBoth keeps both or says why not.
func (s *Service) PersistBoth(ctx context.Context, org, id string) error {
	doc, err := s.index.Find(ctx, id)
	if err != nil {
		return err
	}
	if doc == nil {
		return errNoTrace
	}
	if err := s.index.Keep(ctx, id); err != nil {
		return err
	}
	return s.traces.KeepID(ctx, org, id)
}
