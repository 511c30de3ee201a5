// Package builders changes rows on a condition, by the calls of a library.
package builders

import (
	"context"
	"errors"

	sq "github.com/Masterminds/squirrel"
	"github.com/go-pg/pg/v10/orm"
	gorm1 "github.com/jinzhu/gorm"
	"github.com/uptrace/bun"
	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"
	"gorm.io/gorm"
	"gorm.io/gorm/clause"
	"xorm.io/xorm"
)

var errConflict = errors.New("changed meanwhile")

type Doc struct {
	ID      string
	Body    string
	Status  string
	Version int
}

type Gorm struct{ db *gorm.DB }

func (g Gorm) textAndMap(d *Doc) error {
	return g.db.Model(&Doc{}).Where("id = ? AND version = ?", d.ID, d.Version). // want `DB.Updates changes no row once version has changed`
											Updates(map[string]any{"body": d.Body, "version": d.Version + 1}).Error
}

func (g Gorm) claimByModel(d *Doc) error {
	res := g.db.Model(d).Where("status = ?", "pending").Update("status", "running") // want `DB.Update changes no row if status was set before`
	if res.Error != nil {
		return res.Error
	}
	return nil
}

func (g Gorm) conditionsOneByOne(id string, n int) error {
	return g.db.Model(&Doc{}).Where("id = ?", id).Where("stock >= ?", n). // want `if stock does not suffice`
										UpdateColumn("stock", gorm.Expr("stock - ?", n)).Error
}

func (g Gorm) literalOfStruct(d *Doc) error {
	return g.db.Model(&Doc{}).Where(&Doc{ID: d.ID, Version: d.Version}). // want `once version has changed`
										Updates(Doc{Body: d.Body, Version: d.Version + 1}).Error
}

func (g Gorm) takeBySQL(id string) error {
	return g.db.Exec("UPDATE docs SET status = 'processing' WHERE id = ? AND status = 'new'", id).Error // want `if status was set before`
}

func (g Gorm) countIsCompared(d *Doc) error {
	res := g.db.Model(d).Where("version = ?", d.Version).Update("version", d.Version+1)
	if res.Error == nil && res.RowsAffected == 0 {
		return errConflict
	}
	return res.Error
}

func (g Gorm) rowIsLocked(id string) error {
	return g.db.Transaction(func(tx *gorm.DB) error {
		var d Doc
		if err := tx.Clauses(clause.Locking{Strength: "UPDATE"}).First(&d, "id = ?", id).Error; err != nil {
			return err
		}
		return tx.Model(&d).Where("version = ?", d.Version).Update("version", d.Version+1).Error
	})
}

func (g Gorm) tableNotRow(from string) error {
	return g.db.Model(&Doc{}).Where("status = ?", "pending").Update("status", "running").Error
}

func (g Gorm) noCondition(d *Doc) error {
	return g.db.Model(d).Updates(map[string]any{"body": d.Body, "version": d.Version + 1}).Error
}

func (g Gorm) handleIsHandedOn(d *Doc) error {
	return one(g.db.Model(d).Where("version = ?", d.Version).Update("version", d.Version+1))
}

func one(res *gorm.DB) error {
	if res.RowsAffected == 0 {
		return errConflict
	}
	return res.Error
}

type Gorm1 struct{ db *gorm1.DB }

func (g Gorm1) textAndColumn(d *Doc) error {
	return g.db.Model(&Doc{}).Where("id = ? AND version = ?", d.ID, d.Version).Update("version", d.Version+1).Error // want `once version has changed`
}

func (g Gorm1) countIsCompared(d *Doc) error {
	if g.db.Model(d).Where("version = ?", d.Version).Update("version", d.Version+1).RowsAffected == 0 {
		return errConflict
	}
	return nil
}

func generic(ctx context.Context, db *gorm.DB, d *Doc) error {
	_, err := gorm.G[Doc](db).Where("id = ? AND version = ?", d.ID, d.Version).Update(ctx, "version", d.Version+1) // want `ChainInterface.Update changes no row once version has changed`
	return err
}

