package proofs_test

import (
	"encoding/json"
	"errors"
	"net/url"
	"strings"
	"testing"

	"github.com/elastic/elastic-transport-go/v8/elastictransport"
	"github.com/elastic/go-elasticsearch/v8/esapi"
	"github.com/elastic/go-elasticsearch/v8/typedapi/core/bulk"
	"github.com/elastic/go-elasticsearch/v8/typedapi/core/delete"
	"github.com/elastic/go-elasticsearch/v8/typedapi/core/deletebyquery"
	"github.com/elastic/go-elasticsearch/v8/typedapi/core/exists"
	"github.com/elastic/go-elasticsearch/v8/typedapi/core/get"
	"github.com/elastic/go-elasticsearch/v8/typedapi/core/getsource"
	"github.com/elastic/go-elasticsearch/v8/typedapi/core/index"
	"github.com/elastic/go-elasticsearch/v8/typedapi/core/mget"
	"github.com/elastic/go-elasticsearch/v8/typedapi/core/search"
	"github.com/elastic/go-elasticsearch/v8/typedapi/core/update"
	"github.com/elastic/go-elasticsearch/v8/typedapi/core/updatebyquery"
	"github.com/elastic/go-elasticsearch/v8/typedapi/types"
	"github.com/elastic/go-elasticsearch/v8/typedapi/types/enums/result"
)

// openTransport returns what a client is made of. The clients themselves import each
// of the thousand packages of the API.
func openTransport(t *testing.T) *elastictransport.Client {
	t.Helper()
	address, err := url.Parse(openElasticsearch(t))
	if err != nil {
		t.Fatal(err)
	}
	client, err := elastictransport.New(elastictransport.Config{URLs: []*url.URL{address}})
	if err != nil {
		t.Fatal(err)
	}
	return client
}

const renamed = `{"doc":{"name":"Bea"}}`

// notFound404 is an error of the typed client.
var notFound404 = told(func(err error) bool {
	var failure *types.ElasticsearchError
	return errors.As(err, &failure) && failure.Status == 404
})

func TestElasticsearchTypedReads(t *testing.T) {
	c, ctx := openTransport(t), t.Context()
	proves(t, "github.com/elastic/go-elasticsearch/v8/typedapi/core/get", "Get.Do", found, func(id int) (any, error) {
		got, err := get.NewGetFunc(c)("users", docID(id)).Do(ctx)
		return answer{got.Found, got.Source_}, err
	})
	proves(t, "github.com/elastic/go-elasticsearch/v8/typedapi/core/get", "Get.IsSuccess", found, func(id int) (any, error) {
		return get.NewGetFunc(c)("users", docID(id)).IsSuccess(ctx)
	})
	proves(t, "github.com/elastic/go-elasticsearch/v8/typedapi/core/exists", "Exists.Do", found, func(id int) (any, error) {
		return exists.NewExistsFunc(c)("users", docID(id)).Do(ctx)
	})
	proves(t, "github.com/elastic/go-elasticsearch/v8/typedapi/core/getsource", "GetSource.Do", failure, func(id int) (any, error) {
		return getsource.NewGetSourceFunc(c)("users", docID(id)).Do(ctx)
	}, notFound404)
	proves(t, "github.com/elastic/go-elasticsearch/v8/typedapi/core/search", "Search.Do", list, func(id int) (any, error) {
		got, err := search.New(c).Index("users").Q("_id:" + docID(id)).Do(ctx)
		return got.Hits.Hits, err
	})
	proves(t, "github.com/elastic/go-elasticsearch/v8/typedapi/core/mget", "Mget.Do", found, func(id int) (any, error) {
		got, err := mget.New(c).Index("users").Ids(docID(id)).Do(ctx)
		doc := got.Docs[0].(*types.GetResult)
		return answer{doc.Found, doc.Source_}, err
	})
}

