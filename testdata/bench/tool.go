package main

import (
	"bytes"
	"crypto/rand"
	"os"
	"path/filepath"
	"strings"

	"github.com/incidentlint/incidentlint/analyzers"
)

// A tool is a vettool to measure.
type tool struct {
	name   string
	binary string
	flags  []string // of its own
}

// The tools that always run, in their order; costs are indexed by these.
const (
	noop = iota
	suite
	stock
)

// buildTools builds the tools that are ours and finds the stock one.
func (b *bench) buildTools() ([]tool, error) {
	progress("building the tools")
	floor, err := b.build("./testdata/bench/noop")
	if err != nil {
		return nil, err
	}
	ours := b.suite
	if ours == "" {
		ours, err = b.build("./cmd/incidentlint")
	} else {
		ours, err = filepath.Abs(ours)
	}
	if err != nil {
		return nil, err
	}
	// Where the distribution does not carry vet built, -n builds it.
	vet, err := b.output(b.root, "go", "tool", "-n", "vet")
	if err != nil {
		return nil, err
	}
	tools := []tool{noop: {"noop", floor, nil}, suite: {"suite", ours, nil}, stock: {"go vet", vet, nil}}
	if b.alone {
		for _, entry := range analyzers.Suite {
			tools = append(tools, tool{entry.Analyzer.Name + " alone", ours, []string{"-" + entry.Analyzer.Name}})
		}
	}
	if b.rivals {
		others, err := b.buildRivals()
		if err != nil {
			return nil, err
		}
		tools = append(tools, others...)
	}
	return tools, nil
}

// buildRivals builds the linters of others, from a module of their own.
func (b *bench) buildRivals() ([]tool, error) {
	binary := filepath.Join(b.tmp, "tools", "rivals")
	_, err := b.output(filepath.Join(b.root, "testdata", "bench", "rivals"), "go", "build", "-o", binary, ".")
	return []tool{
		{"errcheck", binary, []string{"-errcheck"}},
		{"bodyclose", binary, []string{"-bodyclose"}},
		{"sqlclosecheck", binary, []string{"-sqlclosecheck"}},
		{"staticcheck", binary, nil}, // it knows by its name which one it is
	}, err
}

// build builds a command of the repository and returns the binary.
func (b *bench) build(pkg string) (string, error) {
	binary := filepath.Join(b.tmp, "tools", filepath.Base(pkg))
	_, err := b.output(b.root, "go", "build", "-buildvcs=false", "-o", binary, pkg)
	return binary, err
}

// salted returns the tool as a copy that the go command takes for another
// tool, so that no cached vet result is used. Ours hash themselves for
// -V=full, hence the bytes at the end; the stock tool of a release prints the
// name it is called by and the release, hence the name.
func (b *bench) salted(t tool) (tool, error) {
	code, err := os.ReadFile(t.binary)
	if err != nil {
		return tool{}, err
	}
	salt := rand.Text()
	path := filepath.Join(b.tmp, "salted", strings.ReplaceAll(t.name, " ", "")+"-"+salt)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return tool{}, err
	}
	// One write: who appends to a binary may meet a process that holds it open.
	code = append(bytes.Clone(code), salt...)
	t.binary = path
	return t, os.WriteFile(path, code, 0o755)
}
