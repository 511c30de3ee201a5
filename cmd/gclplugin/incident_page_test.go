package gclplugin_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var (
	goBlock     = regexp.MustCompile("(?s)```go\n(.*?)```")
	findingLine = regexp.MustCompile(`(?m)^\S+\.go:\d+:\d+: .*$`)
)

// TestIncidentPages holds the code on each page against the module it is from;
// testSame does that for the messages.
func TestIncidentPages(t *testing.T) {
	var sources strings.Builder
	err := filepath.WalkDir("../../testdata/incidents", func(file string, _ fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(file) != ".go" {
			return err
		}
		source, err := os.ReadFile(file)
		sources.Write(source)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for file, page := range incidentPages(t) {
		blocks := goBlock.FindAllStringSubmatch(page, -1)
		if len(blocks) < 2 {
			t.Errorf("%s has %d blocks of code, want the bug and the fix", file, len(blocks))
		}
		for _, block := range blocks {
			if !strings.Contains(sources.String(), block[1]) {
				t.Errorf("no file of testdata/incidents holds this code of %s:\n%s", file, block[1])
			}
		}
	}
}

// wantOnPages checks that each incident's page quotes findings, and none but those
// that are found.
func wantOnPages(t *testing.T, found []finding) {
	t.Helper()
	for file, page := range incidentPages(t) {
		quoted := findingLine.FindAllString(page, -1)
		if len(quoted) == 0 {
			t.Errorf("%s quotes no finding", file)
		}
		for _, line := range quoted {
			if !slices.Contains(spelled(found), line) {
				t.Errorf("%s quotes what is not found:\n%s", file, line)
			}
		}
	}
}

// incidentPages returns the pages in docs/incidents by their files.
func incidentPages(t *testing.T) map[string]string {
	t.Helper()
	files, err := filepath.Glob("../../docs/incidents/*.md")
	if err != nil || len(files) == 0 {
		t.Fatalf("no pages in docs/incidents: %v", err)
	}
	pages := make(map[string]string)
	for _, file := range files {
		pages[filepath.Base(file)] = read(t, file)
	}
	return pages
}
