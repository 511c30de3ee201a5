package proofs_test

import (
	"database/sql"
	"errors"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

const (
	selectUserPG = `SELECT id, name FROM users WHERE id = $1`
	updateNamePG = `UPDATE users SET name = 'Bea' WHERE id = $1`
	deleteUserPG = `DELETE FROM users WHERE id = $1`
)

func openPGX(t *testing.T) *pgx.Conn {
	t.Helper()
	config, err := pgx.ParseConfig("postgres://user@" + openPostgres(t) + "/test?sslmode=disable")
	if err != nil {
		t.Fatal(err)
	}
	config.DefaultQueryExecMode = pgx.QueryExecModeSimpleProtocol
	conn, err := pgx.ConnectConfig(t.Context(), config)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close(t.Context()) })
	return conn
}

func TestPGXReads(t *testing.T) {
	c, ctx := openPGX(t), t.Context()
	proves(t, "github.com/jackc/pgx/v5", "Row.Scan", failure, func(id int) (any, error) {
		var u user
		err := c.QueryRow(ctx, selectUserPG, id).Scan(&u.ID, &u.Name)
		return u, err
	}, pgx.ErrNoRows)
	proves(t, "github.com/jackc/pgx/v5", "CollectOneRow", failure, func(id int) (any, error) {
		rows, err := c.Query(ctx, selectUserPG, id)
		if err != nil {
			return nil, err
		}
		return pgx.CollectOneRow(rows, pgx.RowToStructByPos[user])
	}, pgx.ErrNoRows)
	// The row may be given as a pointer to a new one.
	proves(t, "github.com/jackc/pgx/v5", "CollectOneRow", failure, func(id int) (any, error) {
		rows, err := c.Query(ctx, selectUserPG, id)
		if err != nil {
			return nil, err
		}
		return pgx.CollectOneRow(rows, pgx.RowToAddrOfStructByPos[user])
	}, pgx.ErrNoRows)
	proves(t, "github.com/jackc/pgx/v5", "CollectExactlyOneRow", failure, func(id int) (any, error) {
		rows, err := c.Query(ctx, selectUserPG, id)
		if err != nil {
			return nil, err
		}
		return pgx.CollectExactlyOneRow(rows, pgx.RowToStructByPos[user])
	}, pgx.ErrNoRows)
	proves(t, "github.com/jackc/pgx/v5", "CollectRows", list, func(id int) (any, error) {
		rows, err := c.Query(ctx, selectUserPG, id)
		if err != nil {
			return nil, err
		}
		return pgx.CollectRows(rows, pgx.RowToStructByPos[user])
	})
	proves(t, "github.com/jackc/pgx/v5", "AppendRows", list, func(id int) (any, error) {
		rows, err := c.Query(ctx, selectUserPG, id)
		if err != nil {
			return nil, err
		}
		return pgx.AppendRows([]user(nil), rows, pgx.RowToStructByPos[user])
	})
	proves(t, "github.com/jackc/pgx/v5", "ForEachRow", list, func(id int) (any, error) {
		rows, err := c.Query(ctx, selectUserPG, id)
		if err != nil {
			return nil, err
		}
		var u user
		var all []user
		_, err = pgx.ForEachRow(rows, []any{&u.ID, &u.Name}, func() error {
			all = append(all, u)
			return nil
		})
		return all, err
	})
	proves(t, "github.com/jackc/pgx/v5", "Rows.Next", list, func(id int) (any, error) {
		rows, err := c.Query(ctx, selectUserPG, id)
		if err != nil {
			return nil, err
		}
		defer rows.Close()
		var all []user
		for rows.Next() {
			var u user
			if err := rows.Scan(&u.ID, &u.Name); err != nil {
				return nil, err
			}
			all = append(all, u)
		}
		return all, rows.Err()
	})
}

func TestPGXErrNoRowsIsThatOfDatabaseSQL(t *testing.T) {
	if !errors.Is(pgx.ErrNoRows, sql.ErrNoRows) {
		t.Error("it is not")
	}
}

func TestPGXWrites(t *testing.T) {
	c, ctx := openPGX(t), t.Context()
	counted := func(tag pgconn.CommandTag, err error) (any, error) { return tag.RowsAffected(), err }
	proves(t, "github.com/jackc/pgx/v5", "Conn.Exec", count, func(id int) (any, error) {
		return counted(c.Exec(ctx, updateNamePG, id))
	})
	proves(t, "github.com/jackc/pgx/v5", "Conn.Exec", count, func(id int) (any, error) {
		return counted(c.Exec(ctx, deleteUserPG, id))
	})
	proves(t, "github.com/jackc/pgx/v5", "Tx.Exec", count, func(id int) (any, error) {
		tx, err := c.Begin(ctx)
		if err != nil {
			return nil, err
		}
		defer tx.Rollback(ctx)
		return counted(tx.Exec(ctx, updateNamePG, id))
	})
	proves(t, "github.com/jackc/pgx/v5", "Row.Scan", failure, func(id int) (any, error) {
		var u user
		err := c.QueryRow(ctx, updateNamePG+` RETURNING id, name`, id).Scan(&u.ID, &u.Name)
		return u, err
	}, pgx.ErrNoRows)
}
