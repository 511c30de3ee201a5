package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

// The trees of these tests are not to be trusted: they try to run a program, to have a file
// written that is not theirs, to keep the command busy forever, or to forge what it prints.

// trap is a program that leaves a file behind when it runs.
type trap struct {
	t               *testing.T
	program, marker string
}

func newTrap(t *testing.T) trap {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("the trap is a shell script")
	}
	dir := t.TempDir()
	r := trap{t, filepath.Join(dir, "trap"), filepath.Join(dir, "sprung")}
	r.install(dir, "trap")
	return r
}

// install writes the trap under another name.
func (r trap) install(dir, name string) {
	r.t.Helper()
	write(r.t, dir, name, "#!/bin/sh\necho \"$0 $*\" >>'"+r.marker+"'\ncat\n")
	if err := os.Chmod(filepath.Join(dir, name), 0o777); err != nil {
		r.t.Fatal(err)
	}
}

// mustNotHaveRun fails the test if the trap was run.
func (r trap) mustNotHaveRun() {
	r.t.Helper()
	if calls, err := os.ReadFile(r.marker); err == nil {
		r.t.Errorf("the tree has run a program:\n%s", calls)
	}
}

// mustRun checks that the trap works at all.
func (r trap) mustRun(f func()) {
	r.t.Helper()
	f()
	if err := os.Remove(r.marker); err != nil {
		r.t.Errorf("the trap does not work: %v", err)
	}
}

// TestTreeRunsNothing has a tree name programs wherever files can.
func TestTreeRunsNothing(t *testing.T) {
	t.Parallel()
	trap := newTrap(t)
	dir := module(t, hot+"-- gen/gen.go --\npackage gen\n\n//go:generate "+trap.program+
		"\n\nimport \"testing\"\n\nfunc TestMain(*testing.M) {}\n-- go.env --\nGOFLAGS=-toolexec="+trap.program+
		"\n-- .env --\nGOFLAGS=-toolexec="+trap.program+"\n-- .golangci.yml --\nlinters:\n  settings:\n    custom:\n      x:\n        path: "+trap.program+"\n")
	for _, name := range []string{"go", "git", "gcc", "incidentlint", "vet", "asm", ".git/hooks/post-index-change"} {
		if err := os.MkdirAll(filepath.Join(dir, filepath.Dir(name)), 0o777); err != nil {
			t.Fatal(err)
		}
		trap.install(dir, name)
	}
	lintIn(t, dir, "./...").want(t, 1, hotText, "")
	trap.mustNotHaveRun()

	for _, path := range []string{".", "." + string(os.PathListSeparator) + os.Getenv("PATH")} {
		runIn(t, dir, []string{"PATH=" + path}, binary, "./...").want(t, 2, "", gap("there is no go command in PATH, it is needed to load packages"))
	}
	trap.mustNotHaveRun()
}

// armed returns a repository whose configuration names the trap wherever git runs something.
func armed(t *testing.T, trap trap) *repository {
	r, _ := stale(t)
	write(t, r.dir, ".gitattributes", "*.go filter=x diff=x merge=x\n")
	write(t, r.dir, "cmd/main.go", "package main\n\nfunc main() {}\n") // go build asks git about it, go vet does not
	r.git("add", "-A")
	r.git("commit", "-q", "-m", "attributes")
	for _, setting := range []string{
		"core.fsmonitor", "core.pager", "core.editor", "core.sshCommand", "core.askPass", "diff.external", "diff.x.command", "diff.x.textconv",
		"filter.x.clean", "filter.x.smudge", "filter.x.process", "merge.x.driver", "alias.diff", "alias.log", "credential.helper",
		"gpg.program", "interactive.diffFilter", "remote.origin.uploadpack", "core.gitProxy",
	} {
		r.git("config", setting, trap.program)
	}
	r.git("config", "log.showSignature", "true")
	r.git("config", "filter.x.required", "true")
	for _, hook := range []string{"post-index-change", "pre-auto-gc", "reference-transaction", "post-checkout", "fsmonitor-watchman"} {
		trap.install(filepath.Join(r.dir, ".git", "hooks"), hook)
	}
	// Git looks at the content of a file whose time has changed.
	for _, file := range []string{"site.go", "go.mod"} {
		later := time.Now().Add(time.Minute)
		if err := os.Chtimes(filepath.Join(r.dir, file), later, later); err != nil {
			t.Fatal(err)
		}
	}
	return r
}

