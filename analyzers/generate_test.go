package analyzers_test

import (
	"fmt"
	"strings"
)

// preamble is what generated functions use: one thing at least that each analyzer of the suite
// looks at.
const preamble = `package generated

import (
	"context"
	"database/sql"
	"errors"
	"net/http"
	"os"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/robfig/cron/v3"
	"gorm.io/gorm"
)

type Member struct { ID int; Name string }

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

//incidentlint:stage beta
func betaOnly() {}

//incidentlint:gate beta
func isBeta() bool { return os.Getenv("STAGE") == "beta" }

//incidentlint:retired env QUOTES_URL -- shut down

type state struct {
	mu      sync.Mutex
	flag    atomic.Bool
	last    time.Time
	elapsed int
	group   *Group
}

func pick[T any](a, b T) T { return a }

func each[T any](list []T) func(func(int, T) bool) { return slices.All(list) }

var _ = errors.Is
var _ = http.Get
var _ = cron.New

`

// header begins each generated function; the variables are all in use, so that whatever
// follows may use them or not.
const header = `func f%d(ctx context.Context, db *sql.DB, orm *gorm.DB, store Store, s *state, group *Group, id int) (out *Group, err error) {
	var groups []Group
	n, ok := 0, false
	events := make(chan int)
	work := func() error { return nil }
	_, _, _, _, _ = groups, n, ok, events, work
`

// A generator writes a Go program that is correct by its types, from bytes that say which
// statement comes next.
type generator struct {
	strings.Builder
	choices   []byte
	depth     int
	functions int
	labels    int
	loops     []string // labels of those around, "" for none
}

// generate returns the program that choices stand for; any choices stand for one.
func generate(choices []byte) string {
	g := &generator{choices: choices, functions: 1}
	g.functions += g.next(3)
	g.WriteString(preamble)
	for i := range g.functions {
		fmt.Fprintf(g, header, i)
		share := (len(g.choices) + g.functions - i - 1) / (g.functions - i)
		rest := g.choices[share:]
		g.choices = g.choices[:share]
		for len(g.choices) > 0 {
			g.statement()
		}
		g.choices = rest
		g.WriteString("\treturn out, err\n}\n\n")
	}
	return g.String()
}

// next takes a choice of n; the first one where there are no more.
func (g *generator) next(n int) int {
	if len(g.choices) == 0 {
		return 0
	}
	c := g.choices[0]
	g.choices = g.choices[1:]
	return int(c) % n
}

func (g *generator) line(format string, args ...any) {
	g.WriteString(strings.Repeat("\t", min(g.depth+1, 10)))
	fmt.Fprintf(g, format+"\n", args...)
}

// block writes some statements, fewer the deeper they stand.
func (g *generator) block() {
	g.depth++
	for range 1 + g.next(4) {
		if g.depth < 12 && len(g.choices) > 0 {
			g.statement()
		}
	}
	g.depth--
}

// literal writes a function literal, out of which no jump leads.
func (g *generator) literal(before, after string) {
	loops := g.loops
	g.loops = nil
	g.line("%sfunc() (out *Group, err error) {", before)
	g.block()
	g.line("\treturn")
	g.line("}%s", after)
	g.loops = loops
}

// loop writes a loop; its label is used, or it were an error.
func (g *generator) loop(head string) {
	label := ""
	if g.next(3) == 0 {
		g.labels++
		label = fmt.Sprintf("loop%d", g.labels)
		g.line("%s:", label)
	}
	g.line("%s {", head)
	if label != "" {
		g.line("\tif n > 9 { continue %s }", label)
	}
	g.loops = append(g.loops, label)
	g.block()
	g.loops = g.loops[:len(g.loops)-1]
	g.line("}")
}

// cases writes the clauses of a switch or select.
func (g *generator) cases(heads ...string) {
	for _, head := range heads {
		g.line("%s", head)
		g.block()
	}
	g.line("}")
}

