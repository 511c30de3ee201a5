// Package quotes shows the quote of the day.
package quotes

import (
	"io"
	"net/http"
)

// Legacy returns the address of the service that had the quotes.
//
// Deprecated: the quotes service was shut down (#123).
func Legacy() string { return "http://old.example.com" }

// Offers returns the address of the service that has the offers.
func Offers() string { return "http://offers.internal" }

// Show is tried out in the beta environment.
//
//incidentlint:stage beta
func Show(w http.ResponseWriter, _ *http.Request) {
	_, _ = io.WriteString(w, "To be or not to be.")
}
