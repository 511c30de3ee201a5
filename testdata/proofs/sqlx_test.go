package proofs_test

import (
	"database/sql"
	"testing"

	"github.com/jmoiron/sqlx"
)

const selectUser = `SELECT * FROM users WHERE id = ?`

func TestSqlxReads(t *testing.T) {
	db := sqlx.NewDb(openSQLite(t), "sqlite")
	proves(t, "github.com/jmoiron/sqlx", "DB.Get", failure, func(id int) (any, error) {
		var u user
		err := db.Get(&u, selectUser, id)
		return u, err
	}, sql.ErrNoRows)
	proves(t, "github.com/jmoiron/sqlx", "DB.GetContext", failure, func(id int) (any, error) {
		var name string
		err := db.GetContext(t.Context(), &name, selectName, id)
		return name, err
	}, sql.ErrNoRows)
	proves(t, "github.com/jmoiron/sqlx", "Get", failure, func(id int) (any, error) {
		var u user
		err := sqlx.Get(db, &u, selectUser, id)
		return u, err
	}, sql.ErrNoRows)
	proves(t, "github.com/jmoiron/sqlx", "Tx.Get", failure, func(id int) (any, error) {
		tx := db.MustBegin()
		defer tx.Rollback()
		var u user
		err := tx.Get(&u, selectUser, id)
		return u, err
	}, sql.ErrNoRows)
	proves(t, "github.com/jmoiron/sqlx", "Stmt.Get", failure, func(id int) (any, error) {
		stmt, err := db.Preparex(selectUser)
		if err != nil {
			return nil, err
		}
		defer stmt.Close()
		var u user
		err = stmt.Get(&u, id)
		return u, err
	}, sql.ErrNoRows)
	proves(t, "github.com/jmoiron/sqlx", "NamedStmt.Get", failure, func(id int) (any, error) {
		stmt, err := db.PrepareNamed(`SELECT * FROM users WHERE id = :id`)
		if err != nil {
			return nil, err
		}
		defer stmt.Close()
		var u user
		err = stmt.Get(&u, user{ID: id})
		return u, err
	}, sql.ErrNoRows)
	proves(t, "github.com/jmoiron/sqlx", "DB.Select", list, func(id int) (any, error) {
		var users []user
		err := db.Select(&users, selectUser, id)
		return users, err
	})
	proves(t, "github.com/jmoiron/sqlx", "Select", list, func(id int) (any, error) {
		var users []user
		err := sqlx.Select(db, &users, selectUser, id)
		return users, err
	})
}

func TestSqlxRows(t *testing.T) {
	db := sqlx.NewDb(openSQLite(t), "sqlite")
	proves(t, "github.com/jmoiron/sqlx", "Row.StructScan", failure, func(id int) (any, error) {
		var u user
		err := db.QueryRowx(selectUser, id).StructScan(&u)
		return u, err
	}, sql.ErrNoRows)
	proves(t, "github.com/jmoiron/sqlx", "Row.MapScan", failure, func(id int) (any, error) {
		columns := map[string]any{}
		err := db.QueryRowx(selectUser, id).MapScan(columns)
		return columns, err
	}, sql.ErrNoRows)
	proves(t, "github.com/jmoiron/sqlx", "Row.Scan", failure, func(id int) (any, error) {
		var name string
		err := db.QueryRowx(selectName, id).Scan(&name)
		return name, err
	}, sql.ErrNoRows)
	proves(t, "github.com/jmoiron/sqlx", "Rows.StructScan", list, func(id int) (any, error) {
		rows, err := db.Queryx(selectUser, id)
		if err != nil {
			return nil, err
		}
		defer rows.Close()
		var users []user
		for rows.Next() {
			var u user
			if err := rows.StructScan(&u); err != nil {
				return nil, err
			}
			users = append(users, u)
		}
		return users, rows.Err()
	})
}

func TestSqlxWrites(t *testing.T) {
	db := sqlx.NewDb(openSQLite(t), "sqlite")
	const updateNamed = `UPDATE users SET name = 'Bea' WHERE id = :id`
	proves(t, "github.com/jmoiron/sqlx", "DB.NamedExec", count, func(id int) (any, error) {
		return affected(db.NamedExec(updateNamed, user{ID: id}))
	})
	proves(t, "github.com/jmoiron/sqlx", "NamedExec", count, func(id int) (any, error) {
		return affected(sqlx.NamedExec(db, updateNamed, user{ID: id}))
	})
	proves(t, "github.com/jmoiron/sqlx", "Tx.NamedExec", count, func(id int) (any, error) {
		tx := db.MustBegin()
		defer tx.Rollback()
		return affected(tx.NamedExec(updateNamed, user{ID: id}))
	})
	proves(t, "github.com/jmoiron/sqlx", "DB.MustExec", count, func(id int) (any, error) {
		return affected(db.MustExec(updateName, id), nil)
	})
}
