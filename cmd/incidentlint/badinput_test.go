package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// gap is a line of standard error.
func gap(text string) string { return "incidentlint: " + text + "\n" }

func TestBadArguments(t *testing.T) {
	t.Parallel()
	dir := module(t, complete)
	for _, test := range []struct {
		name string
		args []string
		line string
	}{
		{"flag", []string{"-nosuch", "./..."}, "unknown flag or analyzer -nosuch" + hint},
		{"flag behind", []string{"./...", "-nosuch"}, "unknown flag or analyzer -nosuch" + hint},
		{"known flag behind", []string{"./...", "-tags=x"}, "flag -tags stands behind a package, flags come before the packages" + hint},
		{"no value", []string{"-tags"}, "flag needs an argument: -tags" + hint},
		{"not a bool", []string{"-unboundedretry=perhaps"}, `flag -unboundedretry: "perhaps" is neither true nor false`},
		{"json and fix", []string{"-json", "-fix"}, "-json cannot be used together with -fix or -diff" + hint},
		{"too long", []string{"-effects.remote=" + strings.Repeat("x.Y,", 7000)}, "flag -effects.remote: the list has 28000 bytes, at most 24576 are possible"},
		{"malformed", []string{"-effects.remote=Fetch"}, `flag -effects.remote: "Fetch" is not of the form import/path.Func or import/path.Type.Method`},
		{"malformed argument", []string{"-effects.query=(example.com/m/store.Repo).Find:absent=never"}, `flag -effects.query: "example.com/m/store.Repo.Find" has "absent=never", absent is one of nil, zero, error, found`},
		{"no directory", []string{"-C", "nowhere", "./..."}, `directory "nowhere" does not exist`},
		{"file for directory", []string{"-C", "go.mod", "./..."}, `"go.mod" is not a directory`},
		{"no such package", []string{"./nope"}, "no packages match ./nope: stat nope: directory not found"},
		{"no such tree", []string{"./nope/..."}, "no packages match ./nope/...: lstat ./nope/: no such file or directory"},
		{"no Go files", []string{"."}, "no packages match .: no Go files in " + dir},
		{"no match", []string{"example.com/m/x..."}, "no packages match example.com/m/x..."},
		{"one of two", []string{"./p", "example.com/m/x..."}, "no packages match example.com/m/x..."},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			lintIn(t, dir, test.args...).want(t, 2, "", gap(test.line))
		})
	}
}

func TestNoModule(t *testing.T) {
	t.Parallel()
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	write(t, dir, "p.go", "package p\n")
	for _, pattern := range []string{".", "./..."} {
		lintIn(t, dir, pattern).want(t, 2, "", gap(dir+" is not in a module, run incidentlint in one or name its directory with -C"))
	}
}

func TestEmptyModule(t *testing.T) {
	t.Parallel()
	lintIn(t, module(t, ""), "./...").want(t, 2, "", gap("no packages match ./..."))
}

func TestBadGoMod(t *testing.T) {
	t.Parallel()
	dir := module(t, "-- go.mod --\nmodule example.com/m\n\ngo 1.999\n"+complete)
	r := runIn(t, dir, []string{"GOTOOLCHAIN=local"}, binary, "./...")
	if r.code != 2 || r.stdout != "" || !strings.HasPrefix(r.stderr, "incidentlint: go.mod requires go >= 1.999") || strings.Count(r.stderr, "\n") != 1 {
		t.Errorf("%+v", r)
	}
}

// TestBrokenPackages has packages of which each fails in its way; the others
// are analysed all the same.
func TestBrokenPackages(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ name, files, gaps string }{
		{"type error", "-- x/x.go --\npackage x\n\nvar _ = foo\n", gap("package example.com/m/x is not analysed: x/x.go:3:9: undefined: foo")},
		{"syntax error", "-- x/x.go --\npackage x\n\nvar = 0\n", gap("package example.com/m/x is not analysed: x/x.go:3:5: expected 'IDENT', found '='")},
		{"syntax error in imports", "-- x/x.go --\npackage x\n\nimport \"fmt\n", gap("package example.com/m/x is not analysed: x/x.go:3:8: string literal not terminated")},
		{"no package clause", "-- x/x.go --\nhello\n", gap("package example.com/m/x is not analysed: x/x.go:1:1: expected 'package', found hello")},
		{"two packages", "-- x/x.go --\npackage x\n-- x/y.go --\npackage y\n", gap("package example.com/m/x is not analysed: found packages x (x.go) and y (y.go) in x")},
		{"missing module", "-- x/x.go --\npackage x\n\nimport _ \"example.com/nope\"\n",
			gap("package example.com/m/x is not analysed: x/x.go:3:8: no required module provides package example.com/nope; to add it: go get example.com/nope")},
		{"nothing to embed", "-- x/x.go --\npackage x\n\nimport _ \"embed\"\n\n//go:embed dist/*\nvar text string\n",
			gap("package example.com/m/x is not analysed: x/x.go:5:12: pattern dist/*: no matching files found")},
		{"nothing to embed in tests", "-- x/x.go --\npackage x\n-- x/x_test.go --\npackage x_test\n\nimport _ \"embed\"\n\n//go:embed dist/*\nvar text string\n",
			gap("package example.com/m/x is not analysed: x/x_test.go:5:12: pattern dist/*: no matching files found") +
				gap("package example.com/m/x_test is not analysed: x/x_test.go:5:12: pattern dist/*: no matching files found")},
		{"importers", "-- x/x.go --\npackage x\n\nvar _ = foo\n-- y/y.go --\npackage y\n\nimport _ \"example.com/m/x\"\n-- z/z.go --\npackage z\n\nimport _ \"example.com/m/y\"\n",
			gap("package example.com/m/x is not analysed: x/x.go:3:9: undefined: foo") +
				gap("package example.com/m/y is not analysed: it imports example.com/m/x, which is not analysed") +
				gap("package example.com/m/z is not analysed: it imports example.com/m/y, which is not analysed")},
		{"test imports it", "-- x/x.go --\npackage x\n\nvar _ = foo\n-- y/y.go --\npackage y\n-- y/y_test.go --\npackage y_test\n\nimport _ \"example.com/m/x\"\n",
			gap("package example.com/m/x is not analysed: x/x.go:3:9: undefined: foo") +
				gap("package example.com/m/y_test is not analysed: it imports example.com/m/x, which is not analysed")},
		{"only the test", "-- x/x.go --\npackage x\n-- x/x_test.go --\npackage x\n\nvar _ = foo\n-- y/y.go --\npackage y\n\nimport _ \"example.com/m/x\"\n",
			gap("package example.com/m/x is not analysed: x/x_test.go:3:9: undefined: foo")},
		{"import cycle", "-- x/x.go --\npackage x\n\nimport _ \"example.com/m/y\"\n-- y/y.go --\npackage y\n\nimport _ \"example.com/m/x\"\n",
			gap("package example.com/m/x is not analysed: import cycle not allowed: example.com/m/x imports example.com/m/y imports example.com/m/x") +
				gap("package example.com/m/y is not analysed: it imports example.com/m/x, which is not analysed")},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			lintIn(t, module(t, hot+test.files), "./...").want(t, 2, hotText, test.gaps)
		})
	}
}

