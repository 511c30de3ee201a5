// Package mutations_test changes collections in place, hands them to the ORM that
// loaded them, and looks which rows of the database have changed. What ormmutate says of
// a database is what was seen here: docs/mutations.md is the table of it, and is compared
// with what each run sees.
//
// Package entgen is written by ent from its schema, package boiled by sqlboiler v4.19.5
// from a database with the foreign keys that the tables in database_test.go are named for.
package mutations_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write docs/mutations.md instead of comparing")

// page is the table as it is published.
var page = filepath.Join("..", "..", "docs", "mutations.md")

// A cell is one program: a user is loaded with five children of each kind, a collection
// is changed in memory, and a call is made.
type cell struct {
	change string
	call   string
	run    func(t *testing.T) (rows string)
}

// A section is what was seen of one kind of collection.
type section struct {
	title string
	cells []cell
}

// TestPage runs every cell and compares what was seen with the page.
func TestPage(t *testing.T) {
	var b strings.Builder
	b.WriteString(head)
	for _, s := range sections() {
		fmt.Fprintf(&b, "\n## %s\n\n| call | change in memory before it | rows changed |\n|---|---|---|\n", s.title)
		for _, row := range seen(t, s.cells) {
			fmt.Fprintf(&b, "| `%s` | %s | %s |\n", row.call, row.after(), row.rows)
		}
	}
	if *update {
		if err := os.WriteFile(page, []byte(b.String()), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	wantLines, gotLines := strings.Split(string(want), "\n"), strings.Split(b.String(), "\n")
	for _, line := range gotLines {
		if !slices.Contains(wantLines, line) {
			t.Errorf("seen, and not on the page: %s", line)
		}
	}
	for _, line := range wantLines {
		if !slices.Contains(gotLines, line) {
			t.Errorf("on the page, and not seen: %s", line)
		}
	}
}

// A row of the page joins the changes that come to the same.
type row struct {
	call, rows string
	changes    []string
}

// after lists the changes; those that make no difference are not named.
func (r *row) after() string {
	if slices.Contains(r.changes, "`"+nothing+"`") && len(r.changes) > 1 {
		return fmt.Sprintf("none, or any of %d others", len(r.changes)-1)
	}
	return strings.Join(r.changes, "<br>")
}

// nothing is the change that is none.
const nothing = "nothing"

func seen(t *testing.T, cells []cell) (rows []*row) {
	for _, c := range cells {
		var outcome string
		t.Run(c.change+" "+c.call, func(t *testing.T) { outcome = outcomeOf(t, c.run) })
		at := slices.IndexFunc(rows, func(r *row) bool { return r.call == c.call && r.rows == outcome })
		if at < 0 {
			rows = append(rows, &row{call: c.call, rows: outcome})
			at = len(rows) - 1
		}
		rows[at].changes = append(rows[at].changes, "`"+c.change+"`")
	}
	slices.SortStableFunc(rows, func(a, b *row) int { return indexOf(cells, a.call) - indexOf(cells, b.call) })
	return rows
}

func indexOf(cells []cell, call string) int {
	return slices.IndexFunc(cells, func(c cell) bool { return c.call == call })
}

// outcomeOf is what run has seen, or that it panicked.
func outcomeOf(t *testing.T, run func(t *testing.T) string) (outcome string) {
	defer func() {
		if r := recover(); r != nil {
			outcome = "**panic**: " + fmt.Sprint(r)
		}
	}()
	return run(t)
}

func sections() []section {
	return slices.Concat(gormSections(), entSections(), bunSections(), xormSections(), sqlboilerSections(), relSections(), beegoSections())
}

const head = `<!-- Written by go -C testdata/mutations test . -update from what it sees; do not edit. -->

# What in-place changes of loaded collections do to the database

[ormmutate](analyzers/ormmutate.md) speaks of rows. This is where it knows that from: each line below is a program that
was run against the library named, at the version in testdata/mutations/go.mod, on SQLite. CI runs all of them again.

In each, user 1 is loaded with children 1 to 5, user 2 has the children 6 to 8. The collection of user 1 is changed in
memory as the second column says, where F is the field; then the call is made. "even" removes the children 2 and 4. A
change beside which nothing is said of a call came to what the call does without one.
`
