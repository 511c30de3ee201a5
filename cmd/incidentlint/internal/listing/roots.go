package listing

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"github.com/incidentlint/incidentlint/cmd/incidentlint/internal/gocmd"
)

// Roots are the packages that the user asks for, as go vet will analyse them:
// a package together with its tests, and its external test.
type Roots struct {
	ids  []string            // as go vet names them; a name can occur twice
	dirs map[string][]string // by ID

	files map[string]bool // all of them, absolute
}

// FindRoots lists the packages that match the patterns. It does not load what
// they import: it costs less than half of a go vet that finds all in its cache.
func FindRoots(ctx context.Context, g *gocmd.Go, tags string, patterns []string) (*Roots, error) {
	args := append(tagArgs(tags), "--")
	all, err := list(ctx, g, "ImportPath,Dir,GoFiles,CgoFiles,TestGoFiles,XTestGoFiles", append(args, patterns...)...)
	if err != nil {
		return nil, err
	}
	roots := &Roots{dirs: make(map[string][]string), files: make(map[string]bool)}
	for _, p := range all {
		if p.ImportPath == "unsafe" {
			continue // go vet has nothing to say of it
		}
		if len(p.GoFiles)+len(p.CgoFiles)+len(p.TestGoFiles) > 0 {
			roots.add(p.ImportPath, p.Dir)
		}
		if len(p.XTestGoFiles) > 0 {
			roots.add(p.ImportPath+"_test", p.Dir)
		}
		for _, file := range slices.Concat(p.GoFiles, p.CgoFiles, p.TestGoFiles, p.XTestGoFiles) {
			roots.files[filepath.Join(p.Dir, file)] = true
		}
	}
	slices.Sort(roots.ids)
	return roots, nil
}

func (r *Roots) add(id, dir string) {
	r.ids = append(r.ids, id)
	r.dirs[id] = append(r.dirs[id], dir)
}

// Len returns how many results go vet has for them.
func (r *Roots) Len() int { return len(r.ids) }

// Has reports whether the package of the ID is one of them. go vet can replay
// what it once found in another, which is now only imported.
func (r *Roots) Has(id string) bool { return len(r.dirs[Plain(id)]) > 0 }

// HasFile reports whether the file, an absolute path, is one of theirs, by the
// build constraints of this run.
func (r *Roots) HasFile(file string) bool { return r.files[file] }

// Files returns their files, absolute, in order.
func (r *Roots) Files() []string { return slices.Sorted(maps.Keys(r.files)) }

// IDs returns the packages as go vet names them, in order.
func (r *Roots) IDs() []string { return r.ids }

// Key returns a short string that differs for other packages.
func (r *Roots) Key() string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%q", r.ids))
	return hex.EncodeToString(sum[:8])
}

// File returns where file, as a diagnostic of the package spells it, is on
// this machine: go's cache can replay what was found in another checkout.
// A file that is not the package's (by a line directive) is returned as it is.
func (r *Roots) File(id, file string, exists func(string) bool) string {
	for _, dir := range r.dirs[Plain(id)] {
		if here := filepath.Join(dir, filepath.Base(file)); exists(here) {
			return here
		}
	}
	return file
}

// Place returns the file of that base name in the package; false if it is none of theirs.
func (r *Roots) Place(id, base string) (string, bool) {
	for _, dir := range r.dirs[id] {
		if file := filepath.Join(dir, base); r.HasFile(file) {
			return file, true
		}
	}
	return "", false
}

// Plain returns the import path in an ID: "p" for "p [p.test]".
func Plain(id string) string {
	path, _, _ := strings.Cut(id, " ")
	return path
}
