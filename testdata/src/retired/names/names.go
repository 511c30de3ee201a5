// Package names retires some of its own.
package names

//incidentlint:retired name Gone -- moved to another service
//incidentlint:retired name Client.Quote -- moved to another service
//incidentlint:retired name Client.URL -- moved to another service
//incidentlint:retired name Quoter.Quote -- moved to another service
//incidentlint:retired name Old -- Client does it
//incidentlint:retired env SHARED_KEY -- nobody sets it
//incidentlint:retired flag new-quotes -- the experiment is over

type Client struct {
	URL  string // want `names.Client.URL is declared again, it was taken out of use: moved to another service`
	Name string
}

func (c *Client) Quote() string { return c.URL } // want `names.Client.Quote is declared again`

func (c *Client) Other() string { return c.Quote() }

type Quoter interface {
	Quote() string // want `names.Quoter.Quote is declared again`
}

type Old struct{} // want `names.Old is declared again`

// Another has methods and fields of the same names.
type Another struct{ URL string }

func (a Another) Quote() string { return a.URL }

func (a Another) Gone() string { return a.Quote() }

func local() string {
	Gone := "a local variable"
	return Gone
}

func parameter(Gone string) string { return Gone }
