// Package mongo is a stub of go.mongodb.org/mongo-driver/v2/mongo: declarations as there, bodies that
// return zero values.
package mongo

import (
	"context"
	"errors"

	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo/options"
)

var ErrNoDocuments = errors.New("mongo: no documents in result")

type Collection struct{ name string }

func (coll *Collection) InsertOne(ctx context.Context, document any,
	opts ...options.Lister[options.InsertOneOptions],
) (*InsertOneResult, error) {
	return nil, nil
}

func (coll *Collection) UpdateOne(ctx context.Context, filter, update any,
	opts ...options.Lister[options.UpdateOneOptions],
) (*UpdateResult, error) {
	return nil, nil
}

func (coll *Collection) UpdateByID(ctx context.Context, id, update any,
	opts ...options.Lister[options.UpdateOneOptions],
) (*UpdateResult, error) {
	return nil, nil
}

func (coll *Collection) UpdateMany(ctx context.Context, filter, update any,
	opts ...options.Lister[options.UpdateManyOptions],
) (*UpdateResult, error) {
	return nil, nil
}

func (coll *Collection) ReplaceOne(ctx context.Context, filter, replacement any,
	opts ...options.Lister[options.ReplaceOptions],
) (*UpdateResult, error) {
	return nil, nil
}

func (coll *Collection) DeleteOne(ctx context.Context, filter any,
	opts ...options.Lister[options.DeleteOneOptions],
) (*DeleteResult, error) {
	return nil, nil
}

func (coll *Collection) DeleteMany(ctx context.Context, filter any,
	opts ...options.Lister[options.DeleteManyOptions],
) (*DeleteResult, error) {
	return nil, nil
}

func (coll *Collection) FindOne(ctx context.Context, filter any,
	opts ...options.Lister[options.FindOneOptions],
) *SingleResult {
	return nil
}

func (coll *Collection) FindOneAndUpdate(ctx context.Context, filter, update any,
	opts ...options.Lister[options.FindOneAndUpdateOptions],
) *SingleResult {
	return nil
}

type SingleResult struct{ err error }

func (sr *SingleResult) Decode(v any) error { return nil }

func (sr *SingleResult) Err() error { return nil }

func (sr *SingleResult) Raw() (bson.Raw, error) { return nil, nil }

type InsertOneResult struct{ InsertedID any }

type DeleteResult struct{ DeletedCount int64 }

type UpdateResult struct {
	MatchedCount  int64
	ModifiedCount int64
	UpsertedCount int64
	UpsertedID    any
}
