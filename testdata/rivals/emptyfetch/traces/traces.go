// Package traces keeps and shares traces on request.
package traces

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/elastic/go-elasticsearch/v8/esapi"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"

	"example.com/rivals/emptyfetch/traces/store"
)

// A Finder is what the service needs of the table.
type Finder interface {
	Find(ctx context.Context, org, id string) (*store.Trace, error)
	Save(ctx context.Context, trace store.Trace) error
}

// A Service keeps traces in two stores.
type Service struct {
	traces *store.Traces
	es     *esapi.API
}

// New returns the service over both stores.
func New(traces *store.Traces, es *esapi.API) *Service { return &Service{traces, es} }

func (s *Service) mark(ctx context.Context, id string) error {
	res, err := s.es.Update("traces", id, strings.NewReader(`{"doc": {"kept": true}}`), s.es.Update.WithContext(ctx))
	if err != nil {
		return fmt.Errorf("marking %s: %w", id, err)
	}
	defer res.Body.Close()
	if res.IsError() {
		return fmt.Errorf("marking %s: %s", id, res.Status())
	}
	return nil
}

func isKeepable(trace *store.Trace) bool { return trace != nil && trace.Org != "" }

// Persist keeps a trace for good.
//
// bad: a trace that is not there is kept in neither store, and the caller is told that it is.
func (s *Service) Persist(ctx context.Context, org, id string) error {
	trace, err := s.traces.Find(ctx, org, id)
	if err != nil {
		return err
	}
	if isKeepable(trace) {
		trace.KeepUntil = time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC)
		if err := s.traces.Save(ctx, *trace); err != nil {
			return err
		}
		if err := s.mark(ctx, trace.ID); err != nil {
			return err
		}
	}
	return nil
}

// PersistOrFail keeps a trace for good.
//
// good (Service.Persist): a trace that is not there is an error.
func (s *Service) PersistOrFail(ctx context.Context, org, id string) error {
	trace, err := s.traces.Find(ctx, org, id)
	if err != nil {
		return err
	}
	if !isKeepable(trace) {
		return store.ErrNoTrace
	}
	trace.KeepUntil = time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC)
	if err := s.traces.Save(ctx, *trace); err != nil {
		return err
	}
	return s.mark(ctx, trace.ID)
}

// Share lets others see the trace.
//
// bad: for a trace that is not there a row with an empty key is stored, and success reported.
func (s *Service) Share(ctx context.Context, org, id, user string) error {
	trace, err := s.traces.ByID(ctx, org, id)
	if err != nil {
		return err
	}
	trace.SharedBy = user
	return s.traces.Save(ctx, trace)
}

// ShareFound lets others see the trace.
//
// good (Service.Share): the zero trace is told apart.
func (s *Service) ShareFound(ctx context.Context, org, id, user string) error {
	trace, err := s.traces.ByID(ctx, org, id)
	if err != nil {
		return err
	}
	if trace == (store.Trace{}) {
		return store.ErrNoTrace
	}
	trace.SharedBy = user
	return s.traces.Save(ctx, trace)
}

// Pin answers PUT /traces/{trace}/pin.
//
// bad: the browser shows a pinned trace when there was none to pin.
func (s *Service) Pin(w http.ResponseWriter, r *http.Request) {
	trace, found, err := s.traces.Lookup(r.Context(), r.Header.Get("X-Org"), r.PathValue("trace"))
	if err != nil {
		http.Error(w, "try again later", http.StatusInternalServerError)
		return
	}
	if found {
		trace.KeepUntil = time.Now().AddDate(1, 0, 0)
		if err := s.traces.Save(r.Context(), trace); err != nil {
			http.Error(w, "try again later", http.StatusInternalServerError)
			return
		}
	}
	w.WriteHeader(http.StatusNoContent)
}

