package proofs_test

import (
	"database/sql"
	"testing"

	_ "github.com/glebarez/go-sqlite" // the driver "sqlite", in Go alone
)

// A user is the row of all the databases. Each library finds its tags in it.
type user struct {
	ID   int    `gorm:"primaryKey" bun:"id,pk,autoincrement" xorm:"'id' pk autoincr" db:"id"`
	Name string `xorm:"'name'" db:"name"`
}

// TableName is asked by gorm and xorm. What bun makes of the type's name is the same.
func (user) TableName() string { return "users" }

const name = "Ada"

// openSQLite returns a database in memory with the one user.
func openSQLite(t *testing.T) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	db.SetMaxOpenConns(1) // a second connection would have a memory of its own
	_, err = db.Exec(`CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
		INSERT INTO users (id, name) VALUES (?, ?)`, present, name)
	if err != nil {
		t.Fatal(err)
	}
	return db
}

// rows counts the users with a key.
func rows(t *testing.T, db *sql.DB, key int) int {
	t.Helper()
	var n int
	if err := db.QueryRow(`SELECT count(*) FROM users WHERE id = ?`, key).Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}

// affected returns the count of a write.
func affected(result sql.Result, err error) (any, error) {
	if err != nil {
		return nil, err
	}
	return result.RowsAffected()
}
