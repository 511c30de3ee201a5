// Package corpus holds the shapes of public bugs, before and after their repair, in own
// code; docs/field-report.md says which.
package corpus

import (
	"net/http"
	"strconv"

	"emptywrite/corpus/hooks"
)

type api struct{ database hooks.Service }

// updateHook is go-vela/server api/hook.go: the hook that is not there is written.
func (a *api) updateHook(w http.ResponseWriter, r *http.Request) {
	number, _ := strconv.Atoi(r.FormValue("number"))
	h, err := a.database.GetHook(1, number) // want `Service.GetHook can find nothing and return no error, Service.UpdateHook at line \d+ still writes the hooks.Hook that was not found`
	if err != nil {
		http.Error(w, "unable to get hook", http.StatusNotFound)
		return
	}
	h.Status = r.FormValue("status")
	if err := a.database.UpdateHook(h); err != nil {
		http.Error(w, "unable to update hook", http.StatusInternalServerError)
		return
	}
	w.WriteHeader(http.StatusOK)
}

func (a *api) updateHookFixed(w http.ResponseWriter, r *http.Request) {
	number, _ := strconv.Atoi(r.FormValue("number"))
	h, err := a.database.GetHookFixed(1, number)
	if err != nil {
		http.Error(w, "unable to get hook", http.StatusNotFound)
		return
	}
	h.Status = r.FormValue("status")
	if err := a.database.UpdateHook(h); err != nil {
		http.Error(w, "unable to update hook", http.StatusInternalServerError)
		return
	}
	w.WriteHeader(http.StatusOK)
}

// finishPending: the list of 6ff2fbd2, for which a check was a mistake.
func (a *api) finishPending() error {
	pending, err := a.database.GetPending()
	if err != nil {
		return err
	}
	for _, h := range pending {
		h.Status = "done"
		if err := a.database.UpdateHook(h); err != nil {
			return err
		}
	}
	return nil
}
