// Package mongo is a stub of go.mongodb.org/mongo-driver/mongo: declarations as there, bodies that
// return zero values.
package mongo

import (
	"context"
	"errors"

	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/mongo/options"
)

var ErrNoDocuments = errors.New("mongo: no documents in result")

type Collection struct{ name string }

func (coll *Collection) InsertOne(ctx context.Context, document interface{},
	opts ...*options.InsertOneOptions,
) (*InsertOneResult, error) {
	return nil, nil
}

func (coll *Collection) UpdateOne(ctx context.Context, filter, update interface{},
	opts ...*options.UpdateOptions,
) (*UpdateResult, error) {
	return nil, nil
}

func (coll *Collection) UpdateByID(ctx context.Context, id, update interface{},
	opts ...*options.UpdateOptions,
) (*UpdateResult, error) {
	return nil, nil
}

func (coll *Collection) UpdateMany(ctx context.Context, filter, update interface{},
	opts ...*options.UpdateOptions,
) (*UpdateResult, error) {
	return nil, nil
}

func (coll *Collection) ReplaceOne(ctx context.Context, filter, replacement interface{},
	opts ...*options.ReplaceOptions,
) (*UpdateResult, error) {
	return nil, nil
}

func (coll *Collection) DeleteOne(ctx context.Context, filter interface{},
	opts ...*options.DeleteOptions,
) (*DeleteResult, error) {
	return nil, nil
}

func (coll *Collection) DeleteMany(ctx context.Context, filter interface{},
	opts ...*options.DeleteOptions,
) (*DeleteResult, error) {
	return nil, nil
}

func (coll *Collection) FindOne(ctx context.Context, filter interface{},
	opts ...*options.FindOneOptions,
) *SingleResult {
	return nil
}

func (coll *Collection) FindOneAndUpdate(ctx context.Context, filter, update interface{},
	opts ...*options.FindOneAndUpdateOptions,
) *SingleResult {
	return nil
}

type SingleResult struct{ err error }

func (sr *SingleResult) Decode(v interface{}) error { return nil }

func (sr *SingleResult) Err() error { return nil }

func (sr *SingleResult) Raw() (bson.Raw, error) { return nil, nil }

type InsertOneResult struct{ InsertedID interface{} }

type DeleteResult struct{ DeletedCount int64 }

type UpdateResult struct {
	MatchedCount  int64
	ModifiedCount int64
	UpsertedCount int64
	UpsertedID    interface{}
}
