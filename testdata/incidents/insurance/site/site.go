// Package site is the front page, after a merge conflict that was solved the wrong way
// round: the variable is back that was removed with its service, and the check is gone
// that kept the table in the beta environment.
package site

import (
	"cmp"
	"io"
	"os"

	// The gate is in there, and the ledger.
	_ "example.com/incidents/insurance/config"
	"example.com/incidents/insurance/quotes"
)

var quotesURL = cmp.Or(os.Getenv("QUOTES_URL"), "http://quotes.internal/v1")

// Front writes the front page.
func Front(w io.Writer) error {
	if _, err := io.WriteString(w, "Insure well."); err != nil {
		return err
	}
	table := &quotes.Table{URL: quotesURL}
	return table.Write(w)
}
