// Package index keeps the raw data of traces in a search engine.
package index

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"strings"

	"github.com/elastic/go-elasticsearch/v8"
)

type Index struct{ es *elasticsearch.Client }

type Doc struct {
	ID   string
	Kept bool
}

// Find answers nil without an error if there is no such document.
func (x *Index) Find(ctx context.Context, id string) (*Doc, error) {
	res, err := x.es.Get("traces", id, x.es.Get.WithContext(ctx))
	if err != nil {
		return nil, err
	}
	defer res.Body.Close()
	if res.StatusCode == http.StatusNotFound {
		return nil, nil
	}
	if res.IsError() {
		return nil, errors.New(res.Status())
	}
	doc := new(Doc)
	if err := json.NewDecoder(res.Body).Decode(doc); err != nil {
		return nil, err
	}
	return doc, nil
}

// Keep exempts a trace from retention.
func (x *Index) Keep(ctx context.Context, id string) error {
	body := strings.NewReader(`{"doc":{"kept":true}}`)
	res, err := x.es.Update("traces", id, body, x.es.Update.WithContext(ctx))
	if err != nil {
		return err
	}
	return res.Body.Close()
}
