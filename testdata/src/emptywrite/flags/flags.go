// Package flags uses functions of which only flags say what they do.
package flags

import (
	"context"
	"errors"

	"emptywrite/flags/api"
	"emptywrite/flags/store"
)

type service struct {
	repo  store.Repo
	views *store.Views
	bus   *store.Producer
}

var errNoTrace = errors.New("no trace")

func (s *service) keep(ctx context.Context, id string) error {
	t, err := s.repo.FindByTrace(ctx, id) // want `Repo.FindByTrace can find nothing and return no error, Producer.Publish at line \d+ still writes the store.Trace that was not found`
	if err != nil {
		return err
	}
	return s.bus.Publish(ctx, t)
}

func (s *service) keepLookedUp(ctx context.Context, id string) error {
	t, found, err := s.repo.Lookup(ctx, id) // want `when Repo.Lookup finds nothing the write by Producer.PublishTo at line \d+ is skipped, and success reported`
	if err != nil || !found {
		return err
	}
	return s.bus.PublishTo(ctx, t)
}

func (s *service) keepOne(ctx context.Context, id string) error {
	t, err := s.views.One(ctx, id) // want `Views.One can find nothing and return no error, Producer.Publish at line \d+ still writes the store.Trace that was not found`
	if err != nil {
		return err
	}
	return s.bus.Publish(ctx, t)
}

func (s *service) keepUnlessMissing(ctx context.Context, id string) error {
	t, err := s.repo.Get(ctx, id) // want `when Repo.Get finds nothing the write by Producer.PublishTo at line \d+ is skipped, and success reported`
	if errors.Is(err, store.ErrMissing) {
		return nil
	}
	if err != nil {
		return err
	}
	return s.bus.PublishTo(ctx, t)
}

func (s *service) keepUnlessAbsent(ctx context.Context, id string) error {
	t, err := s.repo.Get(ctx, id) // want `when Repo.Get finds nothing the write by Producer.PublishTo at line \d+ is skipped, and success reported`
	var absent *store.AbsentError
	if errors.As(err, &absent) {
		return nil
	}
	if err != nil {
		return err
	}
	return s.bus.PublishTo(ctx, t)
}

func (s *service) keepUnlessGone(ctx context.Context, id string) error {
	t, err := s.repo.Get(ctx, id) // want `when Repo.Get finds nothing the write by Producer.PublishTo at line \d+ is skipped, and success reported`
	if store.IsGone(err) {
		return nil
	}
	if err != nil {
		return err
	}
	return s.bus.PublishTo(ctx, t)
}

// serve replies by a call of which the flag says that it means success.
func (s *service) serve(c *api.Ctx) {
	ctx := context.Background()
	t, found, err := s.repo.Lookup(ctx, c.Param("id")) // want `when Repo.Lookup finds nothing the write by Producer.PublishTo at line \d+ is skipped, and success reported`
	if err != nil {
		c.Fail(err)
		return
	}
	if !found {
		c.OK(nil)
		return
	}
	if err := s.bus.PublishTo(ctx, t); err != nil {
		c.Fail(err)
		return
	}
	c.OK(t)
}

// handle returns what the reply returns.
func (s *service) handle(c *api.Ctx) error {
	ctx := context.Background()
	t, found, err := s.repo.Lookup(ctx, c.Param("id")) // want `when Repo.Lookup finds nothing the write by Producer.PublishTo at line \d+ is skipped, and success reported`
	if err != nil {
		return c.Fail(err)
	}
	if !found {
		return c.OK(nil)
	}
	if err := s.bus.PublishTo(ctx, t); err != nil {
		return c.Fail(err)
	}
	return c.OK(t)
}

// Silent: a function looks of which the flag says so.
func (s *service) keepPresent(ctx context.Context, id string) error {
	t, err := s.repo.FindByTrace(ctx, id)
	if err != nil {
		return err
	}
	store.Present(t)
	return s.bus.Publish(ctx, t)
}

// Silent: no flag says that this writes.
func (s *service) log(ctx context.Context, id string) error {
	t, err := s.repo.FindByTrace(ctx, id)
	if err != nil {
		return err
	}
	return s.bus.Log(ctx, t)
}

// Silent: no flag says that this looks for anything.
func (s *service) keepUntold(ctx context.Context, id string) error {
	t, err := s.repo.Untold(ctx, id)
	if err != nil {
		return err
	}
	return s.bus.PublishTo(ctx, t)
}

// Silent: of the methods of the type, this one finds many.
func (s *service) keepMany(ctx context.Context, id string) error {
	traces, err := s.views.Many(ctx, id)
	if err != nil || len(traces) == 0 {
		return err
	}
	return s.bus.PublishAll(ctx, traces)
}

// Silent: and this one finds nothing that could be written.
func (s *service) touch(ctx context.Context, id string) error {
	if err := s.views.Touch(ctx, id); err != nil {
		return err
	}
	return s.bus.PublishTo(ctx, &store.Trace{ID: id})
}

// Silent: what is skipped is a deletion, says the flag.
func (s *service) withdraw(ctx context.Context, id string) error {
	t, found, err := s.repo.Lookup(ctx, id)
	if err != nil || !found {
		return err
	}
	return s.bus.Withdraw(ctx, t)
}

// Silent: the error that is compared with says something else.
func (s *service) keepUnlessOther(ctx context.Context, id string) error {
	t, err := s.repo.Get(ctx, id)
	if errors.Is(err, errNoTrace) {
		return nil
	}
	if err != nil {
		return err
	}
	return s.bus.PublishTo(ctx, t)
}

// Silent: the reply is not the one of which the flag says that it means success.
func (s *service) serveMissing(c *api.Ctx) {
	ctx := context.Background()
	t, found, err := s.repo.Lookup(ctx, c.Param("id"))
	if err != nil {
		c.Fail(err)
		return
	}
	if !found {
		c.Missing("trace")
		return
	}
	if err := s.bus.PublishTo(ctx, t); err != nil {
		c.Fail(err)
		return
	}
	c.OK(t)
}

// Silent: the reply shows that there is none.
func (s *service) serveFound(c *api.Ctx) {
	ctx := context.Background()
	t, found, err := s.repo.Lookup(ctx, c.Param("id"))
	if err != nil {
		c.Fail(err)
		return
	}
	if !found {
		c.OK(found)
		return
	}
	if err := s.bus.PublishTo(ctx, t); err != nil {
		c.Fail(err)
		return
	}
	c.OK(t)
}

// Silent: the same, by what the function returns.
func (s *service) handleMissing(c *api.Ctx) error {
	ctx := context.Background()
	t, found, err := s.repo.Lookup(ctx, c.Param("id"))
	if err != nil {
		return c.Fail(err)
	}
	if !found {
		return c.Missing("trace")
	}
	if err := s.bus.PublishTo(ctx, t); err != nil {
		return c.Fail(err)
	}
	return c.OK(t)
}
