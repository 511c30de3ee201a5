package bodies

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"

	"github.com/elastic/go-elasticsearch/v8"
	"github.com/elastic/go-elasticsearch/v8/esapi"
)

type docs struct{ es *elasticsearch.Client }

type hit struct {
	Found  bool  `json:"found"`
	Source Trace `json:"_source"`
}

func (d *docs) save(ctx context.Context, t *Trace) error {
	text, err := json.Marshal(t)
	if err != nil {
		return err
	}
	res, err := d.es.Index("traces", bytes.NewReader(text), d.es.Index.WithDocumentID(t.ID), d.es.Index.WithContext(ctx))
	if err != nil {
		return err
	}
	defer res.Body.Close()
	if res.IsError() {
		return fmt.Errorf("index: %s", res.Status())
	}
	return nil
}

// load answers a zero trace if there is none.
func (d *docs) load(ctx context.Context, id string) (Trace, error) {
	res, err := d.es.Get("traces", id, d.es.Get.WithContext(ctx))
	if err != nil {
		return Trace{}, err
	}
	defer res.Body.Close()
	var h hit
	if err := json.NewDecoder(res.Body).Decode(&h); err != nil {
		return Trace{}, err
	}
	return h.Source, nil
}

// find answers nil if there is none.
func (d *docs) find(ctx context.Context, id string) (*Trace, error) {
	res, err := esapi.GetRequest{Index: "traces", DocumentID: id}.Do(ctx, nil)
	if err != nil {
		return nil, err
	}
	defer func() { res.Body.Close() }()
	if res.StatusCode == http.StatusNotFound {
		return nil, nil
	}
	if res.IsError() {
		return nil, fmt.Errorf("get: %s", res.Status())
	}
	var h hit
	if err := json.NewDecoder(res.Body).Decode(&h); err != nil {
		return nil, err
	}
	return &h.Source, nil
}

// get fails if there is none.
func (d *docs) get(ctx context.Context, id string) (*Trace, error) {
	res, err := d.es.Get("traces", id, d.es.Get.WithContext(ctx))
	if err != nil {
		return nil, err
	}
	defer res.Body.Close()
	if res.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("get: %s", res.Status())
	}
	var h hit
	err = json.NewDecoder(res.Body).Decode(&h)
	return &h.Source, err
}

func (d *docs) keep(ctx context.Context, id string) error {
	res, err := d.es.Get("traces", id) // want `esapi.Get can find nothing and return no error, docs.save at line \d+ still writes what was not found`
	if err != nil {
		return err
	}
	defer res.Body.Close()
	var h hit
	if err := json.NewDecoder(res.Body).Decode(&h); err != nil {
		return err
	}
	h.Source.Kept = true
	return d.save(ctx, &h.Source)
}

// keepRead reads all of the body before.
func (d *docs) keepRead(ctx context.Context, id string) error {
	res, err := esapi.GetRequest{Index: "traces", DocumentID: id}.Do(ctx, nil) // want `GetRequest.Do can find nothing and return no error, docs.save at line \d+ still writes what was not found`
	if err != nil {
		return err
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		return err
	}
	var h hit
	if err := json.Unmarshal(body, &h); err != nil {
		return err
	}
	h.Source.Kept = true
	return d.save(ctx, &h.Source)
}

func (d *docs) keepLoaded(ctx context.Context, id string) error {
	t, err := d.load(ctx, id) // want `docs.load can find nothing and return no error, docs.save at line \d+ still writes the Trace that was not found`
	if err != nil {
		return err
	}
	t.Kept = true
	return d.save(ctx, &t)
}

func (d *docs) keepFound(ctx context.Context, id string) error {
	t, err := d.find(ctx, id) // want `when docs.find finds nothing the write by docs.save at line \d+ is skipped, and success reported`
	if err != nil || t == nil {
		return err
	}
	t.Kept = true
	return d.save(ctx, t)
}

// Silent: the error is looked at, and says so.
func (d *docs) keepGot(ctx context.Context, id string) error {
	t, err := d.get(ctx, id)
	if err != nil {
		return err
	}
	t.Kept = true
	return d.save(ctx, t)
}

// Silent: the reply is asked whether it is an error.
func (d *docs) keepUnlessError(ctx context.Context, id string) error {
	res, err := d.es.Get("traces", id)
	if err != nil {
		return err
	}
	defer res.Body.Close()
	if res.IsError() {
		return errNoTrace
	}
	var h hit
	if err := json.NewDecoder(res.Body).Decode(&h); err != nil {
		return err
	}
	h.Source.Kept = true
	return d.save(ctx, &h.Source)
}

// Silent: its status is looked at.
func (d *docs) keepByStatus(ctx context.Context, id string) error {
	res, err := d.es.Get("traces", id)
	if err != nil {
		return err
	}
	defer res.Body.Close()
	if res.StatusCode >= 300 {
		return errNoTrace
	}
	var h hit
	if err := json.NewDecoder(res.Body).Decode(&h); err != nil {
		return err
	}
	h.Source.Kept = true
	return d.save(ctx, &h.Source)
}

// Silent: the body says whether there is one.
func (d *docs) keepIfFound(ctx context.Context, id string) error {
	res, err := d.es.Get("traces", id)
	if err != nil {
		return err
	}
	defer res.Body.Close()
	var h hit
	if err := json.NewDecoder(res.Body).Decode(&h); err != nil {
		return err
	}
	if !h.Found {
		return errNoTrace
	}
	h.Source.Kept = true
	return d.save(ctx, &h.Source)
}

// Silent: what is decoded is looked at.
func (d *docs) keepAsked(ctx context.Context, id string) error {
	t, err := d.load(ctx, id)
	if err != nil {
		return err
	}
	if t == (Trace{}) {
		return errNoTrace
	}
	t.Kept = true
	return d.save(ctx, &t)
}

// Silent: what is decoded is no part of the reply.
func (d *docs) keepGiven(ctx context.Context, id string, text []byte) error {
	res, err := d.es.Get("traces", id)
	if err != nil {
		return err
	}
	defer res.Body.Close()
	var t Trace
	if err := json.Unmarshal(text, &t); err != nil {
		return err
	}
	return d.save(ctx, &t)
}

// Silent: what is read from a map is not known.
func (d *docs) keepMap(ctx context.Context, id string) error {
	res, err := d.es.Get("traces", id)
	if err != nil {
		return err
	}
	defer res.Body.Close()
	var body map[string]any
	if err := json.NewDecoder(res.Body).Decode(&body); err != nil {
		return err
	}
	source := body["_source"].(map[string]any)
	return d.save(ctx, &Trace{ID: source["id"].(string), Kept: true})
}
