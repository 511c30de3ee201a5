package proofs_test

import (
	"database/sql"
	"errors"
	"testing"

	"github.com/jackc/pgx/v4"
)

func openPGX4(t *testing.T) *pgx.Conn {
	t.Helper()
	config, err := pgx.ParseConfig("postgres://user@" + openPostgres(t) + "/test?sslmode=disable")
	if err != nil {
		t.Fatal(err)
	}
	config.PreferSimpleProtocol = true
	conn, err := pgx.ConnectConfig(t.Context(), config)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close(t.Context()) })
	return conn
}

func TestPGX4(t *testing.T) {
	c, ctx := openPGX4(t), t.Context()
	proves(t, "github.com/jackc/pgx/v4", "Row.Scan", failure, func(id int) (any, error) {
		var u user
		err := c.QueryRow(ctx, selectUserPG, id).Scan(&u.ID, &u.Name)
		return u, err
	}, pgx.ErrNoRows)
	proves(t, "github.com/jackc/pgx/v4", "Rows.Next", list, func(id int) (any, error) {
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
	proves(t, "github.com/jackc/pgx/v4", "Conn.Exec", count, func(id int) (any, error) {
		tag, err := c.Exec(ctx, updateNamePG, id)
		return tag.RowsAffected(), err
	})
}

// Unlike in version 5.
func TestPGX4ErrNoRowsIsNotThatOfDatabaseSQL(t *testing.T) {
	if errors.Is(pgx.ErrNoRows, sql.ErrNoRows) {
		t.Error("it is")
	}
}
