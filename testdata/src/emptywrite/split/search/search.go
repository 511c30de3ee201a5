// Package search keeps documents about traces in a search engine.
package search

import (
	"context"
	"database/sql"
	"errors"
	"strings"

	"github.com/elastic/go-elasticsearch/v8"
)

type Doc struct {
	ID   string
	Kept bool
}

type Docs struct {
	es    *elasticsearch.Client
	index string
	cache *sql.DB
}

// Find answers nil if there is no such document.
//
//incidentlint:query absent=nil
func (d *Docs) Find(ctx context.Context, id string) (*Doc, error) { return nil, nil }

// First fails if there is none.
//
//incidentlint:query absent=error
func (d *Docs) First(ctx context.Context, id string) (*Doc, error) { return nil, errors.New("none") }

// Keep writes the document.
func (d *Docs) Keep(ctx context.Context, doc *Doc) error {
	if doc == nil {
		return errors.New("no document")
	}
	res, err := d.es.Index(d.index, strings.NewReader(doc.ID), d.es.Index.WithDocumentID(doc.ID), d.es.Index.WithContext(ctx))
	if err != nil {
		return err
	}
	return res.Body.Close()
}

// Touch writes a field of it.
func (d *Docs) Touch(ctx context.Context, id string) error {
	res, err := d.es.Update(d.index, id, strings.NewReader(`{"kept":true}`), d.es.Update.WithContext(ctx))
	if err != nil {
		return err
	}
	return res.Body.Close()
}
