package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// A repository is a real one, in a module of its own.
type repository struct {
	t   *testing.T
	dir string
}

// The site before and after its quotes service went, what a branch makes of it that
// knows nothing of that, and the two ways to solve the conflict.
const (
	siteBefore = `package site

import "os"

var quotesURL = os.Getenv("QUOTES_URL")

var title = "Insure"

func Page() string { return title + show(quotesURL) }

func show(url string) string { return "quotes from " + url }
`
	siteAfter = `package site

var title = "Insure"

func Page() string { return title }
`
	siteStale = `package site

import "os"

var quotesURL = os.Getenv("QUOTES_URL")

var title = "Insure well"

func Page() string { return title + show(quotesURL) + "!" }

func show(url string) string { return "quotes from " + url }
`
	siteWrong = siteStale
	siteRight = `package site

var title = "Insure well"

func Page() string { return title + "!" }
`
	dropped = "drop the quotes service (#123)"
)

func newRepository(t *testing.T) *repository {
	needsGit(t)
	t.Helper()
	r := &repository{t, module(t, "")}
	r.git("init", "-q", "-b", "main")
	r.git("config", "user.name", "A Person")
	r.git("config", "user.email", "person@example.com")
	r.commit("a site with quotes", siteBefore)
	return r
}

// git runs git at a time of its own for each commit, and returns what it prints.
func (r *repository) git(args ...string) string {
	r.t.Helper()
	out, err := r.try(args...)
	if err != nil {
		r.t.Fatalf("git %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return strings.TrimSpace(out)
}

// needsGit skips a test where there is no git, which only CI must have.
func needsGit(t *testing.T) {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil && os.Getenv("CI") == "" {
		t.Skip(err)
	}
}

func (r *repository) try(args ...string) (string, error) {
	cmd := exec.Command("git", args...)
	cmd.Dir = r.dir
	cmd.Env = append(cmd.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_SYSTEM="+os.DevNull)
	out, err := cmd.CombinedOutput()
	return string(out), err
}

// commit commits the site, and returns the hash.
func (r *repository) commit(message, site string) string {
	r.t.Helper()
	write(r.t, r.dir, "site.go", site)
	r.git("add", "-A")
	r.git("commit", "-q", "--allow-empty", "-m", message)
	return r.git("rev-parse", "HEAD")
}

// solve merges main into the branch, which conflicts, and solves the conflict so.
func (r *repository) solve(site string) {
	r.t.Helper()
	if out, err := r.try("merge", "main"); err == nil || !strings.Contains(out, "CONFLICT") {
		r.t.Fatalf("the merge does not conflict: %s", out)
	}
	r.commit("Merge branch 'main' into banner", site)
}

// stale returns a repository whose branch banner left main before the quotes service went;
// the branch is checked out.
func stale(t *testing.T) (r *repository, removal string) {
	t.Helper()
	r = newRepository(t)
	r.git("branch", "banner")
	removal = r.commit(dropped, siteAfter)
	r.git("checkout", "-q", "banner")
	r.commit("a better banner", siteStale)
	return r, removal
}

// backLines are the findings when the stale site stands again.
func backLines(r *repository, removal, by string) string {
	date := r.git("show", "-s", "--format=%cs", removal)
	told := fmt.Sprintf("was removed in %s (%s, %q) and %s brings it back", removal[:7], date, dropped, by)
	return lines(
		"site.go:5:5: retired: site.quotesURL "+told,
		"site.go:5:27: retired: environment key QUOTES_URL "+told,
		"site.go:11:6: retired: site.show "+told,
		"", "3 findings: 3 retired", "read: incidentlint explain retired/resurrected ("+pages+"retired.md#resurrected)")
}

// TestBadMerge is the incident: a stale branch has merged main, and solved the conflict
// the wrong way round. Git sees nothing in it, for main is an ancestor now.
func TestBadMerge(t *testing.T) {
	t.Parallel()
	r, removal := stale(t)
	r.solve(siteWrong)
	lintIn(t, r.dir, "./...").want(t, 0, "", "")
	lintIn(t, r.dir, "-resurrected-merge=main", "./...").want(t, 1, backLines(r, removal, "this merge"), "")

	// A pull-request build has the merge of the two checked out.
	r.git("checkout", "-q", "main")
	r.git("merge", "-q", "--no-ff", "-m", "Merge pull request #124", "banner")
	lintIn(t, r.dir, "-resurrected-merge=main^1", "./...").want(t, 1, backLines(r, removal, "this merge"), "")

	// And after it all, the history tells which commit it was.
	wrong := r.git("rev-parse", "banner")
	lintIn(t, r.dir, "-resurrected-since=main~2", "./...").want(t, 1, backLines(r, removal, wrong[:7]), "")
	lintIn(t, r.dir, "-resurrected-since=main^1", "./...").want(t, 0, "", "")
}

func TestGoodMerge(t *testing.T) {
	t.Parallel()
	r, _ := stale(t)
	r.solve(siteRight)
	lintIn(t, r.dir, "-resurrected-merge=main", "./...").want(t, 0, "", "")
	lintIn(t, r.dir, "-resurrected-since=main~1", "./...").want(t, 0, "", "")
}

// TestUnsolved: before the conflict is solved nothing is back; and where there is none,
// merging does the right thing by itself although HEAD still has all of it.
func TestUnsolved(t *testing.T) {
	t.Parallel()
	r, _ := stale(t)
	lintIn(t, r.dir, "-resurrected-merge=main", "./...").want(t, 0, "", "")
	r.git("reset", "-q", "--hard", "HEAD~1")
	write(t, r.dir, "other.go", "package site\n\nvar Other = 1\n")
	r.commit("another file", siteBefore)
	lintIn(t, r.dir, "-resurrected-merge=main", "./...").want(t, 0, "", "")
}

// TestRemovedOnABranch: the removal that the message names is the commit, not its merge.
func TestRemovedOnABranch(t *testing.T) {
	t.Parallel()
	r := newRepository(t)
	r.git("branch", "banner")
	r.git("checkout", "-q", "-b", "cleanup")
	removal := r.commit(dropped, siteAfter)
	r.git("checkout", "-q", "main")
	r.git("merge", "-q", "--no-ff", "-m", "Merge pull request #123", "cleanup")
	r.git("checkout", "-q", "banner")
	r.commit("a better banner", siteStale)
	r.solve(siteWrong)
	lintIn(t, r.dir, "-resurrected-merge=main", "./...").want(t, 1, backLines(r, removal, "this merge"), "")
}

// TestNoResurrection: it is back, and meant to be, or it is another thing, or it was never
// gone.
func TestNoResurrection(t *testing.T) {
	t.Parallel()
	for name, makeUp := range map[string]func(r *repository){
		"reverted": func(r *repository) {
			r.commit(dropped, siteAfter)
			r.git("checkout", "-q", "-b", "back")
			r.git("revert", "--no-edit", "HEAD")
		},
		"brought back with a word": func(r *repository) {
			r.commit(dropped, siteAfter)
			r.git("checkout", "-q", "-b", "back")
			r.commit("restore the quotes, customers ask for them", siteBefore)
		},
		"the removal was a revert": func(r *repository) {
			r.commit(`Revert "a site with quotes"`, siteAfter)
			r.git("checkout", "-q", "-b", "back")
			r.commit("a site with quotes, second try", siteBefore)
		},
		"another thing of the name": func(r *repository) {
			r.commit(dropped, siteAfter)
			r.git("checkout", "-q", "-b", "back")
			r.commit("a list", siteAfter+"\nvar quotesURL = map[string][]int{}\n\nfunc show() {}\n")
		},
		"moved": func(r *repository) {
			write(r.t, r.dir, "quotes/quotes.go", strings.Replace(siteBefore, "package site", "package quotes", 1))
			r.commit("quotes are a package of their own", siteAfter)
			r.git("checkout", "-q", "-b", "back")
			r.commit("a copy", siteBefore)
		},
		"moved in two steps": func(r *repository) {
			write(r.t, r.dir, "quotes/quotes.go", strings.Replace(siteBefore, "package site", "package quotes", 1))
			r.commit("quotes are a package of their own", siteBefore)
			r.commit("nobody uses these", siteAfter)
			r.git("checkout", "-q", "-b", "back")
			r.commit("a copy", siteBefore)
		},
		"of a branch": func(r *repository) {
			r.commit("no quotes from the start", siteAfter)
			r.git("checkout", "-q", "-b", "back")
			r.commit("try", siteAfter+"\nvar mood = \"good\"\n")
			r.commit("drop", siteAfter)
			r.commit("try again", siteAfter+"\nvar mood = \"good\"\n")
		},
		"undone on its branch": func(r *repository) {
			r.git("checkout", "-q", "-b", "back")
			r.commit(dropped, siteAfter)
			r.commit("the tests need it", siteBefore)
		},
		"written anew": func(r *repository) {
			r.commit(dropped, siteAfter)
			r.git("checkout", "-q", "-b", "back")
			r.commit("quotes of another service", siteBefore)
		},
		"lost by a merge": func(r *repository) {
			r.git("branch", "back")
			r.commit("Merge develop", siteAfter)
			r.git("checkout", "-q", "back")
			r.commit("a better banner", siteStale)
			r.solve(siteWrong)
		},
		"renamed file": func(r *repository) {
			write(r.t, r.dir, "quotes.go", "package site\n\nimport \"os\"\n\nvar quotesURL = os.Getenv(\"QUOTES_URL\")\n\nfunc show(url string) string { return \"quotes from \" + url }\n")
			r.commit("a file of their own", strings.Replace(siteAfter, "return title", "return title + show(quotesURL)", 1))
			r.git("checkout", "-q", "-b", "back")
			os.Remove(filepath.Join(r.dir, "quotes.go"))
			r.commit("one file again", siteBefore)
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := newRepository(t)
			makeUp(r)
			lintIn(t, r.dir, "-resurrected-merge=main", "./...").want(t, 0, "", "")
			r.git("checkout", "-q", "main")
			r.git("merge", "-q", "--no-ff", "-m", "Merge pull request #124", "back")
			first := r.git("rev-list", "--max-parents=0", "HEAD")
			lintIn(t, r.dir, "-resurrected-since="+first, "./...").want(t, 0, "", "")
		})
	}
}

func TestResurrectedBadInput(t *testing.T) {
	t.Parallel()
	r, _ := stale(t)
	r.solve(siteWrong)
	shallow := t.TempDir()
	if out, err := exec.Command("git", "clone", "-q", "--depth=1", "--no-single-branch", "file://"+r.dir, shallow).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	plain := module(t, complete)
	for _, test := range []struct{ dir, flag, stderr string }{
		{r.dir, "-resurrected-merge=mian", `incidentlint: "mian" names no commit here, it may have to be fetched`},
		{r.dir, "-resurrected-since=--all", `incidentlint: "--all" names no commit here, it may have to be fetched`},
		{r.dir, "-resurrected-window=0", "incidentlint: -resurrected-window is a number of days, at least 1" + hint},
		{shallow, "-resurrected-merge=origin/main", "incidentlint: this clone is shallow and lacks history of origin/main that is asked for, get it with git fetch --unshallow"},
		{plain, "-resurrected-merge=main", "incidentlint: " + plain + " is not in a git repository"},
	} {
		got := lintIn(t, test.dir, test.flag, "./...")
		if got.code != 2 || got.stdout != "" || !strings.HasPrefix(got.stderr, test.stderr) || strings.Count(got.stderr, "\n") != 1 {
			t.Errorf("%s: %+v, want %q", test.flag, got, test.stderr)
		}
	}
}

// TestWindow: what was removed before the window is history.
func TestWindow(t *testing.T) {
	t.Parallel()
	r := newRepository(t)
	r.git("branch", "banner")
	write(t, r.dir, "site.go", siteAfter)
	cmd := exec.Command("git", "commit", "-qam", dropped)
	cmd.Dir, cmd.Env = r.dir, append(cmd.Environ(), "GIT_COMMITTER_DATE=2020-11-12T10:00:00Z")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	removal := r.git("rev-parse", "HEAD")
	r.git("checkout", "-q", "banner")
	r.commit("a better banner", siteStale)
	r.solve(siteWrong)
	lintIn(t, r.dir, "-resurrected-merge=main", "./...").want(t, 0, "", "")
	lintIn(t, r.dir, "-resurrected-merge=main", "-resurrected-window=36500000", "./...").want(t, 1, backLines(r, removal, "this merge"), "")
}

// TestLedgerFile: what belongs to no package stands in a file at the root of the module.
func TestLedgerFile(t *testing.T) {
	t.Parallel()
	dir := module(t, "-- site/site.go --\n"+siteBefore)
	write(t, dir, "retired.txt", "# gone\nenv QUOTES_URL -- the quotes service was shut down (#123)\n")
	want := lines("site.go:5:27: retired: environment key QUOTES_URL was taken out of use: the quotes service was shut down (#123)",
		"", "read: incidentlint explain retired/retired-use ("+pages+"retired.md#retired-use)")
	lintIn(t, filepath.Join(dir, "site"), "./...").want(t, 1, want, "")

	// A flag adds to it.
	both := lines("site.go:5:5: retired: site.quotesURL is declared again, it was taken out of use: 100 %", want[:len(want)-1])
	both = strings.Replace(both, "\n\n", "\n\n2 findings: 2 retired\n", 1)
	both += lines("read: incidentlint explain retired/retired-declared (" + pages + "retired.md#retired-declared)")
	got := lintIn(t, filepath.Join(dir, "site"), "-retired.names=name:example.com/m/site.quotesURL=100 %25", "./...")
	got.want(t, 1, both, "")

	// With half a ledger nothing is analysed.
	write(t, dir, "retired.txt", "env QUOTES_URL -- gone\nenv OTHER_URL\n")
	lintIn(t, dir, "./...").want(t, 2, "", "incidentlint: retired.txt, line 2: env OTHER_URL gives no reason behind --\n")
	write(t, dir, "retired.txt", strings.Repeat("env QUOTES_URL -- gone\n", 2000))
	lintIn(t, dir, "./...").want(t, 2, "", "incidentlint: retired.txt: the ledger has 39999 bytes, at most 24576 fit a flag\n")
}
