// Package corpus holds the shapes of public bugs, each before its repair and after.
package corpus

import (
	"context"
	"database/sql"
	"errors"

	"github.com/jinzhu/gorm"
	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo"
	gorm2 "gorm.io/gorm"
)

var (
	errConflict = errors.New("could not save aggregate")
	errMissing  = errors.New("not found")
)

// eventhorizon 261, 6668f3c2: events are appended to an aggregate that still has the
// version which was read; another one has none, and the events are gone.

type events struct{ aggregates *mongo.Collection }

func (e *events) save(ctx context.Context, id string, version int, docs []any) error {
	if version == 0 {
		_, err := e.aggregates.InsertOne(ctx, bson.M{"_id": id, "version": len(docs), "events": docs})
		return err
	}
	if _, err := e.aggregates.UpdateOne(ctx, // want `Collection.UpdateOne changes no row once version has changed`
		bson.M{
			"_id":     id,
			"version": version,
		},
		bson.M{
			"$push": bson.M{"events": bson.M{"$each": docs}},
			"$inc":  bson.M{"version": len(docs)},
		},
	); err != nil {
		return err
	}
	return nil
}

func (e *events) saveRepaired(ctx context.Context, id string, version int, docs []any) error {
	res, err := e.aggregates.UpdateOne(ctx,
		bson.M{"_id": id, "version": version},
		bson.M{"$push": bson.M{"events": bson.M{"$each": docs}}, "$inc": bson.M{"version": len(docs)}})
	if err != nil {
		return err
	}
	if res.MatchedCount == 0 {
		return errConflict
	}
	return nil
}

// kubestellar 7390: an update by id of a feature request that is not there.

type requests struct{ db *sql.DB }

func (r *requests) setStatus(ctx context.Context, id, status string) error {
	_, err := r.db.ExecContext(ctx, `UPDATE feature_requests SET status = ?, updated_at = ? WHERE id = ?`, status, 0, id) // want `DB.ExecContext changes no row if there is none`
	return err
}

func (r *requests) setStatusRepaired(ctx context.Context, id, status string) error {
	res, err := r.db.ExecContext(ctx, `UPDATE feature_requests SET status = ?, updated_at = ? WHERE id = ?`, status, 0, id)
	if err != nil {
		return err
	}
	n, err := res.RowsAffected()
	if err != nil {
		return err
	}
	if n == 0 {
		return errMissing
	}
	return nil
}

// meshery 21169: the deletion of a profile that is not there answers with its stub.

type profiles struct{ db *gorm2.DB }

func (p *profiles) remove(id string) error {
	return p.db.Where("id = ?", id).Delete(&profile{}).Error // want `DB.Delete deletes no row if there is none`
}

type profile struct{ ID string }

// fabric8 425: RecordNotFound after a deletion is never true.

type items struct{ db *gorm.DB }

func (i *items) remove(id uint64) error {
	tx := i.db.Delete(&item{}, "id = ?", id) // want `DB.Delete deletes no row if there is none`
	if err := tx.Error; err != nil {
		return err
	}
	return nil
}

func (i *items) removeRepaired(id uint64) error {
	tx := i.db.Delete(&item{}, "id = ?", id)
	if tx.Error == nil && tx.RowsAffected == 0 {
		return errMissing
	}
	return tx.Error
}

type item struct{ ID uint64 }
