// Package keeping declares the interfaces that it needs, and makes a mistake only if their
// implementation answers nil and no error.
package keeping

import "context"

type Trace struct{ ID, Note string }

type Repo interface {
	Find(ctx context.Context, id string) (*Trace, error)
	Save(ctx context.Context, t *Trace) error
}

type Service struct{ repo Repo }

func New(repo Repo) *Service { return &Service{repo} }

// Deps are what a program has together.
type Deps struct{ Repo Repo }

func From(d Deps) *Service { return New(d.Repo) }

func (s *Service) Pin(ctx context.Context, id string) error {
	t, err := s.repo.Find(ctx, id)
	if err != nil {
		return err
	}
	if t != nil {
		t.Note = "pinned"
		return s.repo.Save(ctx, t)
	}
	return nil
}

// byHelper rests on what a function of the package asks.
func (s *Service) byHelper(ctx context.Context, id string) error {
	t, err := s.load(ctx, id)
	if err != nil {
		return err
	}
	if t == nil {
		return nil
	}
	return s.store(ctx, t)
}

func (s *Service) load(ctx context.Context, id string) (*Trace, error) { return s.repo.Find(ctx, id) }

func (s *Service) store(ctx context.Context, t *Trace) error { return s.repo.Save(ctx, t) }

// silentTold is told by an error that there is none.
func (s *Service) silentTold(ctx context.Context, id string) error {
	t, err := s.required(ctx, id)
	if err != nil {
		return err
	}
	return s.repo.Save(ctx, t)
}

func (s *Service) required(ctx context.Context, id string) (*Trace, error) {
	t, err := s.repo.Find(ctx, id)
	if err == nil && t == nil {
		return nil, context.Canceled
	}
	return t, err
}

// silentIgnored has its reason.
func (s *Service) silentIgnored(ctx context.Context, id string) error {
	//incidentlint:ignore emptywrite what is gone need not be unpinned
	t, err := s.repo.Find(ctx, id)
	if err != nil {
		return err
	}
	if t != nil {
		return s.repo.Save(ctx, t)
	}
	return nil
}

// Get and Keep are a layer for those above.
func (s *Service) Get(ctx context.Context, id string) (*Trace, error) { return s.repo.Find(ctx, id) }

func (s *Service) Keep(ctx context.Context, t *Trace) error { return s.repo.Save(ctx, t) }
