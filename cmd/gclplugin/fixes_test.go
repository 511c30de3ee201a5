package gclplugin_test

import (
	"os"
	"path/filepath"
	"testing"
)

// testFixes: each channel that applies fixes makes the golden files of the analyzers' own
// tests, and those compile.
func (x tools) testFixes(t *testing.T) {
	channels := map[string]func(tools) result{
		"incidentlint -fix":    func(y tools) result { return y.run(t, y.module, y.command, "-fix", "./...") },
		"go vet -vettool -fix": func(y tools) result { return y.run(t, y.module, "go", "vet", "-vettool="+y.command, "-fix", "./...") },
		"go fix -fixtool":      func(y tools) result { return y.run(t, y.module, "go", "fix", "-fixtool="+y.command, "./...") },
		"golangci-lint --fix": func(y tools) result {
			return y.run(t, y.module, y.golangci, "run", "-c", config(t, linters{"incidentlint": nil}), "--fix", "--allow-parallel-runners", "./...")
		},
	}
	for _, analyzer := range []string{"unboundedretry", "ormmutate"} {
		data := filepath.Join(x.module, "../src", analyzer, "fixes")
		want := read(t, filepath.Join(data, "fixes.go.golden"))
		for name, fix := range channels {
			y := x
			y.module = t.TempDir()
			write(t, filepath.Join(y.module, "go.mod"), "module example.com/fixes\n\ngo 1.26.0\n\nrequire github.com/cenkalti/backoff/v4 v4.3.0\n")
			write(t, filepath.Join(y.module, "go.sum"), read(t, filepath.Join(x.module, "../libraries/go.sum")))
			write(t, filepath.Join(y.module, "fixes.go"), read(t, filepath.Join(data, "fixes.go")))
			r := fix(y)
			if got := read(t, filepath.Join(y.module, "fixes.go")); got != want {
				t.Errorf("%s makes\n%s\nand says %s%s", name, got, r.stdout, r.stderr)
			}
			if r := y.run(t, y.module, "go", "vet", "./..."); r.exit != 0 {
				t.Errorf("after %s: %s", name, r.stderr)
			}
		}
	}
}

func read(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func write(t *testing.T, file, text string) {
	t.Helper()
	if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}
