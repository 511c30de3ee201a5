// Package pinning lets people pin the traces that they come back to.
package pinning

import (
	"log/slog"
	"net/http"

	"example.com/incidents/pinning/traces"
	"example.com/incidents/rawdata"
)

// A Handler answers requests to pin a trace.
type Handler struct {
	traces traces.Repository
	raw    *rawdata.Index
	log    *slog.Logger
}

// Register adds the handler to the mux.
func Register(mux *http.ServeMux, repository traces.Repository, raw *rawdata.Index, log *slog.Logger) {
	h := &Handler{traces: repository, raw: raw, log: log}
	mux.HandleFunc("PUT /organizations/{org}/traces/{trace}/pin", h.pin)
}

// pin marks the trace in both stores.
func (h *Handler) pin(w http.ResponseWriter, r *http.Request) {
	ctx, org, id := r.Context(), r.PathValue("org"), r.PathValue("trace")
	user, _, ok := r.BasicAuth()
	if !ok {
		http.Error(w, "who are you?", http.StatusUnauthorized)
		return
	}
	trace, found, err := h.traces.Lookup(ctx, org, id)
	if err != nil {
		h.fail(w, err)
		return
	}
	if found {
		if err := h.traces.Pin(ctx, trace, user); err != nil {
			h.fail(w, err)
			return
		}
		if err := h.raw.Mark(ctx, org, id, map[string]any{"pinned": true}); err != nil {
			h.fail(w, err)
			return
		}
	}
	w.WriteHeader(http.StatusNoContent)
}

func (h *Handler) fail(w http.ResponseWriter, err error) {
	h.log.Error("trace is not pinned", "error", err)
	http.Error(w, "the trace is not pinned", http.StatusInternalServerError)
}
