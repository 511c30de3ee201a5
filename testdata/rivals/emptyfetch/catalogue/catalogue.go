// Package catalogue changes what a shop sells, by xorm, MongoDB, Redis and Elasticsearch.
package catalogue

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"time"

	"github.com/elastic/go-elasticsearch/v8/esapi"
	"github.com/redis/go-redis/v9"
	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo"
	"xorm.io/xorm"
)

// A Product is for sale.
type Product struct {
	ID    int64  `xorm:"pk autoincr" bson:"_id"`
	Name  string `xorm:"name" bson:"name"`
	Cents int64  `xorm:"cents" bson:"cents"`
}

// A Cart is what a customer is about to buy.
type Cart struct {
	Customer string
	Products []int64
}

var errNoProduct = errors.New("catalogue: no such product")

// A Shop has its products in several stores.
type Shop struct {
	engine *xorm.Engine
	prices *mongo.Collection
	carts  *redis.Client
	search *esapi.API
}

// New returns a shop over its stores.
func New(engine *xorm.Engine, prices *mongo.Collection, carts *redis.Client, search *esapi.API) *Shop {
	return &Shop{engine, prices, carts, search}
}

// Copy makes a product of the same name and price.
//
// bad: a copy of what is not there is an article without a name, which is for sale for nothing.
func (s *Shop) Copy(ctx context.Context, id int64) error {
	var p Product
	_, err := s.engine.Context(ctx).ID(id).Get(&p)
	if err != nil {
		return fmt.Errorf("copying %d: %w", id, err)
	}
	_, err = s.engine.Context(ctx).Insert(&Product{Name: p.Name, Cents: p.Cents})
	return err
}

// CopyFound makes a product of the same name and price.
//
// good (Shop.Copy): what Get says of the row is looked at.
func (s *Shop) CopyFound(ctx context.Context, id int64) error {
	var p Product
	has, err := s.engine.Context(ctx).ID(id).Get(&p)
	if err != nil {
		return fmt.Errorf("copying %d: %w", id, err)
	}
	if !has {
		return errNoProduct
	}
	_, err = s.engine.Context(ctx).Insert(&Product{Name: p.Name, Cents: p.Cents})
	return err
}

// Put puts a product into a cart.
//
// bad: when Redis does not answer in time the cart counts as empty, and is replaced by one with this product only.
func (s *Shop) Put(ctx context.Context, customer string, product int64) error {
	var cart Cart
	raw, _ := s.carts.Get(ctx, "cart:"+customer).Bytes()
	_ = json.Unmarshal(raw, &cart)
	cart.Customer = customer
	cart.Products = append(cart.Products, product)
	raw, err := json.Marshal(cart)
	if err != nil {
		return err
	}
	return s.carts.Set(ctx, "cart:"+customer, raw, 24*time.Hour).Err()
}

// PutSafely puts a product into a cart.
//
// good (Shop.Put): only redis.Nil says that there is no cart yet.
func (s *Shop) PutSafely(ctx context.Context, customer string, product int64) error {
	var cart Cart
	raw, err := s.carts.Get(ctx, "cart:"+customer).Bytes()
	switch {
	case errors.Is(err, redis.Nil):
	case err != nil:
		return err
	default:
		if err := json.Unmarshal(raw, &cart); err != nil {
			return err
		}
	}
	cart.Customer = customer
	cart.Products = append(cart.Products, product)
	raw, err = json.Marshal(cart)
	if err != nil {
		return err
	}
	return s.carts.Set(ctx, "cart:"+customer, raw, 24*time.Hour).Err()
}

// price returns the zero product when there is no price.
func (s *Shop) price(ctx context.Context, id int64) (Product, error) {
	var p Product
	err := s.prices.FindOne(ctx, bson.D{{Key: "_id", Value: id}}).Decode(&p)
	if errors.Is(err, mongo.ErrNoDocuments) {
		return p, nil
	}
	return p, err
}

// SetPrice answers PUT /products/{id}/price.
//
// bad: the new price of a product that has none yet goes nowhere, and the answer is 200.
func (s *Shop) SetPrice(w http.ResponseWriter, r *http.Request, id, cents int64) {
	p, err := s.price(r.Context(), id)
	if err != nil {
		http.Error(w, "no prices today", http.StatusBadGateway)
		return
	}
	if p.ID != 0 {
		p.Cents = cents
		if _, err := s.prices.ReplaceOne(r.Context(), bson.D{{Key: "_id", Value: id}}, p); err != nil {
			http.Error(w, "no prices today", http.StatusBadGateway)
			return
		}
	}
	w.WriteHeader(http.StatusOK)
}

