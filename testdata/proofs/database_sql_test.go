package proofs_test

import (
	"context"
	"database/sql"
	"testing"
)

const (
	selectName = `SELECT name FROM users WHERE id = ?`
	updateName = `UPDATE users SET name = 'Bea' WHERE id = ?`
	deleteUser = `DELETE FROM users WHERE id = ?`
)

func TestDatabaseSQLReads(t *testing.T) {
	db := openSQLite(t)
	proves(t, "database/sql", "Row.Scan", failure, func(id int) (any, error) {
		var name string
		err := db.QueryRow(selectName, id).Scan(&name)
		return name, err
	}, sql.ErrNoRows)
	// An aggregate has one row whatever it is of.
	proves(t, "database/sql", "Row.Scan", silent, func(id int) (any, error) {
		var last int
		err := db.QueryRow(`SELECT COALESCE(MAX(id), 0) FROM users WHERE id = ?`, id).Scan(&last)
		return last, err
	})
	proves(t, "database/sql", "Row.Scan", silent, func(id int) (any, error) {
		var last sql.NullInt64
		err := db.QueryRow(`SELECT MAX(id) FROM users WHERE id = ?`, id).Scan(&last)
		return last, err
	})
	proves(t, "database/sql", "Rows.Next", list, func(id int) (any, error) {
		return names(db.Query(selectName, id))
	})
}

// names reads one column of rows.
func names(rows *sql.Rows, err error) ([]string, error) {
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []string
	for rows.Next() {
		var one string
		if err := rows.Scan(&one); err != nil {
			return nil, err
		}
		all = append(all, one)
	}
	return all, rows.Err()
}

func TestDatabaseSQLWrites(t *testing.T) {
	db, ctx := openSQLite(t), context.Background()
	proves(t, "database/sql", "DB.Exec", count, func(id int) (any, error) {
		return affected(db.Exec(updateName, id))
	})
	proves(t, "database/sql", "DB.ExecContext", count, func(id int) (any, error) {
		return affected(db.ExecContext(ctx, updateName, id))
	})
	proves(t, "database/sql", "Conn.ExecContext", count, func(id int) (any, error) {
		conn, err := db.Conn(ctx)
		if err != nil {
			return nil, err
		}
		defer conn.Close()
		return affected(conn.ExecContext(ctx, updateName, id))
	})
	proves(t, "database/sql", "Tx.Exec", count, func(id int) (any, error) {
		tx, err := db.Begin()
		if err != nil {
			return nil, err
		}
		defer tx.Rollback()
		return affected(tx.Exec(updateName, id))
	})
	proves(t, "database/sql", "Stmt.Exec", count, func(id int) (any, error) {
		stmt, err := db.Prepare(updateName)
		if err != nil {
			return nil, err
		}
		defer stmt.Close()
		return affected(stmt.Exec(id))
	})
	// The write that returns its row is a query, and fails like one.
	proves(t, "database/sql", "Row.Scan", failure, func(id int) (any, error) {
		var name string
		err := db.QueryRow(updateName+` RETURNING name`, id).Scan(&name)
		return name, err
	}, sql.ErrNoRows)
	proves(t, "database/sql", "DB.Exec", count, func(id int) (any, error) {
		return affected(db.Exec(deleteUser, id))
	})
}

// SQLite counts what matches, even if it was so before. MySQL, as it is documented, counts
// what it changes.
func TestSQLiteCountsWhatMatches(t *testing.T) {
	n, err := affected(openSQLite(t).Exec(`UPDATE users SET name = ? WHERE id = ?`, name, present))
	if n != int64(1) || err != nil {
		t.Errorf("%v, %v", n, err)
	}
}
