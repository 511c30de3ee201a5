package proofs_test

import (
	"database/sql"
	"testing"

	"github.com/uptrace/bun"
	"github.com/uptrace/bun/dialect/sqlitedialect"
)

func TestBunFails(t *testing.T) {
	db, ctx := bun.NewDB(openSQLite(t), sqlitedialect.New()), t.Context()
	proves(t, "github.com/uptrace/bun", "SelectQuery.Scan", failure, func(id int) (any, error) {
		var u user
		err := db.NewSelect().Model(&u).Where("id = ?", id).Scan(ctx)
		return u, err
	}, sql.ErrNoRows)
	proves(t, "github.com/uptrace/bun", "SelectQuery.Scan", failure, func(id int) (any, error) {
		u := user{ID: id}
		err := db.NewSelect().Model(&u).WherePK().Scan(ctx)
		return u.Name, err
	}, sql.ErrNoRows)
	proves(t, "github.com/uptrace/bun", "SelectQuery.Scan", failure, func(id int) (any, error) {
		var u user
		err := db.NewSelect().Table("users").Where("id = ?", id).Scan(ctx, &u)
		return u, err
	}, sql.ErrNoRows)
	proves(t, "github.com/uptrace/bun", "SelectQuery.Scan", failure, func(id int) (any, error) {
		var name string
		err := db.NewSelect().Model((*user)(nil)).Column("name").Where("id = ?", id).Scan(ctx, &name)
		return name, err
	}, sql.ErrNoRows)
	proves(t, "github.com/uptrace/bun", "SelectQuery.Scan", failure, func(id int) (any, error) {
		columns := map[string]any{}
		err := db.NewSelect().Table("users").Where("id = ?", id).Scan(ctx, &columns)
		return columns, err
	}, sql.ErrNoRows)
	proves(t, "github.com/uptrace/bun", "SelectQuery.Exec", failure, func(id int) (any, error) {
		var u user
		_, err := db.NewSelect().Model((*user)(nil)).Where("id = ?", id).Exec(ctx, &u)
		return u, err
	}, sql.ErrNoRows)
	proves(t, "github.com/uptrace/bun", "RawQuery.Scan", failure, func(id int) (any, error) {
		var u user
		err := db.NewRaw(selectUser, id).Scan(ctx, &u)
		return u, err
	}, sql.ErrNoRows)
	proves(t, "github.com/uptrace/bun", "SelectQuery.ScanAndCount", failure, func(id int) (any, error) {
		var u user
		_, err := db.NewSelect().Model(&u).Where("id = ?", id).ScanAndCount(ctx)
		return u, err
	}, sql.ErrNoRows)
}

func TestBunOtherReads(t *testing.T) {
	db, ctx := bun.NewDB(openSQLite(t), sqlitedialect.New()), t.Context()
	proves(t, "github.com/uptrace/bun", "SelectQuery.Scan", list, func(id int) (any, error) {
		var users []user
		err := db.NewSelect().Model(&users).Where("id = ?", id).Scan(ctx)
		return users, err
	})
	proves(t, "github.com/uptrace/bun", "SelectQuery.Scan", list, func(id int) (any, error) {
		var names []string
		err := db.NewSelect().Model((*user)(nil)).Column("name").Where("id = ?", id).Scan(ctx, &names)
		return names, err
	})
	proves(t, "github.com/uptrace/bun", "SelectQuery.ScanAndCount", list, func(id int) (any, error) {
		var users []user
		_, err := db.NewSelect().Model(&users).Where("id = ?", id).ScanAndCount(ctx)
		return users, err
	})
	proves(t, "github.com/uptrace/bun", "RawQuery.Scan", list, func(id int) (any, error) {
		var users []user
		err := db.NewRaw(selectUser, id).Scan(ctx, &users)
		return users, err
	})
	proves(t, "github.com/uptrace/bun", "SelectQuery.Rows", list, func(id int) (any, error) {
		return names(db.NewSelect().Table("users").Column("name").Where("id = ?", id).Rows(ctx))
	})
	proves(t, "github.com/uptrace/bun", "SelectQuery.Exists", found, func(id int) (any, error) {
		return db.NewSelect().Model((*user)(nil)).Where("id = ?", id).Exists(ctx)
	})
	proves(t, "github.com/uptrace/bun", "SelectQuery.Count", silent, func(id int) (any, error) {
		return db.NewSelect().Model((*user)(nil)).Where("id = ?", id).Count(ctx)
	})
}