func TestGitRunsNothing(t *testing.T) {
	t.Parallel()
	needsGit(t)
	trap := newTrap(t)
	r := armed(t, trap)
	trap.mustRun(func() {
		cmd := exec.Command("git", "diff", "HEAD")
		cmd.Dir = r.dir
		cmd.Run() // what it says is not the question
	})
	for _, args := range [][]string{
		nil, {"-new-from-rev=HEAD~1"}, {"-new-from-merge-base=main"}, {"-resurrected-merge=main"}, {"-resurrected-since=main"},
	} {
		if got := runIn(t, r.dir, []string{"GOFLAGS=-buildvcs=auto"}, binary, append(args, "./...")...); got.code == 2 {
			t.Errorf("%v: %+v", args, got)
		}
		trap.mustNotHaveRun()
	}
}

// TestFolderLikeARepository: what looks like a bare repository inside of a tree has no say.
func TestFolderLikeARepository(t *testing.T) {
	t.Parallel()
	needsGit(t)
	trap := newTrap(t)
	r, _ := stale(t)
	inner := filepath.Join(r.dir, "inner")
	r.git("clone", "-q", "--bare", ".", "inner")
	write(t, inner, "config", "[core]\n\trepositoryformatversion = 0\n\tbare = false\n\tworktree = ..\n\tfsmonitor = "+trap.program+"\n")
	write(t, inner, "go.mod", "module example.com/inner\n\ngo 1.26.0\n")
	write(t, inner, "inner.go", "package inner\n")
	for _, flag := range []string{"-new-from-rev=HEAD", "-resurrected-since=HEAD"} {
		got := lintIn(t, inner, flag, "./...")
		if got.code != 2 || strings.Count(got.stderr, "\n") != 1 {
			t.Errorf("%+v", got)
		}
		trap.mustNotHaveRun()
	}
}

// link makes a link in dir, or skips the test.
func link(t *testing.T, dir, name, target string) {
	t.Helper()
	file := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(target, file); err != nil {
		t.Skip(err)
	}
}

// TestOutputStaysInTheTree: a report goes where its name says, not where a link leads.
func TestOutputStaysInTheTree(t *testing.T) {
	t.Parallel()
	outside := t.TempDir()
	write(t, outside, "victim", "precious\n")
	dir := module(t, hot)
	link(t, dir, "out.sarif", filepath.Join(outside, "victim"))
	link(t, dir, "known.json", filepath.Join(outside, "new"))
	link(t, dir, "reports", outside)
	link(t, dir, "inside.json", "real.json")
	for _, args := range [][]string{
		{"-output=sarif=out.sarif"}, {"-output=sarif=" + filepath.Join(dir, "out.sarif")}, {"-output=json=reports/victim"}, {"-write-baseline=known.json"},
	} {
		file := args[0][strings.LastIndexByte(args[0], '=')+1:]
		lintIn(t, dir, append(args, "./...")...).want(t, 2, "", gap("cannot write "+file+": path escapes from parent"))
	}
	if got := read(t, outside, "victim"); got != "precious\n" {
		t.Errorf("the file outside now holds %q", got)
	}
	if entries, err := os.ReadDir(outside); err != nil || len(entries) != 1 {
		t.Errorf("there are new files outside: %v", entries)
	}
	lintIn(t, dir, "-output=json=inside.json", "./...").want(t, 1, hotText, "")
	if !strings.Contains(read(t, dir, "real.json"), "hot-retry") {
		t.Error("the file inside is not written")
	}
	file := filepath.Join(outside, "report.json") // named by the user, who may
	lintIn(t, dir, "-output=json="+file, "./...").want(t, 1, hotText, "")
	if !strings.Contains(read(t, outside, "report.json"), "hot-retry") {
		t.Error("the file that the user names is not written")
	}
}

// TestFixStaysInTheTree: a package that is made of a link to somebody else's file is not
// fixed, nor is anything else then.
func TestFixStaysInTheTree(t *testing.T) {
	t.Parallel()
	const victim = "package fixable\n\n// G is empty.\n//incidentlint:ignore unboundedretry nothing here\nfunc G() {}\n"
	outside := t.TempDir()
	write(t, outside, "victim.go", victim)
	dir := module(t, fixable)
	link(t, dir, "fixable/g.go", filepath.Join(outside, "victim.go"))
	got := lintIn(t, dir, "-fix", "./...")
	if got.code != 2 || got.stderr != gap("no fix is applied: "+filepath.Join("fixable", "g.go")+" is a link that leads out of the repository") {
		t.Errorf("%+v", got)
	}
	if read(t, outside, "victim.go") != victim || !strings.Contains(read(t, dir, "fixable/f.go"), "ignore") {
		t.Error("a file was changed")
	}
}

