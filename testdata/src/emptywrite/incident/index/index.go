// Package index keeps the raw data of traces in a search engine.
package index

import (
	"context"
	"net/http"
)

type Index struct{ client *http.Client }

// Keep exempts a trace from retention.
//
//incidentlint:write
func (x *Index) Keep(ctx context.Context, id string) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, "http://index/"+id, nil)
	if err != nil {
		return err
	}
	resp, err := x.client.Do(req)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}
