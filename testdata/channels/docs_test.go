package channels_test

import (
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestTableNamesTests: the tests that docs/channels.md promises are there.
func TestTableNamesTests(t *testing.T) {
	var sources strings.Builder
	for _, pattern := range []string{"*_test.go", "../../cmd/*/*_test.go"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: %v", pattern, err)
		}
		for _, file := range files {
			sources.WriteString(read(t, file))
		}
	}
	promised := regexp.MustCompile("`(Test[A-Za-z]+)(?:/([^`]+))?`").FindAllStringSubmatch(read(t, filepath.Join(topDir, "docs", "channels.md")), -1)
	if len(promised) < 20 {
		t.Errorf("%d tests are promised, the table has more rows", len(promised))
	}
	for _, p := range promised {
		if !strings.Contains(sources.String(), "func "+p[1]+"(t *testing.T)") {
			t.Errorf("there is no test %s", p[1])
		}
		if p[2] != "" && !strings.Contains(sources.String(), `t.Run("`+p[2]+`"`) {
			t.Errorf("%s has no part %q", p[1], p[2])
		}
	}
}
