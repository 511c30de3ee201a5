package main

import (
	"runtime"
	"strings"
	"testing"

	"github.com/incidentlint/incidentlint/analyzers"
)

// broken adds a malformed directive to the package hot.
const broken = hot + "-- hot/d.go --\npackage hot\n\n//incidentlint:ignore unboundedretri because\nfunc D() {}\n"

const (
	brokenLine = `hot/d.go:3:1: effects: ignore directive names analyzer "unboundedretri", which is unknown`
	brokenRead = "read: incidentlint explain effects/directive (" + pages + "effects.md#directive)"
	brokenGap  = "incidentlint: package example.com/m/hot is not analysed as meant: hot/d.go:3:1: ignore directive names analyzer \"unboundedretri\", which is unknown\n"
)

func TestAnalyzerFlags(t *testing.T) {
	t.Parallel()
	dir := module(t, broken)
	both := lines(brokenLine, hotLine, "", "2 findings: 1 effects, 1 unboundedretry", brokenRead, hotRead)
	lesser := lines(brokenLine,
		"hot/hot.go:6:2: unboundedretry: nothing ends this loop while remote.Fetch fails, no attempt limit, deadline or cancellation",
		"", "2 findings: 1 effects, 1 unboundedretry", brokenRead, "read: incidentlint explain unboundedretry/retry-forever ("+pages+"unboundedretry.md#retry-forever)")
	onlyBroken := lines(brokenLine, "", brokenRead)
	for _, test := range []struct {
		flag, stdout, stderr string
		code                 int
	}{
		{"-json=false", both, brokenGap, 2},
		{"-unboundedretry", both, brokenGap, 2}, // directives matter even so
		{"-unboundedretry=false", onlyBroken, brokenGap, 2},
		{"-unboundedretry.retry-forever=false", both, brokenGap, 2},
		{"-unboundedretry.hot-retry=false", lesser, brokenGap, 2}, // what is also true is said instead
		{"-effects=false", hotText, "", 1},
		{"-effects", onlyBroken, brokenGap, 2},
	} {
		t.Run(test.flag, func(t *testing.T) {
			t.Parallel()
			lintIn(t, dir, test.flag, "./hot").want(t, test.code, test.stdout, test.stderr)
		})
	}
}

func TestEffectsFlag(t *testing.T) {
	t.Parallel()
	dir := module(t, strings.Replace(hot, "//incidentlint:remote", "// Fetch fetches.", 1))
	lintIn(t, dir, "./...").want(t, 0, "", "")
	lintIn(t, dir, "-effects.remote", "example.com/m/remote.Fetch", "./...").want(t, 1, hotText, "")
}

// TestQueryFlag: names with parentheses, and their arguments, reach the units through go
// vet.
func TestQueryFlag(t *testing.T) {
	t.Parallel()
	dir := module(t, `-- store/store.go --
package store

type Trace struct{ ID string }

type Repo struct{}

func (Repo) Find(id string) (Trace, error) { return Trace{ID: id}, nil }

type Bus struct{}

func (*Bus) Publish(t Trace) error { return nil }
-- keep/keep.go --
package keep

import "example.com/m/store"

func Keep(r store.Repo, b *store.Bus, id string) error {
	t, err := r.Find(id)
	if err != nil {
		return err
	}
	return b.Publish(t)
}
`)
	query, write := "-effects.query=(example.com/m/store.Repo).Find:result=0,absent=zero", "-effects.write=(*example.com/m/store.Bus).Publish:verb=publish"
	lintIn(t, dir, "./...").want(t, 0, "", "")
	lintIn(t, dir, query, write, "./...").want(t, 1, lines(
		"keep/keep.go:6:12: emptywrite: Repo.Find can find nothing and return no error, Bus.Publish at line 10 still writes the store.Trace that was not found",
		"",
		"read: incidentlint explain emptywrite/zero-row ("+pages+"emptywrite.md#zero-row)"), "")
}

// TestGoFlags has an analyzer flag where go vet takes it and go list does not.
func TestGoFlags(t *testing.T) {
	t.Parallel()
	env := []string{"GOFLAGS=-unboundedretry=false -tags=x"}
	runIn(t, module(t, hot), env, binary, "./...").want(t, 0, "", "")
}

func TestTags(t *testing.T) {
	t.Parallel()
	dir := module(t, hot)
	write(t, dir, "hot/hot.go", "//go:build special\n\n"+read(t, dir, "hot/hot.go"))
	write(t, dir, "hot/doc.go", "package hot\n")
	lintIn(t, dir, "./...").want(t, 0, "", "")
	lintIn(t, dir, "-tags", "special", "./...").want(t, 1, strings.Replace(hotText, ":6:2", ":8:2", 1), "")
}

func TestHelp(t *testing.T) {
	t.Parallel()
	r := lintIn(t, t.TempDir(), "-h")
	if r.code != 0 || r.stderr != "" {
		t.Errorf("exit code %d, standard error %q", r.code, r.stderr)
	}
	for _, entry := range analyzers.Suite {
		for _, want := range []string{entry.Page.Summary, "-" + entry.Page.Name + ".tests"} {
			if !strings.Contains(r.stdout, want) {
				t.Errorf("the help says nothing of %q", want)
			}
		}
	}
	if again := lintIn(t, t.TempDir(), "-help", "./..."); again != r {
		t.Errorf("-help differs from -h: %+v", again)
	}
}

func TestVersion(t *testing.T) {
	t.Parallel()
	r := lintIn(t, t.TempDir(), "-version")
	if r.code != 0 || !strings.HasPrefix(r.stdout, "incidentlint ") || !strings.HasSuffix(r.stdout, runtime.Version()+"\n") {
		t.Errorf("%+v", r)
	}
}