func genericCounts(ctx context.Context, db *gorm.DB, d *Doc) error {
	n, err := gorm.G[Doc](db).Where("id = ? AND version = ?", d.ID, d.Version).Update(ctx, "version", d.Version+1)
	if err == nil && n == 0 {
		return errConflict
	}
	return err
}

// Silent: Save inserts what it does not find, whatever the condition.
func (g Gorm) saves(d *Doc) error {
	return g.db.Where("version = ?", d.Version).Save(d).Error
}

type Xorm struct{ engine *xorm.Engine }

func (x Xorm) columns(d *Doc) error {
	_, err := x.engine.ID(d.ID).And("version = ?", d.Version).Cols("body", "version").Update(d) // want `Session.Update changes no row once version has changed`
	return err
}

func (x Xorm) claimByObject(id string) error {
	_, err := x.engine.Cols("status").Update(&Doc{Status: "running"}, &Doc{ID: id, Status: "pending"}) // want `if status was set before`
	return err
}

func (x Xorm) expression(id string, n int) error {
	_, err := x.engine.Table("docs").ID(id).Where("stock >= ?", n).Decr("stock", n).Update(&Doc{}) // want `if stock does not suffice`
	return err
}

func (x Xorm) countIsCompared(d *Doc) error {
	n, err := x.engine.ID(d.ID).Where("version = ?", d.Version).Cols("version").Update(d)
	if err == nil && n == 0 {
		return errConflict
	}
	return err
}

func (x Xorm) countIsReturned(d *Doc) (int64, error) {
	return x.engine.ID(d.ID).Where("version = ?", d.Version).Cols("version").Update(d)
}

type Bun struct{ db *bun.DB }

func (b Bun) texts(ctx context.Context, d *Doc) error {
	_, err := b.db.NewUpdate().Model((*Doc)(nil)). // want `UpdateQuery.Exec changes no row once version has changed`
							Set("version = version + 1").
							Set("body = ?", d.Body).
							Where("id = ?", d.ID).
							Where("version = ?", d.Version).
							Exec(ctx)
	return err
}

func (b Bun) takeByPrimaryKey(ctx context.Context, d *Doc) error {
	_, err := b.db.NewUpdate().Model(d).Set("status = 'running'").WherePK().Where("status = ?", "pending").Exec(ctx) // want `if status was set before`
	return err
}

func (b Bun) countIsCompared(ctx context.Context, d *Doc) error {
	res, err := b.db.NewUpdate().Model(d).Set("version = version + 1").WherePK().Where("version = ?", d.Version).Exec(ctx)
	if err != nil {
		return err
	}
	if n, _ := res.RowsAffected(); n == 0 {
		return errConflict
	}
	return nil
}

// Silent: what the row is read into makes it an error that there is none.
func (b Bun) rowIsReturned(ctx context.Context, d *Doc) error {
	_, err := b.db.NewUpdate().Model(d).Set("version = version + 1").WherePK().Where("version = ?", d.Version).Returning("*").Exec(ctx, d)
	return err
}

func goPg(q *orm.Query, d *Doc) error {
	_, err := q.Model(d).Set("version = version + 1").WherePK().Where("version = ?", d.Version).Update() // want `Query.Update changes no row once version has changed`
	return err
}

// Silent: so does what is to be returned into the model.
func goPgReturns(q *orm.Query, d *Doc) error {
	_, err := q.Model(d).Set("version = version + 1").WherePK().Where("version = ?", d.Version).Returning("*").Update()
	return err
}

func goPgCounts(q *orm.Query, d *Doc) error {
	res, err := q.Model(d).Set("version = version + 1").WherePK().Where("version = ?", d.Version).Update()
	if err == nil && res.RowsAffected() == 0 {
		return errConflict
	}
	return err
}

