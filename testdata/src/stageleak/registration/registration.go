// Package registration hands staged code on to be run.
package registration

import (
	"net/http"

	"stageleak/features"
	"stageleak/quotes"
)

//incidentlint:stage beta
func handle(http.ResponseWriter, *http.Request) { quotes.Show() }

var table = map[string]http.HandlerFunc{
	"/quotes": handle, // want `registration.handle is for stage beta only, this initialiser runs in every stage`
	"/":       home,
}

var client = quotes.Client{} // want `quotes.Client is for stage beta only, this initialiser`

var limit = features.Beta() && quotes.Limit > 2

func init() {
	http.HandleFunc("/quotes", handle) // want `registration.handle is for stage beta only, a way`
}

func home(http.ResponseWriter, *http.Request) {}

func register(mux *http.ServeMux) {
	if features.Beta() {
		mux.HandleFunc("/quotes", handle)
		mux.HandleFunc("/more", func(w http.ResponseWriter, r *http.Request) { handle(w, r) })
	}
	mux.HandleFunc("/never", func(w http.ResponseWriter, r *http.Request) {
		handle(w, r) // want `registration.handle`
	})
	mux.HandleFunc("/inside", func(w http.ResponseWriter, r *http.Request) {
		if features.Beta() {
			handle(w, r)
		}
	})
}

func methodValue() func() {
	return quotes.Default.Show // want `quotes.Default is for stage beta only`
}

// helper is called by gated code only.
func helper() { inner() }

func inner() { quotes.Show() }

func callsHelper() {
	if features.Beta() {
		helper()
	}
}

// leaky is called by others too.
func leaky() { quotes.Show() } // want `quotes.Show`

func callsLeaky() {
	if features.Beta() {
		leaky()
	}
	leaky()
}

// Exported can be called by anybody.
func Exported() { quotes.Show() } // want `quotes.Show`

func callsExported() {
	if features.Beta() {
		Exported()
	}
}
