// Package incident is a site whose quotes service was shut down, after a merge that was
// solved the wrong way round.
package incident

//incidentlint:retired name quotesURL -- the quotes service was shut down (#123)
//incidentlint:retired env QUOTES_URL -- the quotes service was shut down (#123)
//incidentlint:retired host quotes.internal -- the quotes service was shut down (#123)

import (
	"io"
	"net/http"
	"os"
)

var quotesURL = os.Getenv("QUOTES_URL") // want `incident.quotesURL is declared again, it was taken out of use: the quotes service was shut down \(#123\)` `environment key QUOTES_URL was taken out of use: the quotes`

func show(w io.Writer) error {
	resp, err := http.Get("http://quotes.internal/today") // want `host quotes.internal was taken out of use: the quotes service was shut down \(#123\)`
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	_, err = io.Copy(w, resp.Body)
	return err
}

func fetch() (*http.Response, error) { return http.Get(quotesURL) }

// What was shipped.

const note = "QUOTES_URL was removed in #123"

func render(w io.Writer) error {
	_, err := io.WriteString(w, "No quotes today.")
	return err
}

func warn(w io.Writer) {
	//incidentlint:ignore retired/retired-use tells who still sets it what to do
	if os.Getenv("QUOTES_URL") != "" {
		io.WriteString(w, note)
	}
}

// quotes.internal and QUOTES_URL in a comment are none.
func isDown() bool { return true }
