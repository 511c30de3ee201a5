package main

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
)

// legacy is a module with three findings in two packages, two of them alike.
const legacy = remote + `
-- a/a.go --
package a

import "example.com/m/remote"

func Twice() {
	for remote.Fetch() != nil {
	}
	for remote.Fetch() != nil {
	}
}
-- b/b.go --
package b

import "example.com/m/remote"

func Once() {
	for remote.Fetch() != nil {
	}
}
`

// loop is a function with a finding on its second line.
func loop(name string) string {
	return "\nfunc " + name + "() {\n\tfor remote.Fetch() != nil {\n\t}\n}\n"
}

// at returns the text for findings of loops at the positions.
func at(positions ...string) string {
	if len(positions) == 0 {
		return ""
	}
	_, message, _ := strings.Cut(hotLine, ": ")
	var list []string
	for _, p := range positions {
		list = append(list, p+": "+message)
	}
	list = append(list, "")
	if n := len(positions); n > 1 {
		list = append(list, fmt.Sprintf("%d findings: %d unboundedretry", n, n))
	}
	return lines(append(list, hotRead)...)
}

func TestBaseline(t *testing.T) {
	t.Parallel()
	dir := module(t, legacy)
	lintIn(t, dir, "-write-baseline", "known.json", "./...").want(t, 0, "", gap("known.json now knows 3 findings, -baseline known.json hides them"))
	all := gap("not shown: 3 findings that known.json knows")
	with := func(pattern string) result { t.Helper(); return lintIn(t, dir, "-baseline", "known.json", pattern) }
	with("./...").want(t, 0, "", all)
	lintIn(t, filepath.Join(dir, "b"), "-baseline=../known.json").want(t, 0, "", gap("not shown: 1 finding that ../known.json knows"))

	// Moved within the file, written otherwise, and moved to another file.
	write(t, dir, "a/a.go", "package a\n\n// One more.\nfunc init() {}\n")
	write(t, dir, "a/x.go", strings.Replace(read(t, module(t, legacy), "a/a.go"), "!= nil {\n", "!= nil { // again\n\n", 2))
	with("./...").want(t, 0, "", all)

	// A third one like the two is new, and so is one in another function.
	write(t, dir, "a/x.go", read(t, module(t, legacy), "a/a.go")+loop("Thrice"))
	with("./...").want(t, 1, at("a/x.go:13:2"), all)
	write(t, dir, "a/x.go", strings.Replace(read(t, module(t, legacy), "a/a.go"), "Twice() {\n", "Twice() {\n\tfor remote.Fetch() != nil {\n\t}\n", 1))
	with("./...").want(t, 1, at("a/x.go:10:2"), all)

	// What is gone is told where it was looked for.
	write(t, dir, "a/x.go", "package a\n")
	const isGone = "no longer found, -write-baseline known.json removes it: "
	gone := gap(isGone + "a/a.go: Twice: unboundedretry/hot-retry: retry of remote.Fetch has no wait on failure, it floods a failing service with calls (2 times)")
	one := gap("not shown: 1 finding that known.json knows")
	with("./...").want(t, 0, "", one+gone)
	with("./b").want(t, 0, "", one)
	lintIn(t, dir, "-unboundedretry.hot-retry=false", "-unboundedretry.retry-forever=false", "-baseline=known.json", "./...").want(t, 0, "", "")
	lintIn(t, dir, "-effects", "-baseline=known.json", "./...").want(t, 0, "", "")

	// A copy in another package is new as long as the original may be there.
	write(t, dir, "c/c.go", strings.Replace(read(t, dir, "b/b.go"), "package b", "package c", 1))
	with("./c").want(t, 1, at("c/c.go:6:2"), "")
	with("./...").want(t, 1, at("c/c.go:6:2"), one+gone)
}

// TestBaselineIsReproducible: the file depends on the findings only.
func TestBaselineIsReproducible(t *testing.T) {
	t.Parallel()
	dir := module(t, legacy)
	lintIn(t, dir, "-write-baseline=one.json", "./...")
	lintIn(t, dir, "-write-baseline=two.json", "./b", "./a")
	if one, two := read(t, dir, "one.json"), read(t, dir, "two.json"); one != two || strings.Count(one, "\"count\": 2") != 1 {
		t.Errorf("%s\nand\n%s", one, two)
	}
}