// PinFound answers PUT /traces/{trace}/pin.
//
// good (Service.Pin): 404 for a trace that is not there.
func (s *Service) PinFound(w http.ResponseWriter, r *http.Request) {
	trace, found, err := s.traces.Lookup(r.Context(), r.Header.Get("X-Org"), r.PathValue("trace"))
	switch {
	case err != nil:
		http.Error(w, "try again later", http.StatusInternalServerError)
		return
	case !found:
		http.NotFound(w, r)
		return
	}
	trace.KeepUntil = time.Now().AddDate(1, 0, 0)
	if err := s.traces.Save(r.Context(), trace); err != nil {
		http.Error(w, "try again later", http.StatusInternalServerError)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

// A Reply is what clients of Archive get.
type Reply struct{ Message string }

// Archive is a method of a service of gRPC.
//
// bad: the client of a trace that is not there is told that it is archived.
func (s *Service) Archive(ctx context.Context, org, id string) (*Reply, error) {
	trace, err := s.traces.Find(ctx, org, id)
	if err != nil {
		return nil, status.Error(codes.Internal, "reading the trace failed")
	}
	if trace == nil {
		return &Reply{Message: "archived"}, nil
	}
	trace.SharedBy = ""
	if err := s.traces.Save(ctx, *trace); err != nil {
		return nil, status.Error(codes.Internal, "archiving the trace failed")
	}
	return &Reply{Message: "archived"}, nil
}

// ArchiveFound is a method of a service of gRPC.
//
// good (Service.Archive): NotFound for a trace that is not there.
func (s *Service) ArchiveFound(ctx context.Context, org, id string) (*Reply, error) {
	trace, err := s.traces.Find(ctx, org, id)
	if err != nil {
		return nil, status.Error(codes.Internal, "reading the trace failed")
	}
	if trace == nil {
		return nil, status.Error(codes.NotFound, "no such trace")
	}
	trace.SharedBy = ""
	if err := s.traces.Save(ctx, *trace); err != nil {
		return nil, status.Error(codes.Internal, "archiving the trace failed")
	}
	return &Reply{Message: "archived"}, nil
}

// A Keeper works on whatever table it is given.
type Keeper struct{ traces Finder }

// NewKeeper returns the keeper of a table.
func NewKeeper(traces *store.Traces) *Keeper { return &Keeper{traces} }

// Unshare takes back what Share gave.
//
// bad: who takes back the share of a trace that is spelt wrong believes that nobody sees it any more.
func (k *Keeper) Unshare(ctx context.Context, org, id string) error {
	trace, err := k.traces.Find(ctx, org, id)
	if err != nil {
		return err
	}
	if trace == nil {
		return nil
	}
	trace.SharedBy = ""
	return k.traces.Save(ctx, *trace)
}

// UnshareFound takes back what Share gave.
//
// good (Keeper.Unshare): fails for a trace that is not there.
func (k *Keeper) UnshareFound(ctx context.Context, org, id string) error {
	trace, err := k.traces.Find(ctx, org, id)
	if err != nil {
		return err
	}
	if trace == nil {
		return fmt.Errorf("%s: %w", id, store.ErrNoTrace)
	}
	trace.SharedBy = ""
	return k.traces.Save(ctx, *trace)
}

// KeepMissing makes the two stores agree about one trace.
//
// bad: the search says that a trace is kept which the database has not, and retention deletes its data.
func (s *Service) KeepMissing(ctx context.Context, org, id string) error {
	trace, err := s.traces.Find(ctx, org, id)
	if err != nil {
		return err
	}
	if trace != nil {
		trace.KeepUntil = time.Now().AddDate(10, 0, 0)
		if err := s.traces.Save(ctx, *trace); err != nil {
			return err
		}
	}
	return s.mark(ctx, id)
}

// KeepBoth makes the two stores agree about one trace.
//
// good (Service.KeepMissing): neither store is written when the database has no such trace.
func (s *Service) KeepBoth(ctx context.Context, org, id string) error {
	trace, err := s.traces.MustFind(ctx, org, id)
	if err != nil {
		return err
	}
	trace.KeepUntil = time.Now().AddDate(10, 0, 0)
	if err := s.traces.Save(ctx, *trace); err != nil {
		return err
	}
	return s.mark(ctx, id)
}

// Import stores the trace unless it is there already.
//
// good: that there is none is what it hopes for.
func (s *Service) Import(ctx context.Context, trace store.Trace) error {
	old, err := s.traces.Find(ctx, trace.Org, trace.ID)
	if err != nil {
		return err
	}
	if old != nil {
		trace.SharedBy = old.SharedBy
	}
	return s.traces.Save(ctx, trace)
}

// Forget deletes a trace and its document.
//
// good: that it is gone already is what the caller wants.
func (s *Service) Forget(ctx context.Context, org, id string) error {
	trace, err := s.traces.Find(ctx, org, id)
	if err != nil {
		return err
	}
	if trace == nil {
		return nil
	}
	if err := s.traces.Delete(ctx, trace.Org, trace.ID); err != nil {
		return err
	}
	res, err := s.es.Delete("traces", trace.ID, s.es.Delete.WithContext(ctx))
	if err != nil {
		return err
	}
	return res.Body.Close()
}

// Extend keeps a trace for another year, by its validated copy.
//
// good: what says that there is nothing is looked at two calls further down.
func (s *Service) Extend(ctx context.Context, org, id string) error {
	trace, err := s.traces.ByID(ctx, org, id)
	if err != nil {
		return err
	}
	if err := validate(trace); err != nil {
		return err
	}
	trace.KeepUntil = trace.KeepUntil.AddDate(1, 0, 0)
	return s.traces.Save(ctx, trace)
}

func validate(trace store.Trace) error {
	if err := requireKey(trace.ID); err != nil {
		return err
	}
	return requireKey(trace.Org)
}

func requireKey(key string) error {
	if key == "" {
		return errors.New("traces: the key is empty")
	}
	return nil
}
