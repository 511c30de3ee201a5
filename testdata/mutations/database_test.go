package mutations_test

import (
	"cmp"
	"database/sql"
	"fmt"
	"slices"
	"strings"
	"testing"

	_ "github.com/glebarez/go-sqlite" // the driver "sqlite", in Go alone
)

// tables is the database before each cell. The libraries find their names in it by
// default; ent calls the foreign key otherwise.
const tables = `
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT NOT NULL DEFAULT '', labels TEXT);
CREATE TABLE posts (id INTEGER PRIMARY KEY, title TEXT NOT NULL DEFAULT '', user_id INTEGER);
CREATE TABLE notes (id INTEGER PRIMARY KEY, title TEXT NOT NULL DEFAULT '', user_id INTEGER);
CREATE TABLE tags (id INTEGER PRIMARY KEY, title TEXT NOT NULL DEFAULT '');
CREATE TABLE user_tags (user_id INTEGER NOT NULL, tag_id INTEGER NOT NULL, PRIMARY KEY (user_id, tag_id));
INSERT INTO users VALUES (1, 'ann', '["a","b","c"]'), (2, 'bob', '[]');
INSERT INTO posts VALUES (1, 'p1', 1), (2, 'p2', 1), (3, 'p3', 1), (4, 'p4', 1), (5, 'p5', 1), (6, 'p6', 2), (7, 'p7', 2), (8, 'p8', 2);
INSERT INTO notes VALUES (1, 'n1', 1), (2, 'n2', 1), (3, 'n3', 1), (4, 'n4', 1), (5, 'n5', 1), (6, 'n6', 2), (7, 'n7', 2), (8, 'n8', 2);
INSERT INTO tags VALUES (1, 't1'), (2, 't2'), (3, 't3'), (4, 't4'), (5, 't5'), (6, 't6'), (7, 't7'), (8, 't8');
INSERT INTO user_tags VALUES (1, 1), (1, 2), (1, 3), (1, 4), (1, 5), (2, 6), (2, 7), (2, 8);
`

func openSQLite(t *testing.T) *sql.DB {
	t.Helper()
	return openWith(t, tables)
}

func openWith(t *testing.T, tables string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	db.SetMaxOpenConns(1) // a second connection would have a memory of its own
	if _, err := db.Exec(tables); err != nil {
		t.Fatal(err)
	}
	return db
}

// changed runs call and says which rows are other than before.
func changed(t *testing.T, db *sql.DB, call func() error) string {
	t.Helper()
	before := rowsOf(t, db)
	err := call()
	after := rowsOf(t, db)
	var words []string
	for _, table := range []string{"users", "posts", "notes", "tags", "user_tags"} {
		words = append(words, differences(table, before[table], after[table])...)
	}
	if err != nil {
		words = append(words, "error: "+err.Error())
	}
	if len(words) == 0 {
		return "none"
	}
	return strings.Join(words, "; ")
}

// A line is a row of a table by column.
type line map[string]any

// rowsOf returns the rows of all tables by table and key.
func rowsOf(t *testing.T, db *sql.DB) map[string]map[string]line {
	t.Helper()
	all := make(map[string]map[string]line)
	for _, table := range []string{"users", "posts", "notes", "tags", "user_tags"} {
		rows, err := db.Query("SELECT * FROM " + table)
		if err != nil {
			t.Fatal(err)
		}
		columns, _ := rows.Columns()
		all[table] = make(map[string]line)
		for rows.Next() {
			values, addresses := make([]any, len(columns)), make([]any, len(columns))
			for i := range values {
				addresses[i] = &values[i]
			}
			if err := rows.Scan(addresses...); err != nil {
				t.Fatal(err)
			}
			l := make(line)
			for i, column := range columns {
				l[column] = values[i]
			}
			all[table][keyOf(l)] = l
		}
		if err := rows.Close(); err != nil {
			t.Fatal(err)
		}
	}
	return all
}

func keyOf(l line) string {
	for _, link := range [][2]string{{"user_id", "tag_id"}, {"users_id", "tags_id"}} {
		if tag, ok := l[link[1]]; ok {
			return fmt.Sprintf("%v-%v", l[link[0]], tag)
		}
	}
	return fmt.Sprint(l["id"])
}

// differences says what has become of the rows of one table: "posts 1, 2: user_id = NULL".
func differences(table string, before, after map[string]line) []string {
	what := make(map[string][]string)
	for key, old := range before {
		now, ok := after[key]
		if !ok {
			what["deleted"] = append(what["deleted"], key)
			continue
		}
		for column, value := range old {
			if table == "users" && column == "name" || table == "user_tags" {
				continue // which some calls are for; a link is its key
			}
			if now[column] != value {
				change := column + " = " + text(now[column])
				what[change] = append(what[change], key)
			}
		}
	}
	for key, now := range after {
		if _, ok := before[key]; ok {
			continue
		}
		kind := "**new**"
		if now["title"] == "" {
			kind = "**new and blank**"
		}
		what[kind] = append(what[kind], key)
	}
	var words []string
	for change, keys := range what {
		slices.SortFunc(keys, func(a, b string) int { return cmp.Or(len(a)-len(b), strings.Compare(a, b)) })
		words = append(words, table+" "+strings.Join(keys, ", ")+": "+change)
	}
	slices.Sort(words)
	return words
}

func text(v any) string {
	switch v := v.(type) {
	case nil:
		return "**NULL**"
	case string:
		return "'" + v + "'"
	case []byte:
		return "'" + string(v) + "'"
	}
	return fmt.Sprint(v)
}
