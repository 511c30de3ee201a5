package gclplugin_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

const incidentPage = "../../docs/incidents/client-that-kept-asking.md"

var goBlock = regexp.MustCompile("(?s)```go\n(.*?)```")

// TestIncidentPage holds the code on the page against the module it is from;
// testSame does that for the message.
func TestIncidentPage(t *testing.T) {
	page, err := os.ReadFile(incidentPage)
	if err != nil {
		t.Fatal(err)
	}
	var sources strings.Builder
	err = filepath.WalkDir("../../testdata/incidents", func(file string, _ fs.DirEntry, err error) error {
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
	blocks := goBlock.FindAllSubmatch(page, -1)
	if len(blocks) < 2 {
		t.Fatalf("the page has %d blocks of code, want the bug and the fix", len(blocks))
	}
	for _, block := range blocks {
		if !strings.Contains(sources.String(), string(block[1])) {
			t.Errorf("no file of testdata/incidents holds this code of the page:\n%s", block[1])
		}
	}
}
