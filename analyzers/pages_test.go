package analyzers_test

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/incidentlint/incidentlint/analyzers"
)

//go:generate go test -run=TestPagesAreInSync . -update

var update = flag.Bool("update", false, "write docs/analyzers instead of comparing")

// TestPagesAreInSync compares docs/analyzers with what doc.go gives.
func TestPagesAreInSync(t *testing.T) {
	dir := filepath.Join("..", "docs", "analyzers")
	wanted := make(map[string]bool)
	for _, entry := range analyzers.Suite {
		file := filepath.Join(dir, entry.Page.Name+".md")
		wanted[file] = true
		text := "<!-- Generated from doc.go by go generate ./analyzers; do not edit. -->\n\n" + entry.Page.Markdown()
		if *update {
			if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		if got, err := os.ReadFile(file); err != nil || string(got) != text {
			t.Errorf("%s is not what doc.go gives (%v), run go generate ./analyzers", file, err)
		}
	}
	files, _ := filepath.Glob(filepath.Join(dir, "*.md"))
	for _, file := range files {
		if !wanted[file] {
			t.Errorf("%s is the page of no analyzer", file)
		}
	}
}
