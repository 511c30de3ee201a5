// Package derived asks what is a gate because another is.
package derived

import (
	"stageleak/features"
	"stageleak/quotes"
)

func wrapper() {
	if features.Staff(true) {
		quotes.Show()
	}
	if features.Early() {
		quotes.Show()
	}
	if features.On {
		quotes.Show()
	}
}

func either() {
	if features.Either(true) {
		quotes.Show() // want `quotes.Show`
	}
}

func field(c features.Config) {
	if c.ShowsQuotes {
		quotes.Show()
	}
	if c.Verbose {
		quotes.Show() // want `quotes.Show`
	}
}

type server struct{ beta bool }

func newServer(c features.Config) *server {
	s := new(server)
	s.beta = c.ShowsQuotes
	return s
}

func (s *server) serve() {
	if s.beta {
		quotes.Show()
	}
}

type other struct{ beta bool }

func newOther(c features.Config) *other { return &other{c.ShowsQuotes || c.Verbose} }

func (o *other) serve() {
	if o.beta {
		quotes.Show() // want `quotes.Show`
	}
}
