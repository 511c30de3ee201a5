// Package tree reads and writes files of a source tree that somebody else has written: only
// what is a file is read, and no link leads out of the tree.
package tree

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// Root returns the top of the git repository that holds dir, an absolute path;
// dir itself if there is none.
func Root(dir string) string {
	for at := dir; ; at = filepath.Dir(at) {
		if _, err := os.Stat(filepath.Join(at, ".git")); err == nil {
			return at
		}
		if at == filepath.Dir(at) {
			return dir
		}
	}
}

// maxSize is the size of the largest file that is read, in bytes.
const maxSize = 64 << 20

// Read returns the content of a file. What never ends, a device or a pipe, is an error, and so is
// a file larger than any that people write.
func Read(name string) ([]byte, error) {
	info, err := os.Stat(name)
	switch {
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, &os.PathError{Op: "read", Path: name, Err: errors.New("it is no regular file")}
	case info.Size() > maxSize:
		return nil, &os.PathError{Op: "read", Path: name, Err: fmt.Errorf("it has %d MB, at most %d are read", info.Size()>>20, maxSize>>20)}
	}
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return io.ReadAll(io.LimitReader(file, maxSize))
}

// Create creates or empties a file, an absolute path. If that lies in the tree around dir, links
// are followed within the tree only.
func Create(dir, name string) (*os.File, error) {
	top := Root(dir)
	rel, err := filepath.Rel(top, name)
	if err != nil || !filepath.IsLocal(rel) {
		return os.Create(name)
	}
	root, err := os.OpenRoot(top)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	return root.Create(rel)
}

// LeadsOut reports whether name, an absolute path, is behind its links somewhere outside of the
// tree around dir, or of that around itself if it is named outside already.
func LeadsOut(dir, name string) bool {
	top := Root(dir)
	if !isBelow(top, name) {
		top = Root(filepath.Dir(name))
	}
	realTop, err := filepath.EvalSymlinks(top)
	if err != nil {
		return true
	}
	target, err := filepath.EvalSymlinks(name)
	return err != nil || !isBelow(realTop, target)
}

func isBelow(top, name string) bool {
	rel, err := filepath.Rel(top, name)
	return err == nil && filepath.IsLocal(rel)
}
