package main

import (
	"bytes"
	"crypto/rand"
	"os"
	"path/filepath"
	"strings"
)

// A tool is a vettool to measure.
type tool struct {
	name   string
	binary string
	flags  []string // of its own
}

// The tools, in the order in which they run; costs are indexed by these.
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
	return []tool{noop: {"noop", floor, nil}, suite: {"suite", ours, nil}, stock: {"go vet", vet, nil}}, nil
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
