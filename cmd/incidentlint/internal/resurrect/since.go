package resurrect

import (
	"errors"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/incidentlint/incidentlint/analyzers"
	"github.com/incidentlint/incidentlint/cmd/incidentlint/internal/git"
)

// Since returns what a commit behind rev, on any branch that HEAD has merged, has removed
// and HEAD has all the same.
func Since(repo *git.Repo, rev string) (analyzers.Ledger, error) {
	from, err := repo.Commit(rev)
	if err != nil {
		return nil, err
	}
	head, err := repo.Commit("HEAD")
	if err != nil {
		return nil, err
	}
	cut, err := repo.ShallowAt()
	if err != nil {
		return nil, err
	}
	asked, err := repo.Commits(from + ".." + head)
	if err != nil {
		return nil, err
	}
	if slices.ContainsFunc(asked, func(c string) bool { return cut[c] }) {
		return nil, fmt.Errorf("this clone is shallow and lacks history behind %s, get it with git fetch --unshallow", rev)
	}
	s, err := newSearch(repo, head)
	if err != nil {
		return nil, err
	}
	defer s.files.close()
	back, err := s.returned(from, head)
	if err != nil {
		return nil, err
	}
	return s.ledger(back)
}

// returned returns what was removed between the commits and stands in the result.
func (s *search) returned(from, head string) ([]*Return, error) {
	commits, err := s.repo.Log([]string{"--no-merges", "--full-history", from + ".." + head}, nil)
	if err != nil {
		return nil, err
	}
	if s.line, err = s.repo.Commits("--first-parent", from+".."+head); err != nil {
		return nil, err
	}
	found := make(map[key]bool)
	var kept []*Return
	for _, c := range commits { // the last removal counts
		back, err := s.removedBy(c, head)
		if err != nil {
			return nil, err
		}
		for _, r := range back {
			if found[r.key] {
				continue
			}
			found[r.key] = true
			drop, err := s.isNoReturn(r, head, commits)
			if err != nil {
				return nil, err
			}
			if !drop {
				kept = append(kept, r)
			}
		}
	}
	return kept, nil
}

// removedBy returns what c has removed from its package, as it stands in the result.
func (s *search) removedBy(c git.Commit, head string) ([]*Return, error) {
	before, after, err := s.files.items(c.Changes)
	if err != nil {
		return nil, err
	}
	var back []*Return
	for _, k := range slices.SortedFunc(maps.Keys(before), compare) {
		if _, stays := after[k]; stays {
			continue
		}
		there, err := s.files.standing(head, k.dir)
		if err != nil {
			return nil, err
		}
		if now, ok := there[k]; ok && isSame(before[k], now) {
			back = append(back, &Return{key: k, then: before[k], now: now, state: c, Removed: c})
		}
	}
	return back, nil
}

func compare(a, b key) int {
	return strings.Compare(a.dir+"\x00"+a.name+string(a.kind), b.dir+"\x00"+b.name+string(b.kind))
}

// isNoReturn reports whether the name was never gone, gone by a move, or is back on
// purpose; and sets what brings it back.
func (s *search) isNoReturn(r *Return, head string, commits []git.Commit) (bool, error) {
	for _, ask := range []func() (bool, error){
		func() (bool, error) { return isReversal(r.Removed), nil },
		func() (bool, error) { return s.isMove(r) },
		func() (bool, error) { return s.isMeant(r, commits) },
		func() (bool, error) { return s.staysAround(r) },
		func() (bool, error) { return s.findReturn(r, head) },
		func() (bool, error) { return s.isOfBranch(r, head) },
		func() (bool, error) {
			rest, err := s.withoutOthers([]*Return{r}, r.Removed.Hash)
			return len(rest) == 0, err
		},
	} {
		if yes, err := ask(); yes || err != nil {
			return yes, err
		}
	}
	return false, nil
}

// staysAround reports whether another file of the package still has the name.
func (s *search) staysAround(r *Return) (bool, error) {
	return s.hasName(r.Removed.Hash, r.key)
}

// isOfBranch reports whether the removal is the business of the branch that made it: the
// main line has not had the name before, or has not been without it since, and it was not
// the merge into the main line that lost the removal.
func (s *search) isOfBranch(r *Return, head string) (bool, error) {
	if slices.Contains(s.line, r.Removed.Hash) {
		return false, nil
	}
	behind, err := s.repo.Commits("--ancestry-path", r.Removed.Hash+".."+head)
	if err != nil {
		return false, err
	}
	merge := head
	for _, c := range s.line { // the last one is the first that has the removal
		if slices.Contains(behind, c) {
			merge = c
		}
	}
	had, err := s.hasName(merge+"^1", r.key)
	if err != nil || !had {
		return true, err
	}
	has, err := s.hasName(merge, r.key)
	return has && !strings.HasPrefix(merge, r.By), err
}

func (s *search) hasName(commit string, k key) (bool, error) {
	there, err := s.files.standing(commit, k.dir)
	_, has := there[k]
	return has, err
}

// findReturn sets the first commit behind the removal that has the name while a parent of
// it, behind the removal too, has not. It reports true if there is none, or it is no
// merge: then somebody has written the name anew, who may well need it.
func (s *search) findReturn(r *Return, head string) (isNone bool, err error) {
	gone := map[string]bool{r.Removed.Hash: true}
	line, err := s.repo.Commits("--ancestry-path", "--topo-order", "--reverse", "--parents", r.Removed.Hash+".."+head)
	if err != nil {
		return false, err
	}
	for _, entry := range line {
		commit, parents, _ := strings.Cut(entry, " ")
		there, err := s.files.standing(commit, r.dir)
		if err != nil {
			return false, err
		}
		if _, has := there[r.key]; !has {
			gone[commit] = true
			continue
		}
		for parent := range strings.FieldsSeq(parents) {
			if gone[parent] {
				r.By = commit[:7]
				return !strings.Contains(parents, " "), nil
			}
		}
	}
	return true, nil
}

// standing returns the items of the package in a directory at a commit; none if there is
// no such directory.
func (f *files) standing(commit, dir string) (map[key]analyzers.Item, error) {
	tree, err := f.objects.Read(commit + ":" + dir)
	if errors.Is(err, git.ErrMissing) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	at := dir + "\x00" + tree
	if known, ok := f.packages[at]; ok {
		return known, nil
	}
	items := make(map[key]analyzers.Item)
	for name, hash := range git.Tree(tree, f.hashSize) {
		file := path.Join(dir, name)
		if isAnalysed(file) {
			held, err := f.inventory(hash)
			if err != nil {
				return nil, err
			}
			held.addTo(items, file)
		}
	}
	f.packages[at] = items
	return items, nil
}
