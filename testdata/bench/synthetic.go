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

	write    func(n int) string                         // the declarations of its one package; or nil
	packages func(path string, n int) map[string]string // the sources of several, by their folders below path
}

// dimensions grow until just below what the size guard lets pass, or to what is large for code
// that people write. Each holds candidates for the analyzers.
var dimensions = []dimension{
	{"functions", "groups of seven functions", 50, false, func(n int) string { return repeat(n, group) }, nil},
	{"branches", "branches around queries and writes", 60, true, func(n int) string {
		return function("var found *Group", repeat(n, func(i int) string {
			return fmt.Sprintf("if found, err = store.Find(id + %d); err != nil { return err }; if found == nil { err = store.Save(group) }\n", i)
		}))
	}, nil},
	{"branches that join", "branches without an end, and what is done then", 60, true, func(n int) string {
		return function("", repeat(n, func(int) string {
			return "if id > 3 { err = store.Ping() } else if err != nil { err = store.Save(group) }\n"
		}))
	}, nil},
	{"cases", "cases of a switch", 60, true, func(n int) string {
		return function("", "switch id {\n"+repeat(n, func(i int) string {
			return fmt.Sprintf("case %d: err = store.Save(group)\n", i)
		})+"}\n")
	}, nil},
	{"loops", "retry loops, one after the other", 40, true, func(n int) string {
		return function("", repeat(n, func(int) string { return "for store.Ping() != nil { if id > 3 { break } }\n" }))
	}, nil},
	{"calls in a loop", "calls that can fail, in one retry loop", 40, true, func(n int) string {
		return function("", "for {\n"+repeat(n, func(int) string { return "if store.Ping() != nil { continue }\n" })+"return nil }\n")
	}, nil},
	{"nesting", "loops, each in the last", 3, true, func(n int) string {
		return function("", strings.Repeat("for store.Ping() != nil { if id > 3 {\n", n)+"err = store.Save(group)\n"+strings.Repeat("}}\n", n))
	}, nil},
	{"function literals", "function literals, one after the other", 40, true, func(n int) string {
		return function("", repeat(n, func(int) string {
			return "go func() { for store.Ping() != nil {}; group.Members = group.Members[1:]; err = orm.Save(group).Error }()\n"
		}))
	}, nil},
	{"nested literals", "function literals, each in the last", 8, true, func(n int) string {
		return function("", strings.Repeat("go func() { for store.Ping() != nil {\n", n)+strings.Repeat("}}()\n", n))
	}, nil},
	{"composite literals", "entries of a table of functions", 250, true, func(n int) string {
		return "var table = map[string]func(Store) error{\n" + repeat(n, func(i int) string {
			return fmt.Sprintf("%q: func(s Store) error { for s.Ping() != nil {}; return nil },\n", fmt.Sprint(i))
		}) + "}\n"
	}, nil},
	{"call chain", "functions, each calling the next", 100, false, func(n int) string {
		return repeat(n, func(i int) string {
			return fmt.Sprintf("func chain%d(s Store) error { for range 3 { if err := chain%d(s); err == nil { break } }; return nil }\n", i, i+1)
		}) + fmt.Sprintf("func chain%d(s Store) error { return s.Ping() }\n", n)
	}, nil},
	{"recursion", "functions in a ring, each calling those beside it", 100, false, func(n int) string {
		return repeat(n, func(i int) string {
			return fmt.Sprintf("func ring%d(s Store) error { if err := ring%d(s); err != nil { return ring%d(s) }; return s.Ping() }\n", i, (i+1)%n, (i+n-1)%n)
		})
	}, nil},
	{"implementations", "types that implement an interface", 50, false, func(n int) string {
		return repeat(n, func(i int) string {
			return fmt.Sprintf("type impl%d struct{ s Store }\nfunc (i impl%d) Ping() error { for i.s.Ping() != nil {}; return nil }\nfunc use%d(p interface{ Ping() error }) { for p.Ping() != nil {} }\nvar _ = func() { use%d(impl%d{}) }\n", i, i, i, i, i)
		})
	}, nil},
	{"interfaces", "interfaces, each implemented by a type", 25, false, func(n int) string {
		return repeat(n, func(i int) string {
			return fmt.Sprintf("type port%d interface { //incidentlint:query absent=nil\nFind%d(id int) (*Group, error) }\ntype adapter%d struct{ port%d }\nfunc (a adapter%d) Find%d(id int) (*Group, error) { return a.port%d.Find%d(id) }\nfunc ask%d(p port%d, s Store) { if g, err := p.Find%d(1); err == nil { _ = s.Save(g) } }\n", i, i, i, i, i, i, i, i, i, i, i)
		})
	}, nil},
	{"changes of a collection", "changes of a loaded collection", 40, true, func(n int) string {
		return function("if err = orm.Preload(\"Members\").First(group, id).Error; err != nil { return err }", repeat(n, func(i int) string {
			return fmt.Sprintf("if id > %d { group.Members = group.Members[1:] }\n", i)
		})+"err = orm.Save(group).Error\n")
	}, nil},
	{"statements", "conditions of an UPDATE", 50, true, func(n int) string {
		return function("", "_, err = db.Exec(\"UPDATE groups SET a = 1 WHERE id = ?"+strings.Repeat(" AND (x = ? OR y IS NULL)", n)+"\", id)\n")
	}, nil},
	{"directives", "directives that ignore a finding", 100, false, func(n int) string {
		return repeat(n, func(i int) string {
			return fmt.Sprintf("func quiet%d(s Store) {\n\t//incidentlint:ignore unboundedretry it is meant\n\tfor s.Ping() != nil {\n\t}\n}\n", i)
		})
	}, nil},
	{"packages in a chain", "packages, each importing and calling the last", 25, false, nil, chain},                 // facts pass through all
	{"layers", "services with five interfaces each, and the stores that are wired to them", 13, false, nil, layers}, // findings wait for the program
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

// chain returns n packages, each of which imports the last.
func chain(path string, n int) map[string]string {
	files := map[string]string{"": declarations + "func Ping(s Store) error { return s.Ping() }\n\nfunc Find(s Store, id int) (*Group, error) { return s.Find(id) }\n\nfunc Save(s Store, g *Group) error { return s.Save(g) }\n"}
	for i := range n {
		files[fmt.Sprintf("p%d", i)] = chained(path, i)
	}
	return files
}

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

// layers returns n services, the n stores behind their interfaces, a program for every twelve of
// them, and one that imports those.
func layers(path string, n int) map[string]string {
	files := map[string]string{"model": "package model\n\ntype Row struct{ ID, Note string }\n"}
	all := "package p\n\nimport (\n"
	for app := range (n + 11) / 12 {
		imports, calls := "", ""
		for i := app * 12; i < min(n, app*12+12); i++ {
			files[fmt.Sprintf("service%d", i)] = layer(path, serviceHead, servicePart)
			files[fmt.Sprintf("store%d", i)] = layer(path, storeHead, storePart)
			imports += fmt.Sprintf("service%d %q\nstore%d %q\n", i, fmt.Sprintf("%s/service%d", path, i), i, fmt.Sprintf("%s/store%d", path, i))
			calls += repeat(5, func(j int) string {
				return fmt.Sprintf("_ = service%d.Pin%d(context.Background(), &store%d.Store%d{DB: db}, \"x\")\n", i, j, i, j)
			})
		}
		files[fmt.Sprintf("app%d", app)] = "package p\n\nimport (\n\"context\"\n\"database/sql\"\n" + imports + ")\n\nfunc Run(db *sql.DB) {\n" + calls + "}\n"
		all += fmt.Sprintf("_ %q\n", fmt.Sprintf("%s/app%d", path, app))
	}
	files[""] = all + ")\n"
	return files
}

// layer returns the source of a package of five parts alike, which number themselves.
func layer(path, head, part string) string {
	return fmt.Sprintf(head, path+"/model") + repeat(5, func(i int) string { return strings.ReplaceAll(part, "#", fmt.Sprint(i)) })
}

const (
	serviceHead = "package p\n\nimport (\n\"context\"\nmodel %q\n)\n"
	servicePart = `
type Repo# interface {
	Find(ctx context.Context, id string) (*model.Row, error)
	Save(ctx context.Context, r *model.Row) error
}

func Pin#(ctx context.Context, repo Repo#, id string) error {
	r, err := repo.Find(ctx, id)
	if err != nil {
		return err
	}
	if r != nil {
		return repo.Save(ctx, r)
	}
	return nil
}
`
	storeHead = "package p\n\nimport (\n\"context\"\n\"database/sql\"\n\"errors\"\nmodel %q\n)\n"
	storePart = `
type Store# struct{ DB *sql.DB }

func (s *Store#) Find(ctx context.Context, id string) (*model.Row, error) {
	var r model.Row
	err := s.DB.QueryRowContext(ctx, "SELECT id, note FROM rows WHERE id = ?", id).Scan(&r.ID, &r.Note)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return &r, nil
}

func (s *Store#) Save(ctx context.Context, r *model.Row) error {
	_, err := s.DB.ExecContext(ctx, "INSERT INTO rows (id, note) VALUES (?, ?)", r.ID, r.Note)
	return err
}
`
)

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
			for below, text := range d.packages(path, k*d.base) {
				files[filepath.ToSlash(filepath.Join(folder, below, "p.go"))] = text
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