// SetPriceFound answers PUT /products/{id}/price.
//
// good (Shop.SetPrice): 404 when there is no price to set.
func (s *Shop) SetPriceFound(w http.ResponseWriter, r *http.Request, id, cents int64) {
	p, err := s.price(r.Context(), id)
	if err != nil {
		http.Error(w, "no prices today", http.StatusBadGateway)
		return
	}
	if p.ID == 0 {
		http.NotFound(w, r)
		return
	}
	p.Cents = cents
	if _, err := s.prices.ReplaceOne(r.Context(), bson.D{{Key: "_id", Value: id}}, p); err != nil {
		http.Error(w, "no prices today", http.StatusBadGateway)
		return
	}
	w.WriteHeader(http.StatusOK)
}

type hits struct {
	Hits struct {
		Hits []struct {
			Source Product `json:"_source"`
		} `json:"hits"`
	} `json:"hits"`
}

func (s *Shop) find(ctx context.Context, name string) (*hits, error) {
	body, err := json.Marshal(map[string]any{"query": map[string]any{"term": map[string]any{"name": name}}})
	if err != nil {
		return nil, err
	}
	res, err := s.search.Search(s.search.Search.WithContext(ctx), s.search.Search.WithIndex("products"), s.search.Search.WithBody(bytes.NewReader(body)))
	if err != nil {
		return nil, err
	}
	defer res.Body.Close()
	if res.IsError() {
		return nil, errors.New(res.Status())
	}
	var found hits
	return &found, json.NewDecoder(res.Body).Decode(&found)
}

// Restore puts a product that was deleted back, as the search still has it.
//
// bad: when the search has nothing of that name either, nothing is restored, with success.
func (s *Shop) Restore(ctx context.Context, name string) error {
	found, err := s.find(ctx, name)
	if err != nil {
		return err
	}
	if len(found.Hits.Hits) > 0 {
		if _, err := s.engine.Context(ctx).Insert(&found.Hits.Hits[0].Source); err != nil {
			return err
		}
	}
	return nil
}

// RestoreFound puts a product that was deleted back, as the search still has it.
//
// good (Shop.Restore): that there is nothing to restore is an error.
func (s *Shop) RestoreFound(ctx context.Context, name string) error {
	found, err := s.find(ctx, name)
	if err != nil {
		return err
	}
	if len(found.Hits.Hits) == 0 {
		return errNoProduct
	}
	_, err = s.engine.Context(ctx).Insert(&found.Hits.Hits[0].Source)
	return err
}

// Sync makes the list of a supplier that of the shop.
//
// bad: a supplier whose feed is empty for once has all his products removed.
func (s *Shop) Sync(ctx context.Context, supplier string, feed func(context.Context) ([]int64, error)) error {
	ids, err := feed(ctx)
	if err != nil {
		return err
	}
	_, err = s.prices.DeleteMany(ctx, bson.D{{Key: "supplier", Value: supplier}, {Key: "_id", Value: bson.D{{Key: "$nin", Value: ids}}}})
	return err
}

// SyncSome makes the list of a supplier that of the shop.
//
// good (Shop.Sync): an empty feed is taken for a mistake.
func (s *Shop) SyncSome(ctx context.Context, supplier string, feed func(context.Context) ([]int64, error)) error {
	ids, err := feed(ctx)
	if err != nil {
		return err
	}
	if len(ids) == 0 {
		return fmt.Errorf("the feed of %s is empty", supplier)
	}
	_, err = s.prices.DeleteMany(ctx, bson.D{{Key: "supplier", Value: supplier}, {Key: "_id", Value: bson.D{{Key: "$nin", Value: ids}}}})
	return err
}

// Cached returns a product, by way of the cache.
//
// good: a cache is filled because it has nothing.
func (s *Shop) Cached(ctx context.Context, id int64) (Product, error) {
	var p Product
	key := fmt.Sprint("product:", id)
	if raw, err := s.carts.Get(ctx, key).Bytes(); err == nil && json.Unmarshal(raw, &p) == nil {
		return p, nil
	}
	has, err := s.engine.Context(ctx).ID(id).Get(&p)
	if err != nil {
		return p, err
	}
	if !has {
		return p, errNoProduct
	}
	raw, err := json.Marshal(p)
	if err != nil {
		return p, err
	}
	return p, s.carts.Set(ctx, key, raw, time.Minute).Err()
}