func squirrel(ctx context.Context, runner sq.BaseRunner, d *Doc) error {
	_, err := sq.Update("docs"). // want `UpdateBuilder.ExecContext changes no row once version has changed`
					Set("version", sq.Expr("version + 1")).
					Where(sq.Eq{"id": d.ID, "version": d.Version}).
					RunWith(runner).ExecContext(ctx)
	return err
}

func squirrelText(g Gorm, d *Doc) error {
	query, args, err := sq.Update("docs").SetMap(map[string]any{"version": d.Version + 1}).Where(sq.Eq{"id": d.ID}).Where(sq.Eq{"version": d.Version}).ToSql()
	if err != nil {
		return err
	}
	return g.db.Exec(query, args...).Error // want `DB.Exec changes no row once version has changed`
}

func squirrelCounts(ctx context.Context, runner sq.BaseRunner, d *Doc) error {
	res, err := sq.Update("docs").Set("version", d.Version+1).Where(sq.Eq{"id": d.ID, "version": d.Version}).RunWith(runner).ExecContext(ctx)
	if err != nil {
		return err
	}
	if n, _ := res.RowsAffected(); n == 0 {
		return errConflict
	}
	return nil
}

func mongoMaps(ctx context.Context, docs *mongo.Collection, d *Doc) error {
	_, err := docs.UpdateOne(ctx, // want `Collection.UpdateOne changes no row once version has changed`
		bson.M{"_id": d.ID, "version": d.Version},
		bson.M{"$set": bson.M{"body": d.Body}, "$inc": bson.M{"version": 1}})
	return err
}

func claimByPairs(ctx context.Context, docs *mongo.Collection, d *Doc) error {
	filter := bson.D{{Key: "_id", Value: d.ID}, {Key: "status", Value: bson.D{{Key: "$in", Value: bson.A{"new", "failed"}}}}}
	if _, err := docs.UpdateOne(ctx, filter, bson.D{{Key: "$set", Value: bson.D{{Key: "status", Value: "running"}}}}); err != nil { // want `if status was set before`
		return err
	}
	return nil
}

func mongoReplaces(ctx context.Context, docs *mongo.Collection, d *Doc, version int) error {
	_, err := docs.ReplaceOne(ctx, bson.M{"_id": d.ID, "version": version}, d) // want `once version has changed`
	return err
}

func mongoCounts(ctx context.Context, docs *mongo.Collection, d *Doc) error {
	res, err := docs.UpdateOne(ctx, bson.M{"_id": d.ID, "version": d.Version}, bson.M{"$inc": bson.M{"version": 1}})
	if err != nil {
		return err
	}
	if res.MatchedCount == 0 {
		return errConflict
	}
	return nil
}

func mongoInserts(ctx context.Context, docs *mongo.Collection, d *Doc) error {
	_, err := docs.UpdateOne(ctx, bson.M{"_id": d.ID, "version": d.Version}, bson.M{"$inc": bson.M{"version": 1}}, options.UpdateOne().SetUpsert(true))
	return err
}

func mongoKeyAlone(ctx context.Context, docs *mongo.Collection, d *Doc) error {
	_, err := docs.UpdateOne(ctx, bson.M{"_id": d.ID}, bson.M{"$inc": bson.M{"version": 1}})
	return err
}

func (g Gorm) redeem(code, me string) error {
	return g.db.Model(&Doc{}).Where("code = ?", code).Where("used_by = ?", "").Update("used_by", me).Error // want `DB.Update changes no row if used_by was set before`
}

func (g Gorm) redeemedByMe(code, me string) error {
	return g.db.Model(&Doc{}).Where("code = ?", code).Where("used_by = ?", me).Update("used_by", me).Error
}

func (g Gorm) redeemAgain(code string) error {
	return g.db.Model(&Doc{}).Where("code = ?", code).Where("used_by = ?", "").Update("used_by", "").Error
}

func (g Gorm) finishWhatRuns(id string) error {
	return g.db.Model(&Doc{}).Where("id = ?", id).Where("status = ?", "running").Update("status", "done").Error
}
