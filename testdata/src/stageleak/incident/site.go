// Package incident has a part that is for the beta only.
package incident

import (
	"errors"
	"io"
	"os"
)

//incidentlint:stage beta
func Show(w io.Writer) { io.WriteString(w, "quotes") }

//incidentlint:gate beta
func Beta() bool { return os.Getenv("STAGE") == "beta" }

var errNotAvailable = errors.New("not available")

func serve(w io.Writer) error {
	Show(w) // want `incident.Show is for stage beta only, a way without its gate leads here`
	return nil
}

// What was shipped.

func serveInBeta(w io.Writer) error {
	if !Beta() {
		return errNotAvailable
	}
	Show(w)
	return nil
}
