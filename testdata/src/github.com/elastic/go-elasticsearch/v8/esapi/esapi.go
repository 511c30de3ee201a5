// Package esapi is a stub of github.com/elastic/go-elasticsearch/v8/esapi: declarations as
// there, bodies that return zero values.
package esapi

import (
	"context"
	"io"
	"net/http"
)

type API struct {
	Get    Get
	Index  Index
	Update Update
}

type Transport interface {
	Perform(*http.Request) (*http.Response, error)
}

type Get func(index string, id string, o ...func(*GetRequest)) (*Response, error)

func (f Get) WithContext(v context.Context) func(*GetRequest) { return nil }

type GetRequest struct {
	Index      string
	DocumentID string
}

func (r GetRequest) Do(providedCtx context.Context, transport Transport) (*Response, error) {
	return nil, nil
}

type Index func(index string, body io.Reader, o ...func(*IndexRequest)) (*Response, error)

func (f Index) WithContext(v context.Context) func(*IndexRequest) { return nil }

func (f Index) WithDocumentID(v string) func(*IndexRequest) { return nil }

type IndexRequest struct {
	Index      string
	DocumentID string
	Body       io.Reader
}

func (r IndexRequest) Do(providedCtx context.Context, transport Transport) (*Response, error) {
	return nil, nil
}

type Update func(index string, id string, body io.Reader, o ...func(*UpdateRequest)) (*Response, error)

func (f Update) WithContext(v context.Context) func(*UpdateRequest) { return nil }

type UpdateRequest struct {
	Index      string
	DocumentID string
	Body       io.Reader
}

func (r UpdateRequest) Do(providedCtx context.Context, transport Transport) (*Response, error) {
	return nil, nil
}

type Response struct {
	StatusCode int
	Header     http.Header
	Body       io.ReadCloser
}

func (r *Response) IsError() bool { return false }

func (r *Response) Status() string { return "" }
