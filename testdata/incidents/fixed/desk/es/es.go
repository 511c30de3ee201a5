// Package es keeps the raw data of traces in Elasticsearch.
package es

import (
	"context"
	"fmt"
	"strings"

	"github.com/elastic/go-elasticsearch/v8/esapi"
)

// Raw has the documents of all organizations.
type Raw struct{ api *esapi.API }

// New returns the documents that the API reaches.
func New(api *esapi.API) *Raw { return &Raw{api: api} }

// Mark exempts the document of the trace from retention.
func (r *Raw) Mark(ctx context.Context, org, id string) error {
	res, err := r.api.Update("traces", id, strings.NewReader(`{"doc":{"persistent":true}}`),
		r.api.Update.WithContext(ctx), r.api.Update.WithRouting(org))
	if err != nil {
		return fmt.Errorf("es: marking %s: %w", id, err)
	}
	defer res.Body.Close()
	if res.IsError() {
		return fmt.Errorf("es: marking %s: %s", id, res.Status())
	}
	return nil
}
