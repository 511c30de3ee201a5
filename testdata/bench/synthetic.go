package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// A dimension is one way for a program to grow.
type dimension struct {
	name  string
	sizes string // what there are so many of at 1, and how many
	base  int
	isOne bool // it is one function that grows
	write func(n int) string
}

// dimensions grow until just below what the size guard lets pass, or to what is large for code
// that people write. Each holds candidates for the analyzers.
var dimensions = []dimension{
	{"functions", "groups of seven functions", 50, false, func(n int) string { return repeat(n, group) }},
	{"branches", "branches around queries and writes", 60, true, func(n int) string {
		return function("var found *Group", repeat(n, func(i int) string {
			return fmt.Sprintf("if found, err = store.Find(id + %d); err != nil { return err }; if found == nil { err = store.Save(group) }\n", i)
		}))
	}},
	{"branches that join", "branches without an end, and what is done then", 60, true, func(n int) string {
		return function("", repeat(n, func(int) string {
			return "if id > 3 { err = store.Ping() } else if err != nil { err = store.Save(group) }\n"
		}))
	}},
	{"cases", "cases of a switch", 60, true, func(n int) string {
		return function("", "switch id {\n"+repeat(n, func(i int) string {
			return fmt.Sprintf("case %d: err = store.Save(group)\n", i)
		})+"}\n")
	}},
	{"loops", "retry loops, one after the other", 40, true, func(n int) string {
		return function("", repeat(n, func(int) string { return "for store.Ping() != nil { if id > 3 { break } }\n" }))
	}},
	{"calls in a loop", "calls that can fail, in one retry loop", 40, true, func(n int) string {
		return function("", "for {\n"+repeat(n, func(int) string { return "if store.Ping() != nil { continue }\n" })+"return nil }\n")
	}},
	{"nesting", "loops, each in the last", 6, true, func(n int) string {
		return function("", strings.Repeat("for store.Ping() != nil { if id > 3 {\n", n)+"err = store.Save(group)\n"+strings.Repeat("}}\n", n))
	}},
	{"function literals", "function literals, one after the other", 40, true, func(n int) string {
		return function("", repeat(n, func(int) string {
			return "go func() { for store.Ping() != nil {}; group.Members = group.Members[1:]; err = orm.Save(group).Error }()\n"
		}))
	}},
	{"nested literals", "function literals, each in the last", 8, true, func(n int) string {
		return function("", strings.Repeat("go func() { for store.Ping() != nil {\n", n)+strings.Repeat("}}()\n", n))
	}},
	{"composite literals", "entries of a table of functions", 250, true, func(n int) string {
		return "var table = map[string]func(Store) error{\n" + repeat(n, func(i int) string {
			return fmt.Sprintf("%q: func(s Store) error { for s.Ping() != nil {}; return nil },\n", fmt.Sprint(i))
		}) + "}\n"
	}},
	{"call chain", "functions, each calling the next", 100, false, func(n int) string {
		return repeat(n, func(i int) string {
			return fmt.Sprintf("func chain%d(s Store) error { for range 3 { if err := chain%d(s); err == nil { break } }; return nil }\n", i, i+1)
		}) + fmt.Sprintf("func chain%d(s Store) error { return s.Ping() }\n", n)
	}},
	{"recursion", "functions, each calling two others", 100, false, func(n int) string {
		return repeat(n, func(i int) string {
			return fmt.Sprintf("func ring%d(s Store) error { if err := ring%d(s); err != nil { return ring%d(s) }; return s.Ping() }\n", i, (i+1)%n, (i*7+3)%n)
		})
	}},
	{"implementations", "types that implement an interface", 50, false, func(n int) string {
		return repeat(n, func(i int) string {
			return fmt.Sprintf("type impl%d struct{ s Store }\nfunc (i impl%d) Ping() error { for i.s.Ping() != nil {}; return nil }\nfunc use%d(p interface{ Ping() error }) { for p.Ping() != nil {} }\nvar _ = func() { use%d(impl%d{}) }\n", i, i, i, i, i)
		})
	}},
	{"interfaces", "interfaces, each implemented by a type", 25, false, func(n int) string {
		return repeat(n, func(i int) string {
			return fmt.Sprintf("type port%d interface { //incidentlint:query absent=nil\nFind%d(id int) (*Group, error) }\ntype adapter%d struct{ port%d }\nfunc (a adapter%d) Find%d(id int) (*Group, error) { return a.port%d.Find%d(id) }\nfunc ask%d(p port%d, s Store) { if g, err := p.Find%d(1); err == nil { _ = s.Save(g) } }\n", i, i, i, i, i, i, i, i, i, i, i)
		})
	}},
	{"changes of a collection", "changes of a loaded collection", 40, true, func(n int) string {
		return function("if err = orm.Preload(\"Members\").First(group, id).Error; err != nil { return err }", repeat(n, func(i int) string {
			return fmt.Sprintf("if id > %d { group.Members = group.Members[1:] }\n", i)
		})+"err = orm.Save(group).Error\n")
	}},
	{"statements", "conditions of an UPDATE", 50, true, func(n int) string {
		return function("", "_, err = db.Exec(\"UPDATE groups SET a = 1 WHERE id = ?"+strings.Repeat(" AND (x = ? OR y IS NULL)", n)+"\", id)\n")
	}},
	{"directives", "directives that ignore a finding", 100, false, func(n int) string {
		return repeat(n, func(i int) string {
			return fmt.Sprintf("func quiet%d(s Store) {\n\t//incidentlint:ignore unboundedretry it is meant\n\tfor s.Ping() != nil {\n\t}\n}\n", i)
		})
	}},
	{"packages in a chain", "packages, each importing and calling the last", 25, false, nil}, // facts pass through all
}

