// Package staged has staged code that uses staged code.
package staged

import "stageleak/quotes"

//incidentlint:stage beta
func show() { quotes.Show() }

//incidentlint:stage beta
type page struct{ c *quotes.Client }

func (p *page) render() { p.c.Show(); show() }

//incidentlint:stage beta
var front = &page{quotes.Default}

//incidentlint:stage alpha
func early() {
	show() // want `staged.show is for stage beta only`
}

// A type that is only named does nothing.
func named(c *quotes.Client) *quotes.Client {
	var other *quotes.Client
	if c == nil {
		return other
	}
	return c
}

func makes() any {
	return new(quotes.Client) // want `quotes.Client is for stage beta only`
}

// Site has a method that is for the beta.
type Site struct{}

//incidentlint:stage beta
func (Site) Quotes() { quotes.Show() }

func serve(s Site) {
	s.Quotes() // want `staged.Site.Quotes is for stage beta only`
}
