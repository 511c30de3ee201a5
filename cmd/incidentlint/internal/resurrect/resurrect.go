// Package resurrect finds out from git which names were removed on purpose and are back.
//
// What counts is what the main line of the target had and has no more: its states are
// followed along the first parents, so that what a branch tried out and dropped before
// its merge was never there.
package resurrect

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/incidentlint/incidentlint/analyzers"
	"github.com/incidentlint/incidentlint/cmd/incidentlint/internal/git"
)

// A Return is a name that is back.
type Return struct {
	key
	now, then analyzers.Item
	state     git.Commit // of the main line, the first without the name
	Removed   git.Commit // that removed it
	By        string     // what brings it back: "this merge", or a commit
}

// Merge returns what merging HEAD into target, or HEAD if it holds target already, brings
// back that the history of target has lost in the last days.
func Merge(repo *git.Repo, target string, days int) (analyzers.Ledger, error) {
	into, err := repo.Commit(target)
	if err != nil {
		return nil, err
	}
	head, err := repo.Commit("HEAD")
	if err != nil {
		return nil, err
	}
	if err := wholeHistory(repo, target, days, into, head); err != nil {
		return nil, err
	}
	tree, conflicts, err := repo.MergeTree(into, head)
	if err != nil {
		return nil, err
	}
	s, err := newSearch(repo, tree)
	if err != nil {
		return nil, err
	}
	defer s.files.close()
	back, err := s.merged(into, head, conflicts, days)
	if err != nil {
		return nil, err
	}
	return s.ledger(back)
}

// wholeHistory returns an error if a shallow clone lacks some of the history to ask.
func wholeHistory(repo *git.Repo, name string, days int, into, head string) error {
	cut, err := repo.ShallowAt()
	if err != nil || len(cut) == 0 {
		return err
	}
	asked, err := repo.Commits("--first-parent", since(days), into)
	if err != nil {
		return err
	}
	branch, err := repo.Commits(into + ".." + head)
	if err != nil {
		return err
	}
	if slices.ContainsFunc(append(asked, branch...), func(c string) bool { return cut[c] }) {
		return fmt.Errorf("this clone is shallow and lacks history of %s that is asked for, get it with git fetch --unshallow", name)
	}
	return nil
}

// since returns the argument for the last days; git knows of no time before 1970.
func since(days int) string {
	start := time.Now().AddDate(0, 0, -days)
	return "--since=" + time.Unix(max(start.Unix(), 1), 0).UTC().Format(time.RFC3339)
}

// A search looks into one repository.
type search struct {
	repo   *git.Repo
	files  *files
	result string   // the tree in which names are back
	line   []string // the main line of the result, the newest first
}

func newSearch(repo *git.Repo, result string) (*search, error) {
	f, err := newFiles(repo, len(result)/2)
	return &search{repo: repo, files: f, result: result}, err
}

// merged returns what stands in the result, not in the files in conflict, that into has
// lost.
func (s *search) merged(into, head string, conflicts []string, days int) ([]*Return, error) {
	changed, err := s.repo.Diff(into, s.result)
	if err != nil {
		return nil, err
	}
	changed = slices.DeleteFunc(changed, func(c git.Change) bool { return slices.Contains(conflicts, c.Path) })
	before, after, err := s.files.items(changed)
	if err != nil {
		return nil, err
	}
	added := make(map[key]analyzers.Item)
	for k, item := range after {
		if _, ok := before[k]; !ok && !wasElsewhere(item, k, before, after) {
			added[k] = item
		}
	}
	back, err := s.lost(added, into, days)
	if err != nil {
		return nil, err
	}
	return s.judge(back, into, head)
}

// wasElsewhere reports whether the merge itself moves a declaration here, from a package
// where it is no more.
func wasElsewhere(item analyzers.Item, at key, before, after map[key]analyzers.Item) bool {
	for k, was := range before {
		if _, stays := after[k]; !stays && k.kind == at.kind && k.name == at.name && isSame(was, item) {
			return true
		}
	}
	return false
}

// lost returns those of the names that a commit of the last days, on the main line of
// into, has removed.
func (s *search) lost(names map[key]analyzers.Item, into string, days int) ([]*Return, error) {
	if len(names) == 0 {
		return nil, nil
	}
	wanted := newWanted(names)
	commits, err := s.repo.Log([]string{"--first-parent", "--diff-merges=first-parent", since(days), into}, wanted.pathspecs())
	if err != nil {
		return nil, err
	}
	var back []*Return
	for _, c := range commits {
		removed, err := s.removals(c, wanted)
		if err != nil {
			return nil, err
		}
		for k, then := range removed {
			back = append(back, &Return{key: k, now: names[k], then: then, state: c, By: "this merge"})
			wanted.drop(k) // what it was before was removed again
		}
	}
	return back, nil
}

// removals returns which of the wanted names c has removed, as they were.
func (s *search) removals(c git.Commit, wanted *wanted) (map[key]analyzers.Item, error) {
	removed := make(map[key]analyzers.Item)
	for _, change := range c.Changes {
		if change.Old == "" || !wanted.hasDir(change.Path) {
			continue
		}
		old, new, err := s.files.versions(change)
		if err != nil {
			return nil, err
		}
		if !wanted.mayStandIn(removedLines(old, new)) {
			continue
		}
		before, after, err := s.files.items([]git.Change{change})
		if err != nil {
			return nil, err
		}
		for k, item := range before {
			if _, stays := after[k]; !stays && wanted.has(k) {
				removed[k] = item
			}
		}
	}
	if len(removed) == 0 {
		return nil, nil
	}
	_, after, err := s.files.items(c.Changes) // another file may have it now
	maps.DeleteFunc(removed, func(k key, _ analyzers.Item) bool { _, stays := after[k]; return stays })
	return removed, err
}

// ledger returns the entries for what is back, in order; the members of a type that is
// back itself go without saying.
func (s *search) ledger(back []*Return) (analyzers.Ledger, error) {
	types := make(map[key]bool)
	for _, r := range back {
		types[r.key] = true
	}
	var entries analyzers.Ledger
	for _, r := range back {
		typ, _, isMember := strings.Cut(r.name, ".")
		if r.kind == analyzers.Name && isMember && types[key{r.dir, r.kind, typ}] {
			continue
		}
		entry, err := s.entry(r)
		if err != nil {
			return nil, err
		}
		if !slices.Contains(entries, entry) {
			entries = append(entries, entry)
		}
	}
	slices.SortFunc(entries, func(a, b analyzers.Retirement) int {
		return strings.Compare(string(a.Kind)+a.Name, string(b.Kind)+b.Name)
	})
	return entries, nil
}

// longest is how much of a subject is quoted, in characters.
const longest = 50

func (s *search) entry(r *Return) (analyzers.Retirement, error) {
	subject := []rune(strings.Map(printable, r.Removed.Subject))
	if len(subject) > longest {
		subject = append(subject[:longest-1], '…')
	}
	e := analyzers.Retirement{Kind: r.kind, Name: r.name,
		Reason: fmt.Sprintf("removed in %s (%s, %q) and %s brings it back", r.Removed.Hash[:7], r.Removed.Date, string(subject), r.By)}
	if r.kind != analyzers.Name {
		return e, nil
	}
	path, err := s.files.importPath(s.result, r.dir)
	e.Name = path + "." + r.name
	return e, err
}

func printable(r rune) rune {
	if r < ' ' || r == 0x7f {
		return ' '
	}
	return r
}