// That there is no index is no error either.
func TestElasticsearchTypedGetOfNoIndex(t *testing.T) {
	c, ctx := openTransport(t), t.Context()
	proves(t, "github.com/elastic/go-elasticsearch/v8/typedapi/core/update", "Update.Do", failure, func(id int) (any, error) {
		return update.NewUpdateFunc(c)("users", docID(id)).Doc(map[string]string{"name": "Bea"}).Do(ctx)
	}, notFound404)
	proves(t, "github.com/elastic/go-elasticsearch/v8/typedapi/core/delete", "Delete.Do", found, func(id int) (any, error) {
		got, err := delete.NewDeleteFunc(c)("users", docID(id)).Do(ctx)
		return got.Result != result.Notfound, err
	})
	proves(t, "github.com/elastic/go-elasticsearch/v8/typedapi/core/index", "Index.Do", creates, func(id int) (any, error) {
		got, err := index.NewIndexFunc(c)("users").Id(docID(id)).Document(map[string]string{"name": "Bea"}).Do(ctx)
		return got.Result, err
	})
	proves(t, "github.com/elastic/go-elasticsearch/v8/typedapi/core/updatebyquery", "UpdateByQuery.Do", count, func(id int) (any, error) {
		got, err := updatebyquery.NewUpdateByQueryFunc(c)("users").Q("_id:" + docID(id)).Do(ctx)
		return *got.Updated, err
	})
	proves(t, "github.com/elastic/go-elasticsearch/v8/typedapi/core/deletebyquery", "DeleteByQuery.Do", count, func(id int) (any, error) {
		got, err := deletebyquery.NewDeleteByQueryFunc(c)("users").Q("_id:" + docID(id)).Do(ctx)
		return *got.Deleted, err
	})
	proves(t, "github.com/elastic/go-elasticsearch/v8/typedapi/core/bulk", "Bulk.Do", found, func(id int) (any, error) {
		got, err := bulk.New(c).Raw(strings.NewReader(bulkOf(id))).Do(ctx)
		return !got.Errors, err
	})
}

// bulkOf returns the body of a bulk that updates a user.
func bulkOf(id int) string {
	return `{"update":{"_index":"users","_id":"` + docID(id) + `"}}` + "\n" + renamed + "\n"
}

func TestElasticsearchReads(t *testing.T) {
	transport := openTransport(t)
	c := esapi.New(transport)
	// The status is not looked at: what is decoded is what is not there.
	proves(t, "github.com/elastic/go-elasticsearch/v8/esapi", "GetRequest.Do", silent, func(id int) (any, error) {
		got, err := esapi.GetRequest{Index: "users", DocumentID: docID(id)}.Do(t.Context(), transport)
		return decoded(t, got)["_source"], err
	})
	proves(t, "github.com/elastic/go-elasticsearch/v8/esapi", "Get", silent, func(id int) (any, error) {
		got, err := c.Get("users", docID(id))
		return decoded(t, got)["_source"], err
	})
	proves(t, "github.com/elastic/go-elasticsearch/v8/esapi", "Response.IsError", found, func(id int) (any, error) {
		got, err := c.Get("users", docID(id))
		return !got.IsError(), err
	})
	proves(t, "github.com/elastic/go-elasticsearch/v8/esapi", "Search", list, func(id int) (any, error) {
		got, err := c.Search(c.Search.WithIndex("users"), c.Search.WithQuery("_id:"+docID(id)))
		return decoded(t, got)["hits"].(map[string]any)["hits"], err
	})
}

func TestElasticsearchWrites(t *testing.T) {
	transport := openTransport(t)
	c := esapi.New(transport)
	proves(t, "github.com/elastic/go-elasticsearch/v8/esapi", "UpdateRequest.Do", silent, func(id int) (any, error) {
		got, err := esapi.UpdateRequest{Index: "users", DocumentID: docID(id), Body: strings.NewReader(renamed)}.Do(t.Context(), transport)
		return decoded(t, got)["result"], err
	})
	proves(t, "github.com/elastic/go-elasticsearch/v8/esapi", "Update", silent, func(id int) (any, error) {
		got, err := c.Update("users", docID(id), strings.NewReader(renamed))
		return decoded(t, got)["result"], err
	})
	proves(t, "github.com/elastic/go-elasticsearch/v8/esapi", "Delete", found, func(id int) (any, error) {
		got, err := c.Delete("users", docID(id))
		return decoded(t, got)["result"] != "not_found", err
	})
	proves(t, "github.com/elastic/go-elasticsearch/v8/esapi", "Bulk", found, func(id int) (any, error) {
		got, err := c.Bulk(strings.NewReader(bulkOf(id)))
		return decoded(t, got)["errors"] == false, err
	})
}

// decoded reads the body of an answer.
func decoded(t *testing.T, got *esapi.Response) map[string]any {
	t.Helper()
	defer got.Body.Close()
	var body map[string]any
	if err := json.NewDecoder(got.Body).Decode(&body); err != nil {
		t.Fatal(err)
	}
	return body
}
