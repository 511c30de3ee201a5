package proofs_test

import (
	"database/sql"
	"testing"

	"github.com/Masterminds/squirrel"
)

func TestSquirrelReads(t *testing.T) {
	b := squirrel.StatementBuilder.RunWith(openSQLite(t))
	one := func(id int) squirrel.SelectBuilder {
		return b.Select("name").From("users").Where(squirrel.Eq{"id": id})
	}
	proves(t, "github.com/Masterminds/squirrel", "SelectBuilder.Scan", failure, func(id int) (any, error) {
		var name string
		err := one(id).Scan(&name)
		return name, err
	}, sql.ErrNoRows)
	proves(t, "github.com/Masterminds/squirrel", "RowScanner.Scan", failure, func(id int) (any, error) {
		var name string
		err := one(id).QueryRow().Scan(&name)
		return name, err
	}, sql.ErrNoRows)
	proves(t, "github.com/Masterminds/squirrel", "SelectBuilder.Query", list, func(id int) (any, error) {
		return names(one(id).Query())
	})
}

func TestSquirrelWrites(t *testing.T) {
	db := openSQLite(t)
	b := squirrel.StatementBuilder.RunWith(db)
	update := func(id int) squirrel.UpdateBuilder {
		return b.Update("users").Set("name", "Bea").Where(squirrel.Eq{"id": id})
	}
	proves(t, "github.com/Masterminds/squirrel", "UpdateBuilder.Exec", count, func(id int) (any, error) {
		return affected(update(id).Exec())
	})
	proves(t, "github.com/Masterminds/squirrel", "UpdateBuilder.ExecContext", count, func(id int) (any, error) {
		return affected(update(id).ExecContext(t.Context()))
	})
	proves(t, "github.com/Masterminds/squirrel", "UpdateBuilder.ToSql", count, func(id int) (any, error) {
		text, args, err := update(id).ToSql()
		if err != nil {
			return nil, err
		}
		return affected(db.Exec(text, args...))
	})
	proves(t, "github.com/Masterminds/squirrel", "UpdateBuilder.Scan", failure, func(id int) (any, error) {
		var name string
		err := update(id).Suffix("RETURNING name").Scan(&name)
		return name, err
	}, sql.ErrNoRows)
	proves(t, "github.com/Masterminds/squirrel", "DeleteBuilder.Exec", count, func(id int) (any, error) {
		return affected(b.Delete("users").Where(squirrel.Eq{"id": id}).Exec())
	})
}