// Without a destination, Exec of a query reads nothing, not even what is there.
func TestBunSelectExecFillsNoModel(t *testing.T) {
	db := bun.NewDB(openSQLite(t), sqlitedialect.New())
	var u user
	if _, err := db.NewSelect().Model(&u).Where("id = ?", present).Exec(t.Context()); err != nil || u != (user{}) {
		t.Errorf("%v, %v", u, err)
	}
}

func TestBunWrites(t *testing.T) {
	db, ctx := bun.NewDB(openSQLite(t), sqlitedialect.New()), t.Context()
	update := func(id int) *bun.UpdateQuery {
		return db.NewUpdate().Model(&user{ID: id, Name: "Bea"}).WherePK()
	}
	proves(t, "github.com/uptrace/bun", "UpdateQuery.Exec", count, func(id int) (any, error) {
		return affected(update(id).Exec(ctx))
	})
	// What an update returns is asked for: an error only if there is a destination.
	proves(t, "github.com/uptrace/bun", "UpdateQuery.Exec", count, func(id int) (any, error) {
		return affected(update(id).Returning("*").Exec(ctx))
	})
	proves(t, "github.com/uptrace/bun", "UpdateQuery.Exec", failure, func(id int) (any, error) {
		var name string
		_, err := update(id).Returning("name").Exec(ctx, &name)
		return name, err
	}, sql.ErrNoRows)
	proves(t, "github.com/uptrace/bun", "UpdateQuery.Exec", failure, func(id int) (any, error) {
		var u user
		_, err := update(id).Returning("*").Exec(ctx, &u)
		return u, err
	}, sql.ErrNoRows)
	proves(t, "github.com/uptrace/bun", "UpdateQuery.Exec", count, func(id int) (any, error) {
		var users []user
		return affected(update(id).Returning("*").Exec(ctx, &users))
	})
	proves(t, "github.com/uptrace/bun", "UpdateQuery.Scan", failure, func(id int) (any, error) {
		var name string
		err := update(id).Returning("name").Scan(ctx, &name)
		return name, err
	}, sql.ErrNoRows)
	proves(t, "github.com/uptrace/bun", "RawQuery.Exec", count, func(id int) (any, error) {
		return affected(db.NewRaw(updateName, id).Exec(ctx))
	})
	proves(t, "github.com/uptrace/bun", "DeleteQuery.Exec", count, func(id int) (any, error) {
		return affected(db.NewDelete().Model(&user{ID: id}).WherePK().Exec(ctx))
	})
}

// A row that was not found has the key zero: no row matches, unless no condition was
// asked for, which is refused.
func TestBunOfTheZeroRow(t *testing.T) {
	db, ctx := bun.NewDB(openSQLite(t), sqlitedialect.New()), t.Context()
	if n, err := affected(db.NewUpdate().Model(&user{}).WherePK().Exec(ctx)); n != int64(0) || err != nil {
		t.Errorf("Update: %v, %v", n, err)
	}
	if n, err := affected(db.NewUpdate().Model(&user{}).Exec(ctx)); err == nil {
		t.Errorf("Update of all: %v, %v", n, err)
	}
	if n, err := affected(db.NewInsert().Model(&user{}).Exec(ctx)); n != int64(1) || err != nil {
		t.Errorf("Insert: %v, %v", n, err)
	}
}