func TestBaselineOfBrokenPackages(t *testing.T) {
	t.Parallel()
	dir := module(t, legacy+"-- x/x.go --\npackage x\n\nvar _ = foo\n")
	gaps := gap("package example.com/m/x is not analysed: x/x.go:3:9: undefined: foo")
	lintIn(t, dir, "-write-baseline=known.json", "./...").want(t, 2, "", gap("baseline known.json is not written, not everything could be analysed")+gaps)
	if files, _ := filepath.Glob(filepath.Join(dir, "known.json")); len(files) > 0 {
		t.Error("the baseline is written")
	}
	// Nobody knows whether something is gone while not everything was analysed.
	lintIn(t, dir, "-write-baseline=known.json", "./a", "./b").want(t, 0, "", gap("known.json now knows 3 findings, -baseline known.json hides them"))
	write(t, dir, "b/b.go", "package b\n")
	lintIn(t, dir, "-baseline=known.json", "./...").want(t, 2, "", gap("not shown: 2 findings that known.json knows")+gaps)
}

func TestBadBaseline(t *testing.T) {
	t.Parallel()
	dir := module(t, hot)
	for name, test := range map[string]struct{ content, line string }{
		"empty":      {"", "it is no JSON: unexpected end of JSON input"},
		"cut":        {`{"incidentlintBaseline": 1, "findings": [{`, "it is no JSON: unexpected end of JSON input"},
		"text":       {"a.go:1:1: x\n", "it is no JSON: invalid character 'a' looking for beginning of value"},
		"report":     {`{"findings": [], "notAnalysed": []}`, "it is no baseline of incidentlint"},
		"list":       {"[]", "it is no baseline of incidentlint"},
		"future":     {`{"incidentlintBaseline": 2, "results": []}`, "it is a baseline of form 2, this version reads form 1"},
		"misspelt":   {`{"incidentlintBaseline": 1, "finding": []}`, `it is damaged: json: unknown field "finding"`},
		"incomplete": {`{"incidentlintBaseline": 1, "findings": [{"file": "a.go"}]}`, "it is damaged: finding 1 is incomplete"},
		"conflict":   {"{\n<<<<<<< HEAD\n", "it is no JSON: invalid character '<' looking for beginning of object key string"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := module(t, hot)
			write(t, dir, "known.json", test.content)
			lintIn(t, dir, "-baseline=known.json", "./...").want(t, 2, "", gap("cannot use baseline known.json: "+test.line))
		})
	}
	lintIn(t, dir, "-baseline=none.json", "./...").want(t, 2, "", gap("cannot use baseline none.json: no such file or directory"))
	lintIn(t, dir, "-write-baseline=none/known.json", "./...").want(t, 2, "", gap("cannot write none/known.json: no such file or directory"))
	for _, args := range [][]string{{"-baseline=x"}, {"-limit=3"}, {"-new-from-rev=x"}, {"-format=json"}, {"-fix"}} {
		flag, _, _ := strings.Cut(args[0], "=")
		lintIn(t, dir, append(args, "-write-baseline=known.json", "./...")...).want(t, 2, "",
			gap("-write-baseline is about all findings, it cannot be used together with "+flag+hint))
	}
}