// simple are statements without statements inside.
var simple = []string{
	"group, err = store.Find(id)",
	"err = store.Save(group)",
	"err = store.Ping()",
	"_ = store.Save(group)",
	"if group, err = store.Find(id); err != nil { return nil, err }",
	"if err = store.Save(group); err != nil { return nil, err }",
	"if err != nil { return nil, err }",
	"if found, e := store.Lookup(id); e == nil { found.Name = group.Name; err = store.Save(&found) }",
	"if found, e := store.Find(id); e == nil && found != nil { err = store.Save(found) }",
	"if found, e := store.Find(id); e != nil || found == nil { return nil, e } else { found.ID = n; return nil, store.Save(found) }",
	"if e := orm.Limit(1).Find(group, id).Error; e == nil { err = orm.Save(group).Error }",
	"if e := orm.Preload(\"Members\").First(group, id).Error; e == nil { group.Members = group.Members[:n]; err = orm.Save(group).Error }",
	"if list := &group.Members; len(*list) > 0 { *list = (*list)[1:]; err = orm.Save(group).Error }",
	"if group == nil { return nil, nil }",
	"_, err = db.ExecContext(ctx, \"UPDATE groups SET name = $1, version = version + 1 WHERE id = $2 AND version = $3\", group.Name, id, n)",
	"_, _ = db.Exec(\"UPDATE groups SET owner = ? WHERE id = ? AND owner IS NULL\", n, id)",
	"if res, e := db.ExecContext(ctx, \"DELETE FROM groups WHERE id = $1\", id); e == nil { affected, _ := res.RowsAffected(); n = int(affected) }",
	"err = db.QueryRowContext(ctx, \"SELECT id FROM groups WHERE name = $1\", group.Name).Scan(&n)",
	"if errors.Is(err, sql.ErrNoRows) { err = nil }",
	"err = orm.Preload(\"Members\").First(&group, id).Error",
	"if errors.Is(orm.Take(&group, id).Error, gorm.ErrRecordNotFound) { return nil, nil }",
	"orm.Find(&groups, \"id > ?\", id)",
	"orm.Create(group); err = orm.Error",
	"err = orm.Save(group).Error",
	"err = orm.Model(group).Association(\"Members\").Replace(group.Members)",
	"err = orm.Model(&Group{}).Where(\"id = ? AND name IS NULL\", id).Update(\"name\", group.Name).Error",
	"err = orm.Delete(&groups).Error",
	"group.Members = group.Members[n:]",
	"group.Members = append(group.Members[:n], group.Members[n+1:]...)",
	"group.Members = slices.DeleteFunc(group.Members, func(m Member) bool { return m.ID == id })",
	"group.Members = nil",
	"group.Members = slices.Clone(group.Members)",
	"groups = append(groups, *group)",
	"group = &groups[0]",
	"group = &Group{ID: id}",
	"*group = Group{}",
	"s.group = group",
	"group = s.group",
	"out = group",
	"time.Sleep(time.Second)",
	"select { case <-ctx.Done(): return nil, ctx.Err(); case <-time.After(time.Second): }",
	"_, err = http.Get(\"http://quotes.internal/\")",
	"_ = os.Getenv(\"QUOTES_URL\")",
	"betaOnly()", "cron.New().AddFunc(\"@every 1m\", func() { _ = store.Save(group) })",
	"s.mu.Lock()", "s.mu.Unlock()", "defer s.mu.Unlock()",
	"s.last = time.Now()", "s.elapsed++", "s.elapsed = 0", "s.flag.Store(false)",
	"n++", "n = pick(n, id)", "ok = !ok", "ok = n > 3 && (err == nil || group != nil)",
	"err = work()", "go work()", "defer work()",
	"events <- n", "n = <-events", "close(events)",
	"panic(err)", "err = errors.Join(err, ctx.Err())",
	"return group, err", "return nil, nil", "return",
}

// conditions are what branches and loops ask.
var conditions = []string{
	"err != nil", "err == nil", "group == nil", "group != nil", "ok", "n < 3", "n > 0 && ok",
	"errors.Is(err, sql.ErrNoRows)", "store.Ping() != nil", "err == nil || n > 3", "len(groups) == 0",
	"len(group.Members) > 0", "isBeta()", "time.Since(s.last) > time.Minute", "s.elapsed > 10",
	"s.flag.CompareAndSwap(false, true)", "s.mu.TryLock()", "orm.RowsAffected == 0", "ctx.Err() == nil",
}

// loops are heads of loops.
var loops = []string{
	"for", "for n < 3", "for i := 0; i < n; i++", "for range 10", "for n = range groups", "for _, *group = range groups", "for range group.Members",
	"for range events", "for range time.Tick(time.Second)", "for err != nil", "for store.Ping() != nil",
	"for n = range each(groups)", "for n = range func(yield func(int) bool) { _ = yield(1) && yield(2) }", "for ; ; n++",
}

func (g *generator) statement() {
	switch g.next(16) {
	default:
		g.line("%s", simple[g.next(len(simple))])
	case 8:
		g.line("if %s {", conditions[g.next(len(conditions))])
		g.block()
		if g.next(2) == 1 {
			g.line("} else {")
			g.block()
		}
		g.line("}")
	case 9:
		g.loop(loops[g.next(len(loops))])
	case 10:
		switch g.next(4) {
		case 0:
			g.line("switch {")
			g.cases("case ok:", "case n > 3, err != nil:", "default:")
		case 1:
			g.line("switch x := any(group).(type) {")
			g.cases("case *Group: _ = x", "case nil:", "default:")
		case 2:
			g.line("select {")
			g.cases("case <-events:", "case <-ctx.Done():", "case events <- n:")
		case 3:
			g.line("switch err {")
			g.cases("case sql.ErrNoRows, gorm.ErrRecordNotFound:", "case nil: fallthrough\ndefault:")
		}
	case 11:
		g.literal([]string{"go ", "defer "}[g.next(2)], "()")
	case 12:
		g.literal("work = func() error { _, err := ", "(); return err }")
	case 13:
		if len(g.loops) > 0 {
			label := g.loops[g.next(len(g.loops))]
			g.line("if %s { %s %s }", conditions[g.next(len(conditions))], []string{"continue", "break"}[g.next(2)], label)
		}
	case 14:
		g.line("%s f%d(ctx, db, orm, store, s, group, id)", []string{"group, err =", "go", "defer"}[g.next(3)], g.next(g.functions))
	case 15:
		g.literal("cron.New().AddFunc(\"@every 1m\", func() { _, _ = ", "() })")
	}
}