// TestBrokenDependency has a package fail that was not asked for.
func TestBrokenDependency(t *testing.T) {
	t.Parallel()
	dir := module(t, hot+"-- x/x.go --\npackage x\n\nvar _ = foo\n-- y/y.go --\npackage y\n\nimport _ \"example.com/m/x\"\n")
	lintIn(t, dir, "./y", "./hot").want(t, 2, hotText,
		gap("package example.com/m/x is not analysed: x/x.go:3:9: undefined: foo")+
			gap("package example.com/m/y is not analysed: it imports example.com/m/x, which is not analysed"))
}

func TestUnreadableFile(t *testing.T) {
	t.Parallel()
	dir := module(t, hot+"-- x/y.go --\npackage x\n")
	if err := os.Symlink("/nowhere", filepath.Join(dir, "x", "x.go")); err != nil {
		t.Skip(err)
	}
	want := gap("package example.com/m/x is not analysed: open x/x.go: no such file or directory")
	lintIn(t, dir, "./...").want(t, 2, hotText, want)

	if err := os.Remove(filepath.Join(dir, "x", "y.go")); err != nil {
		t.Fatal(err)
	}
	want = gap("package ./x is not analysed: stat x/x.go: no such file or directory")
	lintIn(t, dir, "./hot", "./x").want(t, 2, hotText, want)
}

func TestForbiddenFile(t *testing.T) {
	t.Parallel()
	if os.Geteuid() == 0 {
		t.Skip("root may read everything")
	}
	dir := module(t, hot+"-- x/x.go --\npackage x\n")
	if err := os.Chmod(filepath.Join(dir, "x", "x.go"), 0); err != nil {
		t.Fatal(err)
	}
	lintIn(t, dir, "./...").want(t, 2, hotText, gap("package example.com/m/x is not analysed: open x/x.go: permission denied"))
}

func TestDirectoryNamedLikeAFile(t *testing.T) {
	t.Parallel()
	dir := module(t, hot+"-- hot/x.go/README --\nnothing\n")
	lintIn(t, dir, "./...").want(t, 1, hotText, "")
}

// TestNoGo has no go command in PATH.
func TestNoGo(t *testing.T) {
	t.Parallel()
	r := runIn(t, module(t, complete), []string{"PATH=" + t.TempDir()}, binary, "./...")
	r.want(t, 2, "", gap("there is no go command in PATH, it is needed to load packages"))
}

func TestOldGo(t *testing.T) {
	t.Parallel()
	path := fakeGo(t, "echo go1.25.3")
	r := runIn(t, module(t, complete), []string{path}, binary, "./...")
	r.want(t, 2, "", gap("go 1.25.3 is too old, go 1.26 or newer is needed"))
}

// TestBrokenGo has a go command whose vet neither works nor complains.
func TestBrokenGo(t *testing.T) {
	t.Parallel()
	real, err := exec.LookPath("go")
	if err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct{ vet, line string }{
		"silent":   {"exit 0", "go vet left out 1 of 1 packages and did not say why"},
		"garbage":  {"echo '{'; exit 1", "cannot read the output of go vet: unexpected EOF"},
		"no cause": {"exit 1", "go vet failed: no reason was given"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path := fakeGo(t, `if [ "$1" = vet ]; then `+test.vet+"; fi; exec '"+real+`' "$@"`)
			r := runIn(t, module(t, complete), []string{path}, binary, "./...")
			r.want(t, 2, "", gap(test.line))
		})
	}
}

// fakeGo returns a PATH in which go is a shell script, first.
func fakeGo(t *testing.T, script string) string {
	t.Helper()
	if _, err := exec.LookPath("sh"); err != nil {
		t.Skip(err)
	}
	dir := t.TempDir()
	write(t, dir, "go", "#!/bin/sh\n"+script+"\n")
	if err := os.Chmod(filepath.Join(dir, "go"), 0o777); err != nil {
		t.Fatal(err)
	}
	return "PATH=" + dir + string(os.PathListSeparator) + os.Getenv("PATH")
}