// TestNewFrom has a finding on an old line, one on a new line, one of which only a
// second place is new, and one in a file that git does not know.
func TestNewFrom(t *testing.T) {
	t.Parallel()
	needsGit(t)
	dir := module(t, legacy)
	git := func(args ...string) {
		t.Helper()
		args = append([]string{"-c", "user.name=T", "-c", "user.email=t@example.com"}, args...)
		if r := runIn(t, dir, nil, "git", args...); r.code != 0 {
			t.Fatalf("%+v", r)
		}
	}
	git("init", "-q", "-b", "main")
	git("add", "-A")
	git("commit", "-q", "-m", "legacy")
	lintIn(t, dir, "-new-from-rev=HEAD", "./...").want(t, 0, "", gap("not shown: 3 findings on lines that are not new"))
	git("checkout", "-q", "-b", "branch")
	write(t, dir, "a/a.go", "package a\n\n// Comment.\n"+strings.TrimPrefix(read(t, dir, "a/a.go"), "package a\n")+loop("New"))
	write(t, dir, "b/b.go", strings.Replace(read(t, dir, "b/b.go"), "for remote.Fetch() != nil {\n", "for\n\t\tremote.Fetch() != nil {\n", 1))
	git("commit", "-q", "-a", "-m", "branch")
	write(t, dir, "b/c.go", "package b\n\nimport \"example.com/m/remote\"\n"+loop("Untracked"))
	want := at("a/a.go:15:2", "b/b.go:6:2", "b/c.go:6:2")
	old := gap("not shown: 2 findings on lines that are not new")
	lintIn(t, dir, "-new-from-merge-base=main", "./...").want(t, 1, want, old)
	lintIn(t, filepath.Join(dir, "b"), "-C=..", "-new-from-rev", "main", "./...").want(t, 1, want, old)
	r := lintIn(t, dir, "-new-from-rev=main", "-json", "./...")
	if !strings.HasSuffix(r.stdout, "\t\"hidden\": {\n\t\t\"old\": 2\n\t}\n}\n") {
		t.Errorf("the JSON does not say what is hidden:\n%s", r.stdout)
	}
	lintIn(t, dir, "-new-from-rev=nosuch", "./...").want(t, 2, "", gap(`git knows no commit "nosuch" here, a clone that is shallow may have to fetch it`))
	lintIn(t, dir, "-new-from-rev=", "./...").want(t, 2, "", gap(`"" is no commit`))
	lintIn(t, dir, "-new-from-rev=a", "-new-from-merge-base=a").want(t, 2, "",
		gap(`invalid value "a" for flag -new-from-merge-base: another commit is given already`+hint))
	lintIn(t, dir, "-fix", "-new-from-rev=HEAD").want(t, 2, "", gap("-fix is about all findings, it cannot be used together with -new-from-rev"+hint))
}

// TestLimit: the surest come first, then the gravest.
func TestLimit(t *testing.T) {
	t.Parallel()
	dir := module(t, legacy+"-- b/z.go --\npackage b\n\n//incidentlint:ignore unboundedretry nothing is here\nfunc Z() {}\n")
	const unused = "b/z.go:3:1: unboundedretry: directive ignores no finding of unboundedretry, it would hide the next one here"
	read := "read: incidentlint explain unboundedretry (" + pages + "unboundedretry.md)"
	lintIn(t, dir, "-limit=1", "./...").want(t, 1, lines(unused, "", "the surest 1 of 4 findings: 4 unboundedretry", read),
		gap("not shown: 3 findings beyond the limit"))
	lintIn(t, dir, "-limit=1", "./b").want(t, 1, lines(unused, "", "the surest 1 of 2 findings: 2 unboundedretry", read),
		gap("not shown: 1 finding beyond the limit"))
	all := lintIn(t, dir, "./...")
	for _, limit := range []string{"0", "4", "99"} {
		lintIn(t, dir, "-limit", limit, "./...").want(t, 1, all.stdout, "")
	}
	lintIn(t, dir, "-limit=-1").want(t, 2, "", gap(`invalid value "-1" for flag -limit: it is no number of findings`+hint))
}

// TestManyFindings: a first run on a repository with many says what to do.
func TestManyFindings(t *testing.T) {
	t.Parallel()
	var source strings.Builder
	for i := range 60 {
		source.WriteString(loop(fmt.Sprintf("F%d", i)))
	}
	dir := module(t, remote+"-- p/p.go --\npackage p\n\nimport \"example.com/m/remote\"\n"+source.String())
	r := lintIn(t, dir, "./...")
	_, end, _ := strings.Cut(r.stdout, "\n\n")
	want := lines("60 findings: 60 unboundedretry", "-limit 20 shows the surest, -write-baseline FILE remembers them all", hotRead)
	if end != want {
		t.Errorf("it ends with\n%s\nwant\n%s", end, want)
	}
}
