// Package rawdata keeps the raw data of traces in Elasticsearch, one document for
// each trace, named as the trace is.
package rawdata

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"

	"github.com/elastic/go-elasticsearch/v8/esapi"
)

// An Index holds the documents of all organizations.
type Index struct {
	name string
	es   *esapi.API
}

// New returns the index of that name. The API is that of a client.
func New(name string, es *esapi.API) *Index {
	return &Index{name: name, es: es}
}

// Mark sets fields of the document, which are what retention and search go by.
func (x *Index) Mark(ctx context.Context, org, trace string, fields map[string]any) error {
	body, err := json.Marshal(map[string]any{"doc": fields})
	if err != nil {
		return fmt.Errorf("rawdata: %w", err)
	}
	res, err := x.es.Update(x.name, trace, bytes.NewReader(body),
		x.es.Update.WithContext(ctx), x.es.Update.WithRouting(org))
	if err != nil {
		return fmt.Errorf("rawdata: marking %s: %w", trace, err)
	}
	defer res.Body.Close()
	if res.IsError() {
		return fmt.Errorf("rawdata: marking %s: %s", trace, res.Status())
	}
	return nil
}
