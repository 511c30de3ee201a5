package proofs_test

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"
)

// docID returns the id of a user where ids are text.
func docID(id int) string { return "user-" + strconv.Itoa(id) }

// An elasticAnswer is what Elasticsearch answers to requests that have a method and a
// part of a path, for the document that is there and for one that is not. The
// examples of its reference (version 8, Document APIs and Search) are followed, and
// where they do not show what is missing, what a server of version 8 sends.
type elasticAnswer struct {
	method, path   string
	there, missing string
	status         int // of missing
}

var elasticAnswers = []elasticAnswer{
	{"HEAD", "/_doc/", ``, ``, 404},
	{"GET", "/_doc/",
		`{"_index":"users","_id":"user-1","_version":1,"found":true,"_source":{"name":"Ada"}}`,
		`{"_index":"users","_id":"user-2","found":false}`, 404},
	{"GET", "/_source/",
		`{"name":"Ada"}`,
		`{"error":{"type":"resource_not_found_exception","reason":"Document not found [users]/[user-2]"},"status":404}`, 404},
	{"POST", "/_update/",
		`{"_index":"users","_id":"user-1","_version":2,"result":"updated"}`,
		`{"error":{"type":"document_missing_exception","reason":"[user-2]: document missing","index":"users"},"status":404}`, 404},
	{"DELETE", "/_doc/",
		`{"_index":"users","_id":"user-1","_version":2,"result":"deleted"}`,
		`{"_index":"users","_id":"user-2","_version":1,"result":"not_found"}`, 404},
	{"PUT", "/_doc/",
		`{"_index":"users","_id":"user-1","_version":2,"result":"updated"}`,
		`{"_index":"users","_id":"user-2","_version":1,"result":"created"}`, 201},
	{"", "/_search",
		`{"hits":{"total":{"value":1,"relation":"eq"},"hits":[{"_index":"users","_id":"user-1","_source":{"name":"Ada"}}]}}`,
		`{"hits":{"total":{"value":0,"relation":"eq"},"hits":[]}}`, 200},
	{"", "/_mget",
		`{"docs":[{"_index":"users","_id":"user-1","found":true,"_source":{"name":"Ada"}}]}`,
		`{"docs":[{"_index":"users","_id":"user-2","found":false}]}`, 200},
	{"POST", "/_update_by_query", `{"total":1,"updated":1}`, `{"total":0,"updated":0}`, 200},
	{"POST", "/_delete_by_query", `{"total":1,"deleted":1}`, `{"total":0,"deleted":0}`, 200},
	// A deletion in a bulk is no error; an update is.
	{"POST", "/_bulk",
		`{"errors":false,"items":[{"update":{"_id":"user-1","status":200,"result":"updated"}}]}`,
		`{"errors":true,"items":[{"update":{"_id":"user-2","status":404,"error":{"type":"document_missing_exception"}}}]}`, 200},
}

// noIndex is the answer to whatever is asked of an index that does not exist.
const noIndex = `{"error":{"type":"index_not_found_exception","reason":"no such index [none]","index":"none"},"status":404}`

// openElasticsearch starts a server in the process and returns its address.
func openElasticsearch(t *testing.T) string {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(answerElasticsearch))
	t.Cleanup(server.Close)
	return server.URL
}

func answerElasticsearch(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("X-Elastic-Product", "Elasticsearch")
	w.Header().Set("Content-Type", "application/vnd.elasticsearch+json;compatible-with=8")
	if strings.HasPrefix(r.URL.Path, "/none/") {
		w.WriteHeader(http.StatusNotFound)
		fmt.Fprint(w, noIndex)
		return
	}
	body, _ := io.ReadAll(r.Body)
	asked := r.URL.String() + string(body)
	for _, a := range elasticAnswers {
		if a.method != "" && a.method != r.Method || !strings.Contains(r.URL.Path, a.path) {
			continue
		}
		if strings.Contains(asked, docID(present)) {
			fmt.Fprint(w, a.there)
			return
		}
		w.WriteHeader(a.status)
		fmt.Fprint(w, a.missing)
		return
	}
	http.Error(w, "the test has no answer to "+r.Method+" "+asked, http.StatusNotImplemented)
}
