package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const hotGitHub = "::error file=hot/hot.go,line=6,endLine=6,col=2,endColumn=5,title=unboundedretry/hot-retry::" +
	"retry of remote.Fetch has no wait on failure, it floods a failing service with calls%0A" + pages + "unboundedretry.md#hot-retry\n"

// TestGitHub has files named from the top of the repository, wherever the run
// is, and what must not stand in a command escaped.
func TestGitHub(t *testing.T) {
	t.Parallel()
	dir := module(t, hot+"-- odd/100%,a.go --\npackage odd\n\nvar _ = undefined\n")
	lintIn(t, dir, "-format", "github", "./hot").want(t, 1, hotGitHub, "")
	write(t, dir, ".git", "")
	lintIn(t, filepath.Join(dir, "hot"), "-format=github").want(t, 1, hotGitHub, "")
	r := lintIn(t, dir, "-format=github", "./odd")
	const gaps = "package example.com/m/odd is not analysed: odd/100%,a.go:3:9: undefined: undefined"
	r.want(t, 2, "::error title=incidentlint::"+strings.ReplaceAll(gaps, "%", "%25")+"\n", gap(gaps))
	write(t, dir, "odd/100%,a.go", strings.Replace(read(t, dir, "hot/hot.go"), "package hot", "package odd", 1))
	lintIn(t, dir, "-format=github", "./odd").want(t, 1, strings.Replace(hotGitHub, "hot/hot.go", "odd/100%25%2Ca.go", 1), "")
}

// TestOutputs writes several formats in one run.
func TestOutputs(t *testing.T) {
	t.Parallel()
	dir := module(t, hot)
	want := func(file, content string) {
		t.Helper()
		if got := read(t, dir, file); got != content {
			t.Errorf("%s:\n%s\nwant:\n%s", file, got, content)
		}
	}
	lintIn(t, dir, "-format", "github", "-output", "one", "./...").want(t, 1, "", "")
	want("one", hotGitHub)
	lintIn(t, dir, "-output", "github=two", "-output=text=three", "./...").want(t, 1, hotText, "")
	want("two", hotGitHub)
	want("three", hotText)
	lintIn(t, os.TempDir(), "-C", dir, "-output=one", "-output", filepath.Join("github=.", "two"), "./...").want(t, 1, "", "")
	want("one", hotText)
	lintIn(t, dir, "-format=github", "-output=./a=b", "./...").want(t, 1, "", "")
	want("a=b", hotGitHub)
	lintIn(t, dir, "-output=one", "./nope").want(t, 2, "", gap("no packages match ./nope: stat nope: directory not found"))
	want("one", "") // not what the last run has found
}

func TestBadOutputs(t *testing.T) {
	t.Parallel()
	dir := module(t, hot)
	for _, test := range []struct {
		args []string
		line string
	}{
		{[]string{"-format=xml"}, `flag -format: no format is called "xml", the formats are text, json, sarif, github, rdjsonl, codeclimate`},
		{[]string{"-output=xml=x"}, `flag -output: no format is called "xml", the formats are text, json, sarif, github, rdjsonl, codeclimate`},
		{[]string{"-output=sarif="}, "flag -output: a file has no name" + hint},
		{[]string{"-output=a", "-output=b"}, "flag -output: a and b for one format, name another as NAME=FILE"},
		{[]string{"-output=none/a"}, "cannot write none/a: no such file or directory"},
		{[]string{"-output=sarif=hot"}, "cannot write hot: is a directory"},
		{[]string{"-json", "-format=sarif"}, "-json cannot be used together with -format" + hint},
		{[]string{"-fix", "-output=a"}, "-format and -output cannot be used together with -fix or -diff" + hint},
		{[]string{"-diff", "-format=json"}, "-format and -output cannot be used together with -fix or -diff" + hint},
	} {
		lintIn(t, dir, append(test.args, "./...")...).want(t, 2, "", gap(test.line))
	}
}

// TestFullDisk: a report that is not written whole is no result.
func TestFullDisk(t *testing.T) {
	t.Parallel()
	if _, err := os.Stat("/dev/full"); err != nil {
		t.Skip(err)
	}
	lintIn(t, module(t, hot), "-output=/dev/full", "./...").want(t, 2, "", gap("cannot write the result: write /dev/full: no space left on device"))
}
