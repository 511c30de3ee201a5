// Package importer uses what another package has retired.
package importer

import (
	"os"

	"retired/names"
)

func use(c *names.Client, q names.Quoter) string {
	c.Quote()    // want `names.Client.Quote was taken out of use: moved to another service`
	q.Quote()    // want `names.Quoter.Quote was taken out of use`
	return c.URL // want `names.Client.URL was taken out of use`
}

func literal() any {
	return &names.Client{
		URL:  "https://example.com", // want `names.Client.URL was taken out of use`
		Name: "quotes",
	}
}

func shared() string { return os.Getenv("SHARED_KEY") } // want `environment key SHARED_KEY was taken out of use: nobody sets it`

type embeds struct{ names.Another }

func promoted(e embeds) string { return e.Quote() + e.URL + e.Gone() }

func named(c names.Client) string { return c.Name + c.Other() }

func Quote() string { return "a function of that name" }

func same() string { return Quote() }
