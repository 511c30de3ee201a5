package resurrect

import (
	"errors"
	"path"
	"strings"

	"github.com/incidentlint/incidentlint/analyzers"
	"github.com/incidentlint/incidentlint/cmd/incidentlint/internal/git"
)

// A key is a name and where it belongs.
type key struct {
	dir  string // of the package; "" for the top
	kind analyzers.Kind
	name string
}

// files reads versions of files, each once.
type files struct {
	objects     *git.Objects
	latest      map[string]git.Change // by path, the versions that were read last
	texts       map[string]string     // those, by hash
	inventories map[string]inventory
	packages    map[string]map[key]analyzers.Item // by directory and what it holds
	modules     map[string]string                 // import paths by directory
	hashSize    int                               // in bytes
}

func newFiles(repo *git.Repo, hashSize int) (*files, error) {
	objects, err := repo.Objects()
	return &files{
		objects:     objects,
		latest:      make(map[string]git.Change),
		texts:       make(map[string]string),
		inventories: make(map[string]inventory),
		packages:    make(map[string]map[key]analyzers.Item),
		modules:     make(map[string]string),
		hashSize:    hashSize,
	}, err
}

func (f *files) close() { f.objects.Close() }

// text returns a version of a file, "" for none.
func (f *files) text(hash string) (string, error) {
	if text, ok := f.texts[hash]; ok || hash == "" {
		return text, nil
	}
	return f.objects.Read(hash)
}

// versions returns the texts of a file before and after a change. Those of the last
// change of each file are kept, for who walks through a history.
func (f *files) versions(c git.Change) (before, after string, err error) {
	if before, err = f.text(c.Old); err != nil {
		return "", "", err
	}
	if after, err = f.text(c.New); err != nil {
		return "", "", err
	}
	last := f.latest[c.Path]
	delete(f.texts, last.Old)
	delete(f.texts, last.New)
	f.latest[c.Path], f.texts[c.Old], f.texts[c.New] = c, before, after
	delete(f.texts, "")
	return before, after, nil
}

// removedLines returns the lines of old that new does not have, one after the other. Lines
// that both begin and end with are not compared one by one.
func removedLines(old, new string) string {
	n := min(len(old), len(new))
	start := 0
	for start < n && old[start] == new[start] {
		start++
	}
	start = strings.LastIndexByte(old[:start], '\n') + 1
	end := 0
	for end < n-start && old[len(old)-1-end] == new[len(new)-1-end] {
		end++
	}
	if i := strings.IndexByte(old[len(old)-end:], '\n'); i >= 0 {
		end -= i + 1
	} else {
		end = 0
	}
	kept := make(map[string]bool)
	for line := range strings.Lines(new[start : len(new)-end]) {
		kept[strings.TrimSuffix(line, "\n")] = true
	}
	var removed strings.Builder
	for line := range strings.Lines(old[start : len(old)-end]) {
		if line = strings.TrimSuffix(line, "\n"); !kept[line] {
			removed.WriteString(line + "\n")
		}
	}
	return removed.String()
}

// An inventory is what a version of a file holds.
type inventory struct {
	items    []analyzers.Item
	isBroken bool // it does not parse, and what it holds is not known
}

// inventory returns that of a version, an empty one for none.
func (f *files) inventory(hash string) (inventory, error) {
	if hash == "" {
		return inventory{}, nil
	}
	if known, ok := f.inventories[hash]; ok {
		return known, nil
	}
	text, err := f.text(hash)
	if err != nil {
		return inventory{}, err
	}
	items, parseErr := analyzers.Inventory(text)
	f.inventories[hash] = inventory{items, parseErr != nil}
	return f.inventories[hash], nil
}

// items returns what the changed files held before and hold after. A file of which a
// version is broken, with a conflict in it that was committed, has not changed.
func (f *files) items(changes []git.Change) (before, after map[key]analyzers.Item, err error) {
	before, after = make(map[key]analyzers.Item), make(map[key]analyzers.Item)
	for _, c := range changes {
		if !isAnalysed(c.Path) {
			continue
		}
		old, err := f.inventory(c.Old)
		if err != nil {
			return nil, nil, err
		}
		now, err := f.inventory(c.New)
		if err != nil {
			return nil, nil, err
		}
		if !old.isBroken && !now.isBroken {
			old.addTo(before, c.Path)
			now.addTo(after, c.Path)
		}
	}
	return before, after, nil
}

func (i inventory) addTo(items map[key]analyzers.Item, file string) {
	for _, item := range i.items {
		items[key{dirOf(file), item.Kind, item.Name}] = item
	}
}

// isAnalysed reports whether a file is one that findings can be in: no test, no test
// data, nothing vendored.
func isAnalysed(file string) bool {
	if strings.HasSuffix(file, "_test.go") || !strings.HasSuffix(file, ".go") {
		return false
	}
	for dir := range strings.SplitSeq(dirOf(file), "/") {
		if dir == "vendor" || dir == "testdata" || strings.HasPrefix(dir, "_") || strings.HasPrefix(dir, ".") {
			return false
		}
	}
	return true
}

func dirOf(file string) string {
	if dir := path.Dir(file); dir != "." {
		return dir
	}
	return ""
}

// importPath returns the import path of the package in a directory of a tree.
func (f *files) importPath(tree, dir string) (string, error) {
	if known, ok := f.modules[dir]; ok {
		return known, nil
	}
	mod, err := f.objects.Read(tree + ":" + path.Join(dir, "go.mod"))
	result := ""
	switch {
	case err == nil:
		result = moduleOf(mod)
	case !errors.Is(err, git.ErrMissing):
		return "", err
	case dir == "":
		return "", nil // GOPATH mode: no name can be matched
	default:
		parent, err := f.importPath(tree, dirOf(dir))
		if err != nil {
			return "", err
		}
		result = path.Join(parent, path.Base(dir))
	}
	f.modules[dir] = result
	return result, nil
}

// moduleOf returns the path in the module line of a go.mod.
func moduleOf(mod string) string {
	for line := range strings.Lines(mod) {
		if rest, ok := strings.CutPrefix(strings.TrimSpace(line), "module "); ok {
			rest, _, _ = strings.Cut(rest, "//")
			return strings.Trim(strings.TrimSpace(rest), "\"`")
		}
	}
	return ""
}
