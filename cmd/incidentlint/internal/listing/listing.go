// Package listing asks go list about packages: where they are, and which of
// them cannot be loaded.
package listing

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/incidentlint/incidentlint/cmd/incidentlint/internal/gocmd"
)

// A Package is one of go list's, with the fields that were asked for.
type Package struct {
	ImportPath string // "p", and with tests "p [p.test]", "p_test [p.test]", "p.test"
	Name       string
	Dir        string
	ForTest    string
	Imports    []string
	Deps       []string
	Error      *LoadError
	DepsErrors []*LoadError

	GoFiles, CgoFiles, TestGoFiles, XTestGoFiles []string

	// IsRoot is set by Units: go vet reports on this variant, and not only on
	// another one with more files.
	IsRoot bool `json:"-"`
}

// A LoadError says why a package, or one that it imports, cannot be loaded.
type LoadError struct {
	ImportStack []string // from the package to the one at fault
	Pos         string   // "file:line:column", relative; can be ""
	Err         string   // can have several lines
}

// list runs go list -e with args and returns the packages in its order.
func list(ctx context.Context, g *gocmd.Go, fields string, args ...string) ([]*Package, error) {
	var all []*Package
	args = append([]string{"list", "-e", "-json=" + fields}, args...)
	result, err := g.Run(ctx, args, func(r io.Reader) (err error) {
		all, err = decode(r)
		return err
	})
	if err != nil {
		return nil, err
	}
	if result.Failed && len(all) == 0 {
		return nil, errors.New(gocmd.FirstLine(result.Stderr))
	}
	return all, nil
}

func decode(r io.Reader) ([]*Package, error) {
	var all []*Package
	for decoder := json.NewDecoder(r); ; {
		p := new(Package)
		err := decoder.Decode(p)
		if err == io.EOF {
			return all, nil
		}
		if err != nil {
			return all, fmt.Errorf("cannot read the output of go list: %w", err)
		}
		all = append(all, p)
	}
}

// tagArgs are the arguments for build tags.
func tagArgs(tags string) []string {
	if tags == "" {
		return nil
	}
	return []string{"-tags=" + tags}
}