// path returns the import path of the program, k times as large.
func (d dimension) path(k int) string {
	return fmt.Sprintf("example.com/synthetic/%s/x%d", strings.ReplaceAll(d.name, " ", "-"), k)
}

func repeat(n int, write func(i int) string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(write(i))
	}
	return b.String()
}

// function returns one function around statements.
func function(before, body string) string {
	return "func one(store Store, orm *gorm.DB, db *sql.DB, group *Group, id int) (err error) {\n" + before + "\n" + body + "return err\n}\n"
}

// group returns seven functions: one for each analyzer.
func group(i int) string {
	return strings.ReplaceAll(`
func emptyWrite_(store Store, id int) error {
	group, err := store.Lookup(id)
	if err != nil {
		return err
	}
	group.Name = "new"
	return store.Save(&group)
}

func unaffected_(db *sql.DB, id, version int) error {
	_, err := db.Exec("UPDATE groups SET name = ?, version = version + 1 WHERE id = ? AND version = ?", "x", id, version)
	return err
}

func retry_(store Store) {
	for store.Ping() != nil {
	}
}

func (s *state) tick_() {
	for range time.Tick(time.Second) {
		if s.elapsed++; s.elapsed > 10 {
			go s.save_()
		}
	}
}

func (s *state) save_() {
	if s.store.Save(nil) == nil {
		s.elapsed = 0
	}
}

func drain_(orm *gorm.DB, group *Group, id int) error {
	if err := orm.Preload("Members").First(group, id).Error; err != nil {
		return err
	}
	group.Members = group.Members[1:]
	return orm.Save(group).Error
}

func show_() string {
	betaOnly()
	return os.Getenv("QUOTES_URL")
}
`, "_(", fmt.Sprintf("%d(", i))
}

const declarations = `package p

import (
	"database/sql"
	"os"
	"time"

	"gorm.io/gorm"
)

type Member struct{ ID int }

type Group struct {
	ID      int
	Name    string
	Members []Member ` + "`gorm:\"many2many:memberships\"`" + `
}

type Store interface {
	//incidentlint:query absent=nil
	Find(id int) (*Group, error)
	//incidentlint:query absent=zero
	Lookup(id int) (Group, error)
	//incidentlint:write
	Save(group *Group) error
	//incidentlint:remote
	Ping() error
}

type state struct {
	store   Store
	elapsed int
}

//incidentlint:stage beta
func betaOnly() {}

//incidentlint:retired env QUOTES_URL -- shut down

var _ sql.DB
var _ = os.Getenv
var _ time.Time
var _ gorm.DB

`

// chained returns the source of package i of a chain that begins with the package at path.
func chained(path string, i int) string {
	last := path
	if i > 0 {
		last = fmt.Sprintf("%s/p%d", path, i-1)
	}
	return fmt.Sprintf(`package p

import last %q

type Group = last.Group

type Store = last.Store

func Ping(s Store) error { return last.Ping(s) }

func Find(s Store, id int) (*Group, error) { return last.Find(s, id) }

func Save(s Store, group *Group) error { return last.Save(s, group) }

func Loop(s Store) {
	for last.Ping(s) != nil {
	}
}

func Both(s Store) error {
	group, err := last.Find(s, 1)
	if err != nil {
		return err
	}
	return last.Save(s, group)
}
`, last)
}

// writeSynthetic writes a module with all programs in all sizes, and the library that they import.
func (b *bench) writeSynthetic(dir string) error {
	stub := filepath.Join(b.root, "testdata", "src", "gorm.io", "gorm")
	if err := os.CopyFS(filepath.Join(dir, "gorm"), os.DirFS(stub)); err != nil {
		return err
	}
	files := map[string]string{
		"go.mod":      "module example.com/synthetic\n\ngo 1.26.0\n\nrequire gorm.io/gorm v1.0.0\n\nreplace gorm.io/gorm => ./gorm\n",
		"gorm/go.mod": "module gorm.io/gorm\n\ngo 1.26.0\n",
	}
	for _, d := range dimensions {
		for _, k := range times {
			path := d.path(k)
			folder := strings.TrimPrefix(path, "example.com/synthetic/")
			if d.write != nil {
				files[folder+"/p.go"] = declarations + d.write(k*d.base)
				continue
			}
			files[folder+"/p.go"] = declarations + "func Ping(s Store) error { return s.Ping() }\n\nfunc Find(s Store, id int) (*Group, error) { return s.Find(id) }\n\nfunc Save(s Store, g *Group) error { return s.Save(g) }\n"
			for i := range k * d.base {
				files[fmt.Sprintf("%s/p%d/p.go", folder, i)] = chained(path, i)
			}
		}
	}
	return writeFiles(dir, files)
}

func writeFiles(dir string, files map[string]string) error {
	for name, text := range files {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			return err
		}
	}
	return nil
}
