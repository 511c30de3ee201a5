package main

import (
	"path/filepath"
	"strings"
	"testing"
)

// TestReadme runs the README's first command, and compares the picture above it
// with what is printed.
func TestReadme(t *testing.T) {
	t.Parallel()
	readme := read(t, filepath.Join("..", ".."), "README.md")
	const command = "go run ./cmd/incidentlint -C testdata/incidents ./...\n"
	if !strings.Contains(readme, "\n"+command) {
		t.Errorf("README.md does not show %q", command)
	}
	_, picture, _ := strings.Cut(readme, "$ incidentlint ./...\n")
	picture, _, _ = strings.Cut(picture, "```")
	lintIn(t, filepath.Join("..", "..", "testdata", "incidents"), "./...").want(t, 1, picture, "")
}
