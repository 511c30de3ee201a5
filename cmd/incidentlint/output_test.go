package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestText(t *testing.T) {
	t.Parallel()
	dir := module(t, hot)
	lintIn(t, dir, "./...").want(t, 1, hotText, "")
	lintIn(t, filepath.Join(dir, "hot")).want(t, 1, strings.Replace(hotText, "hot/", "", 1), "")
	lintIn(t, filepath.Join(dir, "remote"), "../hot").want(t, 1, "../"+hotText, "")
	lintIn(t, os.TempDir(), "-C", dir, "./hot").want(t, 1, hotText, "")
	lintIn(t, dir, "hot/hot.go").want(t, 1, hotText, "")
}

func TestClean(t *testing.T) {
	t.Parallel()
	lintIn(t, module(t, complete), "./...").want(t, 0, "", "")
}

// TestFacts is the canary: what a does is known when b is analysed.
func TestFacts(t *testing.T) {
	t.Parallel()
	dir := module(t, `
-- a/a.go --
package a

import "net/http"

func Fetch() error {
	_, err := http.Get("http://example.com")
	return err
}
-- b/b.go --
package b

import "example.com/m/a"

func Loop() {
	for {
		if err := a.Fetch(); err != nil {
			continue
		}
		return
	}
}
`)
	r := lintIn(t, dir, "./b")
	if r.code != 1 || !strings.HasPrefix(r.stdout, "b/b.go:6:2: unboundedretry: retry of a.Fetch") {
		t.Errorf("%+v", r)
	}
}

func TestJSON(t *testing.T) {
	t.Parallel()
	dir := module(t, hot+"-- bad/bad.go --\npackage bad\n\nvar _ = undefined\n"+
		"-- hot/x.go --\npackage hot\n\n//incidentlint:ignore unboundedretry nothing here\nfunc X() {}\n")
	r := lintIn(t, dir, "-json", "./...")
	const want = `{
	"findings": [
		{
			"analyzer": "unboundedretry",
			"category": "hot-retry",
			"file": "hot/hot.go",
			"line": 6,
			"column": 2,
			"endLine": 6,
			"endColumn": 5,
			"message": "retry of remote.Fetch has no wait on failure, it floods a failing service with calls",
			"url": "` + pages + `unboundedretry.md#hot-retry",
			"related": [
				{
					"file": "hot/hot.go",
					"line": 7,
					"column": 25,
					"message": "remote.Fetch is called here"
				}
			],
			"fixes": []
		},
		{
			"analyzer": "unboundedretry",
			"category": "unused-ignore",
			"file": "hot/x.go",
			"line": 3,
			"column": 1,
			"endLine": 3,
			"endColumn": 50,
			"message": "directive ignores no finding of unboundedretry, it would hide the next one here",
			"url": "` + pages + `unboundedretry.md",
			"related": [],
			"fixes": [
				{
					"message": "Remove the directive",
					"edits": [
						{
							"file": "hot/x.go",
							"start": 13,
							"end": 62,
							"new": ""
						}
					]
				}
			]
		}
	],
	"notAnalysed": [
		{
			"package": "example.com/m/bad",
			"reason": "bad/bad.go:3:9: undefined: undefined"
		}
	]
}
`
	r.want(t, 2, want, "incidentlint: package example.com/m/bad is not analysed: bad/bad.go:3:9: undefined: undefined\n")
}

func TestJSONEmpty(t *testing.T) {
	t.Parallel()
	r := lintIn(t, module(t, complete), "-json", "./...")
	r.want(t, 0, "{\n\t\"findings\": [],\n\t\"notAnalysed\": []\n}\n", "")
	if !json.Valid([]byte(r.stdout)) {
		t.Error("not JSON")
	}
}

func TestExternalTest(t *testing.T) {
	t.Parallel()
	dir := module(t, remote+"-- p/p.go --\npackage p\n-- p/p_test.go --\npackage p_test\n"+
		"import \"example.com/m/remote\"\nfunc F() {\n\tfor remote.Fetch() != nil {\n\t}\n}\n")
	lintIn(t, dir, "./...").want(t, 0, "", "")
	r := lintIn(t, dir, "-unboundedretry.tests", "./...")
	if r.code != 1 || !strings.HasPrefix(r.stdout, "p/p_test.go:4:2: ") {
		t.Errorf("%+v", r)
	}
}

func TestUnprintableFileName(t *testing.T) {
	t.Parallel()
	dir := module(t, remote)
	write(t, dir, "odd/a\tb.go", strings.Replace(read(t, module(t, hot), "hot/hot.go"), "package hot", "package odd", 1))
	r := lintIn(t, dir, "./odd")
	if !strings.HasPrefix(r.stdout, `"odd/a\tb.go":6:2: `) {
		t.Errorf("%+v", r)
	}
}
