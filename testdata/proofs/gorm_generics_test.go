package proofs_test

import (
	"database/sql"
	"testing"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"
)

func TestGORMGenericReads(t *testing.T) {
	db, ctx := openGORM(t), t.Context()
	users := gorm.G[user](db)
	proves(t, "gorm.io/gorm", "ExecInterface.First", failure, func(id int) (any, error) {
		return users.Where("id = ?", id).First(ctx)
	}, gorm.ErrRecordNotFound)
	proves(t, "gorm.io/gorm", "ExecInterface.Take", failure, func(id int) (any, error) {
		return users.Where("id = ?", id).Take(ctx)
	}, gorm.ErrRecordNotFound)
	proves(t, "gorm.io/gorm", "ExecInterface.Last", failure, func(id int) (any, error) {
		return users.Where("id = ?", id).Last(ctx)
	}, gorm.ErrRecordNotFound)
	proves(t, "gorm.io/gorm", "ExecInterface.First", failure, func(id int) (any, error) {
		return users.Raw(selectUser, id).First(ctx)
	}, gorm.ErrRecordNotFound)
	proves(t, "gorm.io/gorm", "ExecInterface.Row", failure, func(id int) (any, error) {
		var name string
		err := users.Select("name").Where("id = ?", id).Row(ctx).Scan(&name)
		return name, err
	}, sql.ErrNoRows)
	proves(t, "gorm.io/gorm", "ExecInterface.Scan", silent, func(id int) (any, error) {
		var u user
		err := users.Where("id = ?", id).Scan(ctx, &u)
		return u, err
	})
	proves(t, "gorm.io/gorm", "ExecInterface.Scan", silent, func(id int) (any, error) {
		var u user
		err := users.Raw(selectUser, id).Scan(ctx, &u)
		return u, err
	})
	proves(t, "gorm.io/gorm", "ChainInterface.Count", silent, func(id int) (any, error) {
		return users.Where("id = ?", id).Count(ctx, "id")
	})
	proves(t, "gorm.io/gorm", "ExecInterface.Find", list, func(id int) (any, error) {
		return users.Where("id = ?", id).Find(ctx)
	})
	proves(t, "gorm.io/gorm", "ExecInterface.Scan", list, func(id int) (any, error) {
		var all []user
		err := users.Where("id = ?", id).Scan(ctx, &all)
		return all, err
	})
	proves(t, "gorm.io/gorm", "ExecInterface.Rows", list, func(id int) (any, error) {
		return names(users.Select("name").Where("id = ?", id).Rows(ctx))
	})
	proves(t, "gorm.io/gorm", "ExecInterface.FindInBatches", list, func(id int) (any, error) {
		var all []user
		err := users.Where("id = ?", id).FindInBatches(ctx, 10, func(batch []user, _ int) error {
			all = append(all, batch...)
			return nil
		})
		return all, err
	})
}

func TestGORMGenericWrites(t *testing.T) {
	db, ctx := openGORM(t), t.Context()
	users := gorm.G[user](db)
	bea := clause.Assignment{Column: clause.Column{Name: "name"}, Value: "Bea"}
	proves(t, "gorm.io/gorm", "ChainInterface.Update", count, func(id int) (any, error) {
		return users.Where("id = ?", id).Update(ctx, "name", "Bea")
	})
	proves(t, "gorm.io/gorm", "ChainInterface.Updates", count, func(id int) (any, error) {
		return users.Where("id = ?", id).Updates(ctx, user{Name: "Bea"})
	})
	proves(t, "gorm.io/gorm", "CreateInterface.Updates", count, func(id int) (any, error) {
		return users.Updates(ctx, user{ID: id, Name: "Bea"})
	})
	proves(t, "gorm.io/gorm", "SetUpdateOnlyInterface.Update", count, func(id int) (any, error) {
		return users.Where("id = ?", id).Set(bea).Update(ctx)
	})
	// The count of Exec is not returned.
	proves(t, "gorm.io/gorm", "Interface.Exec", silent, func(id int) (any, error) {
		return nothing{}, users.Exec(ctx, updateName, id)
	})
	proves(t, "gorm.io/gorm", "ChainInterface.Delete", count, func(id int) (any, error) {
		return users.Where("id = ?", id).Delete(ctx)
	})
}
