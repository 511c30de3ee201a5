// Package quotes shows what an insurance costs before anybody asks. It is tried out in
// the beta environment only.
//
//incidentlint:stage beta
package quotes

import (
	"fmt"
	"io"
)

// A Table shows the quotes of a service.
type Table struct{ URL string }

// Write writes the table.
func (t *Table) Write(w io.Writer) error {
	_, err := fmt.Fprintf(w, "quotes from %s", t.URL)
	return err
}
