package resurrect

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/incidentlint/incidentlint/analyzers"
	"github.com/incidentlint/incidentlint/cmd/incidentlint/internal/git"
)

// judge leaves those that were removed on purpose and come back by mistake, as far as can
// be told, and says of each which commit removed it.
func (s *search) judge(back []*Return, into, head string) ([]*Return, error) {
	back = slices.DeleteFunc(back, func(r *Return) bool {
		return !isSame(r.then, r.now) || isReversal(r.state)
	})
	if len(back) == 0 {
		return nil, nil
	}
	branch, err := s.repo.Log([]string{into + ".." + head}, nil)
	if err != nil {
		return nil, err
	}
	var kept []*Return
	for _, r := range back {
		drop, err := s.isMove(r)
		if err != nil {
			return nil, err
		}
		if drop {
			continue
		}
		if err := s.findRemoval(r); err != nil {
			return nil, err
		}
		meant, err := s.isMeant(r, branch)
		if err != nil {
			return nil, err
		}
		if !meant {
			kept = append(kept, r)
		}
	}
	if kept, err = s.withoutOthers(kept, into); err != nil || len(kept) == 0 {
		return nil, err
	}
	forks, err := s.repo.Commits("--boundary", into+".."+head)
	if err != nil {
		return nil, err
	}
	var carried []*Return
	for _, r := range kept {
		stood, err := s.stoodAt(forks, r)
		if err != nil {
			return nil, err
		}
		if stood { // else somebody has written it anew, who may well need it
			carried = append(carried, r)
		}
	}
	return carried, nil
}

// stoodAt reports whether the name was in its package where the branch left the target.
func (s *search) stoodAt(forks []string, r *Return) (bool, error) {
	for _, line := range forks {
		fork, isFork := strings.CutPrefix(line, "-")
		if !isFork {
			continue
		}
		there, err := s.files.standing(fork, r.dir)
		if err != nil {
			return false, err
		}
		if _, had := there[r.key]; had {
			return true, nil
		}
	}
	return false, nil
}

// isMove reports whether the commit that removed the name has put it elsewhere, or has
// given it another name.
func (s *search) isMove(r *Return) (bool, error) {
	if len(r.state.Parents) == 0 {
		return false, nil
	}
	changes, err := s.repo.Diff(r.state.Parents[0], r.state.Hash)
	if err != nil {
		return false, err
	}
	before, after, err := s.files.items(changes)
	if err != nil {
		return false, err
	}
	for k, item := range after {
		if _, was := before[k]; was || k.kind != r.kind || item.Shape != r.then.Shape {
			continue
		}
		if k.name == r.name || k.dir == r.dir && isSame(r.then, item) {
			return true, nil
		}
	}
	return false, nil
}

// findRemoval sets the commit that removed the name: the state, or, if that is a merge,
// the commit that it has merged.
func (s *search) findRemoval(r *Return) error {
	r.Removed = r.state
	if len(r.state.Parents) < 2 {
		return nil
	}
	only := newWanted(map[key]analyzers.Item{r.key: r.then})
	commits, err := s.repo.Log([]string{"--no-merges", "--full-history", r.state.Parents[0] + ".." + r.state.Hash}, only.pathspecs())
	if err != nil {
		return err
	}
	for _, c := range commits {
		removed, err := s.removals(c, only)
		if err != nil {
			return err
		}
		if len(removed) > 0 {
			r.Removed = c
			return nil
		}
	}
	return nil
}

// isMeant reports whether a commit of the branch says that it brings the name back, or
// takes the removal back; or the removal was not meant, but what a merge made of it.
func (s *search) isMeant(r *Return, branch []git.Commit) (bool, error) {
	if isReversal(r.Removed) || len(r.Removed.Parents) > 1 || strings.HasPrefix(r.Removed.Subject, "Merge") {
		return true, nil
	}
	for _, c := range branch {
		message := c.Subject + "\n" + c.Body
		for _, removal := range []git.Commit{r.Removed, r.state} {
			if strings.Contains(message, removal.Hash[:7]) || strings.Contains(c.Subject, `"`+removal.Subject) {
				return true, nil
			}
		}
		if !revival().MatchString(message) {
			continue
		}
		before, after, err := s.files.items(c.Changes)
		if err != nil {
			return false, err
		}
		_, was := before[r.key]
		if _, is := after[r.key]; is && !was {
			return true, nil
		}
	}
	return false, nil
}

// revival are the words of who brings something back on purpose.
var revival = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)\b(revert|reland|re-?(introduc|appl|add|enabl|instat|viv|store)|restor|resurrect|bring\w* back|add\w* back|put\w* back|undo|roll\w* ?back|back ?out)`)
})

// isReversal reports whether a commit took back another: what it removed was to come
// again.
func isReversal(c git.Commit) bool { return reversal().MatchString(c.Subject + "\n" + c.Body) }

var reversal = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)^(\W*revert|.*\btemporar|.*\broll\w* ?back|.*\bback ?out)|This reverts commit`)
})

// withoutOthers leaves out what stands elsewhere in the result, so was moved there before
// it was removed; and keys and hosts that the target still has.
func (s *search) withoutOthers(back []*Return, into string) ([]*Return, error) {
	var declared, values []string
	for _, r := range back {
		if r.kind == analyzers.Name {
			first, _, _ := strings.Cut(r.name, ".") // of a member the type is there too
			declared = append(declared, first)
		} else {
			values = append(values, r.then.Text)
		}
	}
	elsewhere, err := s.inventoryOf(s.result, declared)
	if err != nil {
		return nil, err
	}
	atTarget, err := s.inventoryOf(into, values)
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(back, func(r *Return) bool {
		if r.kind != analyzers.Name {
			return hasElsewhere(atTarget, r, func(key, analyzers.Item) bool { return true })
		}
		return hasElsewhere(elsewhere, r, func(k key, item analyzers.Item) bool {
			return k.dir != r.dir && item.Shape == r.now.Shape && isSame(item, r.now)
		})
	}), nil
}

func hasElsewhere(items map[key]analyzers.Item, r *Return, is func(key, analyzers.Item) bool) bool {
	for k, item := range items {
		if k.kind == r.kind && k.name == r.name && is(k, item) {
			return true
		}
	}
	return false
}

// inventoryOf returns the items of the files of tree in which one of the texts stands.
func (s *search) inventoryOf(tree string, texts []string) (map[key]analyzers.Item, error) {
	paths, err := s.repo.Grep(tree, texts)
	if err != nil {
		return nil, err
	}
	all := make(map[key]analyzers.Item)
	for _, path := range paths {
		if !isAnalysed(path) {
			continue
		}
		text, err := s.files.objects.Read(tree + ":" + path)
		if err != nil {
			return nil, err
		}
		items, _ := analyzers.Inventory(text) // what does not parse holds nothing
		for _, item := range items {
			all[key{dirOf(path), item.Kind, item.Name}] = item
		}
	}
	return all, nil
}
