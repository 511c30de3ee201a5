// Package elasticsearch is a stub of github.com/elastic/go-elasticsearch/v8: declarations as
// there, bodies that return zero values.
package elasticsearch

import "github.com/elastic/go-elasticsearch/v8/esapi"

type Client struct{ *esapi.API }
