// Package quotes is for the beta, all of it.
//
//incidentlint:stage beta
package quotes

// Client asks for quotes.
type Client struct{ URL string }

// Show shows one.
func Show() { show() }

func show() { _ = Client{} }

func (c *Client) Show() { Show() }

// Default is one to use.
var Default = &Client{}

// Limit is how many there are.
const Limit = 3
