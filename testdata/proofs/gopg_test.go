package proofs_test

import (
	"testing"

	"github.com/go-pg/pg/v10"
	"github.com/go-pg/pg/v10/orm"
)

func openGoPG(t *testing.T) *pg.DB {
	t.Helper()
	db := pg.Connect(&pg.Options{Addr: openPostgres(t), User: "user"})
	t.Cleanup(func() { db.Close() })
	return db
}

func TestGoPGReads(t *testing.T) {
	db := openGoPG(t)
	proves(t, "github.com/go-pg/pg/v10/orm", "Query.Select", failure, func(id int) (any, error) {
		u := user{ID: id}
		err := db.Model(&u).WherePK().Select()
		return u.Name, err
	}, pg.ErrNoRows)
	proves(t, "github.com/go-pg/pg/v10/orm", "Query.First", failure, func(id int) (any, error) {
		var u user
		err := db.Model(&u).Where("id = ?", id).First()
		return u, err
	}, pg.ErrNoRows)
	proves(t, "github.com/go-pg/pg/v10/orm", "Query.Last", failure, func(id int) (any, error) {
		var u user
		err := db.Model(&u).Where("id = ?", id).Last()
		return u, err
	}, pg.ErrNoRows)
	proves(t, "github.com/go-pg/pg/v10/orm", "Query.Select", failure, func(id int) (any, error) {
		var u user
		err := db.Model((*user)(nil)).Where("id = ?", id).Select(&u.ID, &u.Name)
		return u, err
	}, pg.ErrNoRows)
	proves(t, "github.com/go-pg/pg/v10", "baseDB.QueryOne", failure, func(id int) (any, error) {
		var u user
		_, err := db.QueryOne(&u, selectUser, id)
		return u, err
	}, pg.ErrNoRows)
	// Query is silent about the very same.
	proves(t, "github.com/go-pg/pg/v10", "baseDB.Query", silent, func(id int) (any, error) {
		var u user
		_, err := db.Query(&u, selectUser, id)
		return u, err
	})
	proves(t, "github.com/go-pg/pg/v10/orm", "Query.Select", list, func(id int) (any, error) {
		var users []user
		err := db.Model(&users).Where("id = ?", id).Select()
		return users, err
	})
}

func TestGoPGWrites(t *testing.T) {
	db := openGoPG(t)
	counted := func(result orm.Result, err error) (any, error) {
		if err != nil {
			return nil, err
		}
		return result.RowsAffected(), nil
	}
	update := func(id int) *orm.Query { return db.Model(&user{ID: id, Name: "Bea"}).WherePK() }
	proves(t, "github.com/go-pg/pg/v10/orm", "Query.Update", count, func(id int) (any, error) {
		return counted(update(id).Update())
	})
	proves(t, "github.com/go-pg/pg/v10/orm", "Query.UpdateNotZero", count, func(id int) (any, error) {
		return counted(update(id).UpdateNotZero())
	})
	proves(t, "github.com/go-pg/pg/v10/orm", "Query.Update", failure, func(id int) (any, error) {
		return counted(update(id).Returning("*").Update())
	}, pg.ErrNoRows)
	proves(t, "github.com/go-pg/pg/v10/orm", "Query.Delete", count, func(id int) (any, error) {
		return counted(update(id).Delete())
	})
	proves(t, "github.com/go-pg/pg/v10/orm", "Query.Delete", failure, func(id int) (any, error) {
		return counted(update(id).Returning("*").Delete())
	}, pg.ErrNoRows)
	proves(t, "github.com/go-pg/pg/v10", "baseDB.Exec", count, func(id int) (any, error) {
		return counted(db.Exec(updateName, id))
	})
	proves(t, "github.com/go-pg/pg/v10", "baseDB.ExecOne", failure, func(id int) (any, error) {
		return counted(db.ExecOne(updateName, id))
	}, pg.ErrNoRows)
}
