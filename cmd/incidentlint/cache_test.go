package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/incidentlint/incidentlint/cmd/incidentlint/internal/finding"
)

// unique returns archive with a comment in hot that no run has seen before.
func unique(archive string) string {
	return strings.Replace(archive, "return\n\t}\n}\n", fmt.Sprintf("return\n\t}\n}\n\n// %d\n", time.Now().UnixNano()), 1)
}

// TestOtherCheckout runs in two copies of a module. Under -trimpath the second
// run is replayed from the cache, with the positions of the first.
func TestOtherCheckout(t *testing.T) {
	t.Parallel()
	archive := unique(fixable)
	env := []string{"GOFLAGS=-trimpath"}
	first, second := module(t, archive), module(t, archive)
	for _, dir := range []string{first, second} {
		r := runIn(t, dir, env, binary, "-json", "./...")
		var report finding.Report
		if err := json.Unmarshal([]byte(r.stdout), &report); err != nil {
			t.Fatal(err)
		}
		if r.code != 1 || len(report.Findings) != 2 {
			t.Errorf("%+v", r)
		}
		for _, f := range report.Findings {
			if f.File != "hot/hot.go" && f.File != "fixable/f.go" {
				t.Errorf("finding in %s", f.File)
			}
		}
	}
	// Fixes must not be replayed into the other checkout.
	before := read(t, second, "fixable/f.go")
	runIn(t, first, env, binary, "-diff", "./...").want(t, 1, fixableDiff, "")
	runIn(t, second, env, binary, "-diff", "./...").want(t, 1, fixableDiff, "")
	runIn(t, second, env, binary, "-fix", "./...").want(t, 1, hotText, "")
	write(t, second, "fixable/f.go", before)
	runIn(t, first, env, binary, "-fix", "./...").want(t, 1, hotText, "")
	if read(t, second, "fixable/f.go") != before {
		t.Error("-fix has written to another checkout")
	}
}

// TestImporterFirst asks for an importer before the package itself. The go
// command then has a result without findings in its cache.
func TestImporterFirst(t *testing.T) {
	t.Parallel()
	dir := module(t, unique(hot)+"-- importer/i.go --\npackage importer\n\nimport _ \"example.com/m/hot\"\n")
	lintIn(t, dir, "./importer").want(t, 0, "", "")
	lintIn(t, dir, "./hot").want(t, 1, hotText, "")
	lintIn(t, dir, "./...").want(t, 1, hotText, "")
	lintIn(t, dir, "-json=false", "./...").want(t, 1, hotText, "")
}

// TestImportersOfOneAnother asks for packages in an order that leaves go's cache
// with as many results too many as too few: b, as an importer of a; then d and
// a, where a was only imported before and b is now.
func TestImportersOfOneAnother(t *testing.T) {
	t.Parallel()
	dir := module(t, unique(hot)+`
-- b/b.go --
package b

import _ "example.com/m/hot"
-- d/d.go --
package d

import _ "example.com/m/b"
`)
	lintIn(t, dir, "./b").want(t, 0, "", "")
	lintIn(t, dir, "./hot", "./d").want(t, 1, hotText, "")
	lintIn(t, dir, "./d").want(t, 0, "", "")
	lintIn(t, dir, "-unboundedretry", "./d", "./hot").want(t, 1, hotText, "")
}

// TestNewBinary has a rebuilt binary tell go vet that it is another one.
func TestNewBinary(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile(binary)
	if err != nil {
		t.Fatal(err)
	}
	rebuilt := filepath.Join(t.TempDir(), "incidentlint.exe")
	if err := os.WriteFile(rebuilt, append(data, "more"...), 0o777); err != nil {
		t.Fatal(err)
	}
	_, one, _ := strings.Cut(runIn(t, "", nil, binary, "-V=full").stdout, " version ")
	_, two, _ := strings.Cut(runIn(t, "", nil, rebuilt, "-V=full").stdout, " version ")
	if !strings.HasPrefix(one, "devel ") || one == two {
		t.Errorf("versions %q and %q", one, two)
	}
	dir := module(t, hot)
	for range 2 {
		runIn(t, dir, nil, rebuilt, "./...").want(t, 1, hotText, "")
	}
}
