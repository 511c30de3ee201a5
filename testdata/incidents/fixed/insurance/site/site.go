// Package site is the front page, with the conflict solved the right way.
package site

import (
	"io"

	"example.com/incidents/insurance/config"
	"example.com/incidents/insurance/quotes"
)

// Front writes the front page.
func Front(w io.Writer) error {
	if _, err := io.WriteString(w, "Insure well."); err != nil {
		return err
	}
	if !config.Beta() {
		return nil
	}
	table := &quotes.Table{URL: "https://quotes.example.com/v2"}
	return table.Write(w)
}
