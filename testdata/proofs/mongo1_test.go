package proofs_test

import (
	"testing"

	"go.mongodb.org/mongo-driver/mongo"
	"go.mongodb.org/mongo-driver/mongo/options"
)

func openMongo1(t *testing.T) *mongo.Collection {
	t.Helper()
	client, err := mongo.Connect(t.Context(), options.Client().ApplyURI(openMongo(t)))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { client.Disconnect(t.Context()) })
	return client.Database("test").Collection("users")
}

// ofID1 is ofID: the bson of the second version is not known to the first.
func ofID1(id int) map[string]string { return map[string]string{"_id": docID(id)} }

var setName1 = map[string]map[string]string{"$set": {"name": "Bea"}}

func TestMongo1Reads(t *testing.T) {
	c, ctx := openMongo1(t), t.Context()
	proves(t, "go.mongodb.org/mongo-driver/mongo", "SingleResult.Decode", failure, func(id int) (any, error) {
		var d document
		err := c.FindOne(ctx, ofID1(id)).Decode(&d)
		return d, err
	}, mongo.ErrNoDocuments)
	proves(t, "go.mongodb.org/mongo-driver/mongo", "SingleResult.Err", failure, func(id int) (any, error) {
		return nothing{}, c.FindOne(ctx, ofID1(id)).Err()
	}, mongo.ErrNoDocuments)
	proves(t, "go.mongodb.org/mongo-driver/mongo", "SingleResult.Raw", failure, func(id int) (any, error) {
		return c.FindOne(ctx, ofID1(id)).Raw()
	}, mongo.ErrNoDocuments)
	proves(t, "go.mongodb.org/mongo-driver/mongo", "SingleResult.DecodeBytes", failure, func(id int) (any, error) {
		return c.FindOne(ctx, ofID1(id)).DecodeBytes()
	}, mongo.ErrNoDocuments)
	proves(t, "go.mongodb.org/mongo-driver/mongo", "Collection.CountDocuments", silent, func(id int) (any, error) {
		return c.CountDocuments(ctx, ofID1(id))
	})
	proves(t, "go.mongodb.org/mongo-driver/mongo", "Cursor.All", list, func(id int) (any, error) {
		cursor, err := c.Find(ctx, ofID1(id))
		if err != nil {
			return nil, err
		}
		var all []document
		err = cursor.All(ctx, &all)
		return all, err
	})
	proves(t, "go.mongodb.org/mongo-driver/mongo", "Collection.Distinct", list, func(id int) (any, error) {
		return c.Distinct(ctx, "name", ofID1(id))
	})
}

func TestMongo1FindsAndWrites(t *testing.T) {
	c, ctx := openMongo1(t), t.Context()
	decode := func(result *mongo.SingleResult) (any, error) {
		var d document
		err := result.Decode(&d)
		return d, err
	}
	proves(t, "go.mongodb.org/mongo-driver/mongo", "Collection.FindOneAndUpdate", failure, func(id int) (any, error) {
		return decode(c.FindOneAndUpdate(ctx, ofID1(id), setName1))
	}, mongo.ErrNoDocuments)
	proves(t, "go.mongodb.org/mongo-driver/mongo", "Collection.FindOneAndReplace", failure, func(id int) (any, error) {
		return decode(c.FindOneAndReplace(ctx, ofID1(id), document{Name: "Bea"}))
	}, mongo.ErrNoDocuments)
	proves(t, "go.mongodb.org/mongo-driver/mongo", "Collection.FindOneAndDelete", failure, func(id int) (any, error) {
		return decode(c.FindOneAndDelete(ctx, ofID1(id)))
	}, mongo.ErrNoDocuments)
}

func TestMongo1Writes(t *testing.T) {
	c, ctx := openMongo1(t), t.Context()
	matched := func(result *mongo.UpdateResult, err error) (any, error) { return result.MatchedCount, err }
	proves(t, "go.mongodb.org/mongo-driver/mongo", "Collection.UpdateOne", count, func(id int) (any, error) {
		return matched(c.UpdateOne(ctx, ofID1(id), setName1))
	})
	proves(t, "go.mongodb.org/mongo-driver/mongo", "Collection.UpdateByID", count, func(id int) (any, error) {
		return matched(c.UpdateByID(ctx, docID(id), setName1))
	})
	proves(t, "go.mongodb.org/mongo-driver/mongo", "Collection.UpdateMany", count, func(id int) (any, error) {
		return matched(c.UpdateMany(ctx, ofID1(id), setName1))
	})
	proves(t, "go.mongodb.org/mongo-driver/mongo", "Collection.ReplaceOne", count, func(id int) (any, error) {
		return matched(c.ReplaceOne(ctx, ofID1(id), document{Name: "Bea"}))
	})
	proves(t, "go.mongodb.org/mongo-driver/mongo", "Collection.DeleteOne", count, func(id int) (any, error) {
		result, err := c.DeleteOne(ctx, ofID1(id))
		return result.DeletedCount, err
	})
	proves(t, "go.mongodb.org/mongo-driver/mongo", "Collection.BulkWrite", count, func(id int) (any, error) {
		update := mongo.NewUpdateOneModel().SetFilter(ofID1(id)).SetUpdate(setName1)
		result, err := c.BulkWrite(ctx, []mongo.WriteModel{update})
		return result.MatchedCount, err
	})
	// An upsert matches nothing, and counts what it adds apart.
	counted := func(result *mongo.UpdateResult, err error) (any, error) {
		return result.MatchedCount + result.UpsertedCount, err
	}
	proves(t, "go.mongodb.org/mongo-driver/mongo", "Collection.UpdateOne", creates, func(id int) (any, error) {
		return counted(c.UpdateOne(ctx, ofID1(id), setName1, options.Update().SetUpsert(true)))
	})
	proves(t, "go.mongodb.org/mongo-driver/mongo", "Collection.ReplaceOne", creates, func(id int) (any, error) {
		return counted(c.ReplaceOne(ctx, ofID1(id), document{Name: "Bea"}, options.Replace().SetUpsert(true)))
	})
}