// TestFixOfTheFileItIs: a line directive does not make a fix change another file.
func TestFixOfTheFileItIs(t *testing.T) {
	t.Parallel()
	outside := t.TempDir()
	write(t, outside, "victim.go", strings.Repeat("package victim // precious\n", 40))
	dir := module(t, "-- f/f.go --\npackage f\n\n//line "+filepath.Join(outside, "victim.go")+":1\n//incidentlint:ignore unboundedretry nothing here\nfunc F() {}\n")
	lintIn(t, dir, "-fix", "./...").want(t, 0, "", "")
	if got := read(t, outside, "victim.go"); strings.Count(got, "precious") != 40 {
		t.Errorf("the other file now holds %q", got)
	}
	if strings.Contains(read(t, dir, "f/f.go"), "ignore") {
		t.Error("the file itself is not fixed")
	}
}

// TestEndlessFiles: what the tree puts where the command reads a file has an end.
func TestEndlessFiles(t *testing.T) {
	t.Parallel()
	if _, err := os.Stat("/dev/zero"); err != nil {
		t.Skip(err)
	}
	dir := module(t, hot)
	link(t, dir, "retired.txt", "/dev/zero")
	lintIn(t, dir, "./...").want(t, 2, "", gap("retired.txt is a link that leads out of the repository, or nowhere"))
	if err := os.Remove(filepath.Join(dir, "retired.txt")); err != nil {
		t.Fatal(err)
	}
	link(t, dir, "known.json", "/dev/zero")
	lintIn(t, dir, "-baseline=known.json", "./...").want(t, 2, "", gap("cannot use baseline known.json: it is no regular file"))

	hotFile := strings.Replace(read(t, dir, "hot/hot.go"), "func Loop", "//line /dev/zero:7\nfunc Loop", 1)
	write(t, dir, "hot/hot.go", hotFile)
	for _, format := range []string{"text", "sarif", "codeclimate"} {
		if got := lintIn(t, dir, "-format", format, "./..."); got.code != 1 || !strings.Contains(got.stdout, "/dev/zero") {
			t.Errorf("%+v", got)
		}
	}
}

// TestNobodyForgesOutput has names and texts that a terminal or a reader of lines would take for
// something else: in every format the findings stay what they are.
func TestNobodyForgesOutput(t *testing.T) {
	t.Parallel()
	const evil = "a\x1b]0;owned\x07\x1b[2J\n::error::forged"
	dir := module(t, remote)
	hotFile := "package hot\n\nimport \"example.com/m/remote\"\n\n//incidentlint:ignore \x1b[2Jrefire\u202e x\n" +
		"//incidentlint:retired env \x1b[31mA -- b\nfunc Loop() {\n\tfor remote.Fetch() != nil {\n\t}\n}\n\n" +
		"//line \x1b[2Jforged.go:1\nfunc Again() {\n\tfor remote.Fetch() != nil {\n\t}\n}\n"
	file := filepath.Join(dir, "hot", evil+".go")
	if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(hotFile), 0o666); err != nil {
		t.Skip(err) // not every system has such names
	}
	write(t, dir, "broken/broken.go", "package broken\n\nvar _ = \"\x1b[2J\" + 1 +\n//line \x1b[31mx.go:1\n\x1b\n")
	for _, format := range []string{"text", "json", "sarif", "github", "rdjsonl", "codeclimate"} {
		got := lintIn(t, dir, "-format", format, "./...")
		if got.code != 2 || !strings.Contains(got.stdout, "no wait on failure") {
			t.Errorf("%s: %+v", format, got)
		}
		for _, text := range []string{got.stdout, got.stderr} {
			if i := strings.IndexFunc(text, func(r rune) bool { return r < ' ' && r != '\n' && r != '\t' || r == 0x7f }); i >= 0 {
				t.Errorf("%s: control character in %q", format, text[max(0, i-40):min(len(text), i+40)])
			}
			forged := func(line string) bool { return strings.HasPrefix(line, "::error::forged") }
			if slices.ContainsFunc(strings.Split(text, "\n"), forged) {
				t.Errorf("%s: a line is forged:\n%s", format, text)
			}
		}
	}
}
