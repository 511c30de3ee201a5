package proofs_test

import (
	"errors"
	"testing"

	"github.com/olivere/elastic/v7"
)

var isNotFound = told(func(err error) bool { return elastic.IsNotFound(err) })

func openOlivere(t *testing.T) *elastic.Client {
	t.Helper()
	c, err := elastic.NewSimpleClient(elastic.SetURL(openElasticsearch(t)))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestOlivereReads(t *testing.T) {
	c, ctx := openOlivere(t), t.Context()
	proves(t, "github.com/olivere/elastic/v7", "GetService.Do", failure, func(id int) (any, error) {
		return c.Get().Index("users").Id(docID(id)).Do(ctx)
	}, isNotFound)
	proves(t, "github.com/olivere/elastic/v7", "ExistsService.Do", found, func(id int) (any, error) {
		return c.Exists().Index("users").Id(docID(id)).Do(ctx)
	})
	proves(t, "github.com/olivere/elastic/v7", "SearchService.Do", list, func(id int) (any, error) {
		got, err := c.Search("users").Query(elastic.NewIdsQuery().Ids(docID(id))).Do(ctx)
		return got.Hits.Hits, err
	})
	proves(t, "github.com/olivere/elastic/v7", "SearchResult.TotalHits", silent, func(id int) (any, error) {
		got, err := c.Search("users").Query(elastic.NewIdsQuery().Ids(docID(id))).Do(ctx)
		return got.TotalHits(), err
	})
	proves(t, "github.com/olivere/elastic/v7", "MgetService.Do", found, func(id int) (any, error) {
		got, err := c.Mget().Add(elastic.NewMultiGetItem().Index("users").Id(docID(id))).Do(ctx)
		return answer{got.Docs[0].Found, got.Docs[0].Source}, err
	})
}

func TestOlivereWrites(t *testing.T) {
	c, ctx := openOlivere(t), t.Context()
	bea := map[string]string{"name": "Bea"}
	proves(t, "github.com/olivere/elastic/v7", "UpdateService.Do", failure, func(id int) (any, error) {
		return c.Update().Index("users").Id(docID(id)).Doc(bea).Do(ctx)
	}, isNotFound)
	proves(t, "github.com/olivere/elastic/v7", "IndexService.Do", creates, func(id int) (any, error) {
		return c.Index().Index("users").Id(docID(id)).BodyJson(bea).Do(ctx)
	})
	proves(t, "github.com/olivere/elastic/v7", "DeleteByQueryService.Do", count, func(id int) (any, error) {
		got, err := c.DeleteByQuery("users").Query(elastic.NewIdsQuery().Ids(docID(id))).Do(ctx)
		return got.Deleted, err
	})
	proves(t, "github.com/olivere/elastic/v7", "UpdateByQueryService.Do", count, func(id int) (any, error) {
		got, err := c.UpdateByQuery("users").Query(elastic.NewIdsQuery().Ids(docID(id))).Do(ctx)
		return got.Updated, err
	})
	proves(t, "github.com/olivere/elastic/v7", "BulkService.Do", found, func(id int) (any, error) {
		update := elastic.NewBulkUpdateRequest().Index("users").Id(docID(id)).Doc(bea)
		got, err := c.Bulk().Add(update).Do(ctx)
		return !got.Errors, err
	})
	// Beside its error Delete returns what the server answered.
	proves(t, "github.com/olivere/elastic/v7", "DeleteService.Do", failure, func(id int) (any, error) {
		got, err := c.Delete().Index("users").Id(docID(id)).Do(ctx)
		if got == nil || (err != nil) != (got.Result == "not_found") {
			return nil, errors.New("no result beside the error")
		}
		return nothing{}, err
	}, isNotFound)
}
