package proofs_test

import (
	"testing"

	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"
)

// A document is a user of MongoDB.
type document struct {
	ID   string `bson:"_id"`
	Name string `bson:"name"`
}

func openMongo2(t *testing.T) *mongo.Collection {
	t.Helper()
	client, err := mongo.Connect(options.Client().ApplyURI(openMongo(t)))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { client.Disconnect(t.Context()) })
	return client.Database("test").Collection("users")
}

func ofID(id int) bson.M { return bson.M{"_id": docID(id)} }

var setName = bson.M{"$set": bson.M{"name": "Bea"}}

func TestMongoReads(t *testing.T) {
	c, ctx := openMongo2(t), t.Context()
	proves(t, "go.mongodb.org/mongo-driver/v2/mongo", "SingleResult.Decode", failure, func(id int) (any, error) {
		var d document
		err := c.FindOne(ctx, ofID(id)).Decode(&d)
		return d, err
	}, mongo.ErrNoDocuments)
	proves(t, "go.mongodb.org/mongo-driver/v2/mongo", "SingleResult.Err", failure, func(id int) (any, error) {
		return nothing{}, c.FindOne(ctx, ofID(id)).Err()
	}, mongo.ErrNoDocuments)
	proves(t, "go.mongodb.org/mongo-driver/v2/mongo", "SingleResult.Raw", failure, func(id int) (any, error) {
		return c.FindOne(ctx, ofID(id)).Raw()
	}, mongo.ErrNoDocuments)
	proves(t, "go.mongodb.org/mongo-driver/v2/mongo", "Collection.CountDocuments", silent, func(id int) (any, error) {
		return c.CountDocuments(ctx, ofID(id))
	})
	proves(t, "go.mongodb.org/mongo-driver/v2/mongo", "Cursor.All", list, func(id int) (any, error) {
		cursor, err := c.Find(ctx, ofID(id))
		if err != nil {
			return nil, err
		}
		var all []document
		err = cursor.All(ctx, &all)
		return all, err
	})
	proves(t, "go.mongodb.org/mongo-driver/v2/mongo", "Cursor.Next", list, func(id int) (any, error) {
		cursor, err := c.Aggregate(ctx, bson.A{bson.M{"$match": ofID(id)}})
		if err != nil {
			return nil, err
		}
		defer cursor.Close(ctx)
		var all []bson.Raw
		for cursor.Next(ctx) {
			all = append(all, cursor.Current)
		}
		return all, cursor.Err()
	})
	proves(t, "go.mongodb.org/mongo-driver/v2/mongo", "Collection.Distinct", list, func(id int) (any, error) {
		var all []document
		err := c.Distinct(ctx, "name", ofID(id)).Decode(&all)
		return all, err
	})
}

func TestMongoFindsAndWrites(t *testing.T) {
	c, ctx := openMongo2(t), t.Context()
	decode := func(result *mongo.SingleResult) (any, error) {
		var d document
		err := result.Decode(&d)
		return d, err
	}
	proves(t, "go.mongodb.org/mongo-driver/v2/mongo", "Collection.FindOneAndUpdate", failure, func(id int) (any, error) {
		return decode(c.FindOneAndUpdate(ctx, ofID(id), setName))
	}, mongo.ErrNoDocuments)
	proves(t, "go.mongodb.org/mongo-driver/v2/mongo", "Collection.FindOneAndReplace", failure, func(id int) (any, error) {
		return decode(c.FindOneAndReplace(ctx, ofID(id), document{Name: "Bea"}))
	}, mongo.ErrNoDocuments)
	proves(t, "go.mongodb.org/mongo-driver/v2/mongo", "Collection.FindOneAndDelete", failure, func(id int) (any, error) {
		return decode(c.FindOneAndDelete(ctx, ofID(id)))
	}, mongo.ErrNoDocuments)
}

func TestMongoWrites(t *testing.T) {
	c, ctx := openMongo2(t), t.Context()
	matched := func(result *mongo.UpdateResult, err error) (any, error) { return result.MatchedCount, err }
	proves(t, "go.mongodb.org/mongo-driver/v2/mongo", "Collection.UpdateOne", count, func(id int) (any, error) {
		return matched(c.UpdateOne(ctx, ofID(id), setName))
	})
	proves(t, "go.mongodb.org/mongo-driver/v2/mongo", "Collection.UpdateByID", count, func(id int) (any, error) {
		return matched(c.UpdateByID(ctx, docID(id), setName))
	})
	proves(t, "go.mongodb.org/mongo-driver/v2/mongo", "Collection.UpdateMany", count, func(id int) (any, error) {
		return matched(c.UpdateMany(ctx, ofID(id), setName))
	})
	proves(t, "go.mongodb.org/mongo-driver/v2/mongo", "Collection.ReplaceOne", count, func(id int) (any, error) {
		return matched(c.ReplaceOne(ctx, ofID(id), document{Name: "Bea"}))
	})
	proves(t, "go.mongodb.org/mongo-driver/v2/mongo", "Collection.DeleteOne", count, func(id int) (any, error) {
		result, err := c.DeleteOne(ctx, ofID(id))
		return result.DeletedCount, err
	})
	proves(t, "go.mongodb.org/mongo-driver/v2/mongo", "Collection.BulkWrite", count, func(id int) (any, error) {
		update := mongo.NewUpdateOneModel().SetFilter(ofID(id)).SetUpdate(setName)
		result, err := c.BulkWrite(ctx, []mongo.WriteModel{update})
		return result.MatchedCount, err
	})
	// An upsert matches nothing, and counts what it adds apart.
	counted := func(result *mongo.UpdateResult, err error) (any, error) {
		return result.MatchedCount + result.UpsertedCount, err
	}
	proves(t, "go.mongodb.org/mongo-driver/v2/mongo", "Collection.UpdateOne", creates, func(id int) (any, error) {
		return counted(c.UpdateOne(ctx, ofID(id), setName, options.UpdateOne().SetUpsert(true)))
	})
	proves(t, "go.mongodb.org/mongo-driver/v2/mongo", "Collection.ReplaceOne", creates, func(id int) (any, error) {
		return counted(c.ReplaceOne(ctx, ofID(id), document{Name: "Bea"}, options.Replace().SetUpsert(true)))
	})
}
