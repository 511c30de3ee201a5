package gclplugin_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// linters are the settings of the plugins that a configuration enables, by
// name; nil for none.
type linters map[string]any

// config writes a configuration of golangci-lint in which nothing but linters
// is enabled and nothing hides a finding.
func config(t *testing.T, enabled linters) string {
	t.Helper()
	custom := make(map[string]any)
	var names []string
	for name, settings := range enabled {
		names = append(names, name)
		custom[name] = map[string]any{"type": "module", "settings": settings}
	}
	text, err := json.MarshalIndent(map[string]any{ // JSON is YAML
		"version": "2",
		"linters": map[string]any{
			"default":    "none",
			"enable":     names,
			"settings":   map[string]any{"custom": custom},
			"exclusions": map[string]any{"generated": "disable"},
		},
		"issues": map[string]any{"max-issues-per-linter": 0, "max-same-issues": 0, "uniq-by-line": false},
	}, "", "\t")
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), ".golangci.yml")
	if err := os.WriteFile(file, text, 0o666); err != nil {
		t.Fatal(err)
	}
	return file
}

// lint runs golangci-lint in x.module.
func (x tools) lint(t *testing.T, enabled linters, packages ...string) result {
	t.Helper()
	args := []string{"run", "-c", config(t, enabled), "--path-mode=abs", "--show-stats=false", "--output.json.path=stdout",
		"--allow-parallel-runners"} // else it fails while another one runs anywhere on the machine
	return x.run(t, x.module, x.golangci, append(args, packages...)...)
}

// byGolangci is the channel of golangci-lint. From the bundle it takes the
// analyzer out of the text.
func (x tools) byGolangci(t *testing.T, enabled linters, packages ...string) []finding {
	t.Helper()
	r := x.lint(t, enabled, packages...)
	found := x.issues(t, r)
	wantExit(t, "golangci-lint", r, len(found) > 0)
	return found
}

func (x tools) issues(t *testing.T, r result) []finding {
	t.Helper()
	var out struct {
		Issues []struct {
			FromLinter, Text string
			Pos              struct {
				Filename     string
				Line, Column int
			}
		}
	}
	if err := json.NewDecoder(bytes.NewReader(r.stdout)).Decode(&out); err != nil {
		t.Fatalf("golangci-lint, exit %d: %v\n%s%s", r.exit, err, r.stdout, r.stderr)
	}
	var found []finding
	for _, issue := range out.Issues {
		f := finding{file: x.relative(t, issue.Pos.Filename), line: issue.Pos.Line, column: issue.Pos.Column,
			analyzer: issue.FromLinter, message: issue.Text}
		if f.analyzer == "incidentlint" {
			f.analyzer, f.message, _ = strings.Cut(issue.Text, ": ")
		}
		found = append(found, f)
	}
	return sorted(found)
}
