package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// The subjects by name; growth is many, and the last is not for the command line.
const (
	std       = "std"
	incidents = "incidents"
	module    = "module"
	growth    = "growth"
	own       = "own" // what facts are measured on
)

// A subject is code to vet.
type subject struct {
	kind string
	name string // for people
	dir  string
	args []string // of go vet: packages, before them flags
}

// findSubjects returns the subjects that were asked for. That the incidents
// are missing is an error only if they were asked for by name.
func (b *bench) findSubjects() ([]subject, error) {
	find := map[string]func() (subject, error){std: b.findStd, incidents: b.findIncidents, module: b.findModule}
	var found []subject
	for _, kind := range []string{std, incidents, module} {
		if len(b.subjects) > 0 && !slices.Contains(b.subjects, kind) {
			continue
		}
		s, err := find[kind]()
		if kind == incidents && len(b.subjects) == 0 && errors.Is(err, fs.ErrNotExist) {
			progress("%s is left out: %v", kind, err)
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", kind, err)
		}
		found = append(found, s)
	}
	return found, nil
}

func (b *bench) findStd() (subject, error) {
	return subject{std, "database/sql net/http", b.root, []string{"database/sql", "net/http"}}, nil
}

func (b *bench) findIncidents() (subject, error) {
	return b.copied(incidents, "testdata/incidents", filepath.Join(b.root, "testdata", "incidents"))
}

// findModule copies the large module: a directory as it is, path@version from
// the module cache.
func (b *bench) findModule() (subject, error) {
	if !strings.Contains(b.module, "@") {
		return b.copied(module, filepath.Base(b.module), b.module)
	}
	progress("fetching %s", b.module)
	out, err := b.output(b.tmp, "go", "mod", "download", "-json", b.module)
	if err != nil {
		return subject{}, err
	}
	var fetched struct{ Dir string }
	if err := json.Unmarshal([]byte(out), &fetched); err != nil {
		return subject{}, err
	}
	return b.copied(module, b.module, fetched.Dir)
}

// copied returns a copy of a module as a subject: what others edit meanwhile
// does not change the run, and -edit has something to edit.
func (b *bench) copied(kind, name, from string) (subject, error) {
	if _, err := os.Stat(filepath.Join(from, "go.mod")); err != nil {
		return subject{}, err
	}
	dir := filepath.Join(b.tmp, kind)
	if err := os.CopyFS(dir, os.DirFS(from)); err != nil {
		return subject{}, err
	}
	// A missing module shows here, not in the middle of a measurement.
	if _, err := b.output(dir, "go", "list", "-deps", "-test", "./..."); err != nil {
		return subject{}, err
	}
	return subject{kind, name, dir, []string{"./..."}}, nil
}
