package gclplugin_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

// testSettings: a setting has the effect that its flag has in go vet.
func (x tools) testSettings(t *testing.T) {
	packages := []string{"./database", "./exam", "./notify"}
	block := func(key string, v any) map[string]any { return map[string]any{key: v} }
	remote := block("remote", []string{"example.com/incidents/notify.Sender.Send"})
	tests := []struct {
		name    string
		enabled linters
		flag    string
		files   []string // with a finding
	}{
		{"category", linters{"incidentlint": block("unboundedretry", block("retry-forever", false))},
			"-unboundedretry.retry-forever=false", []string{"exam/session.go"}},
		{"category, single", linters{"unboundedretry": block("retry-forever", false)},
			"-unboundedretry.retry-forever=false", []string{"exam/session.go"}},
		{"declared", linters{"incidentlint": block("effects", remote)},
			"-effects.remote=example.com/incidents/notify.Sender.Send", []string{"database/open.go", "exam/session.go", "notify/notify.go"}},
		{"declared, single", linters{"unboundedretry": block("effects", remote)},
			"-effects.remote=example.com/incidents/notify.Sender.Send", []string{"database/open.go", "exam/session.go", "notify/notify.go"}},
		{"disabled", linters{"incidentlint": block("disable", []string{"unboundedretry"})},
			"-unboundedretry=false", nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			found := x.byGolangci(t, test.enabled, packages...)
			var files []string
			for _, f := range found {
				files = append(files, f.file)
			}
			wantSame(t, "files", files, test.files)
			wantSame(t, "against go vet", spelled(found), spelled(x.byVet(t, append([]string{test.flag}, packages...)...)))
		})
	}
}

// testBadSettings: golangci-lint fails, exit 3, and says why.
func (x tools) testBadSettings(t *testing.T) {
	remote := func(name string) map[string]any {
		return map[string]any{"effects": map[string]any{"remote": name}}
	}
	tests := []struct {
		name    string
		enabled linters
		want    []string
	}{
		{"unknown key", linters{"incidentlint": map[string]any{"unboundedretri": map[string]any{"tests": true}}},
			[]string{`unknown key "unboundedretri"`, "known are:", "unboundedretry"}},
		{"unknown flag", linters{"unboundedretry": map[string]any{"hotretry": true}},
			[]string{`unknown key "hotretry"`, "known are:", "hot-retry"}},
		{"two that differ", linters{"incidentlint": remote("example.com/a.F"), "unboundedretry": remote("example.com/b.F")},
			[]string{"incidentlint", "unboundedretry", "differ", "example.com/a.F", "example.com/b.F"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			r := x.lint(t, test.enabled, "./answers")
			if r.exit != 3 {
				t.Errorf("exit %d, want 3", r.exit)
			}
			for _, want := range test.want {
				if !bytes.Contains(r.stderr, []byte(want)) {
					t.Errorf("golangci-lint says %s, which lacks %s", r.stderr, want)
				}
			}
		})
	}
}

// testNolint: the comment names the linter as golangci-lint knows it, so the
// bundle by its own name, and an analyzer where it is enabled by name.
func (x tools) testNolint(t *testing.T) {
	tests := []struct {
		comment string
		enabled linters
		hides   bool
	}{
		{"//nolint:incidentlint // shown in a lesson", linters{"incidentlint": nil}, true},
		{"//nolint:unboundedretry // shown in a lesson", single(), true},
		{"//nolint:unboundedretry // shown in a lesson", linters{"incidentlint": nil}, false},
	}
	for _, test := range tests {
		y := x.commented(t, test.comment)
		found := y.byGolangci(t, test.enabled, "./exam", "./database")
		want := []string{"database/open.go", "exam/session.go"}
		if test.hides {
			want = want[:1]
		}
		var files []string
		for _, f := range found {
			files = append(files, f.file)
		}
		wantSame(t, fmt.Sprintf("%s under %v", test.comment, test.enabled), files, want)
	}
}

// copied returns x with a copy of its module, to be changed.
func (x tools) copied(t *testing.T) tools {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(x.module)); err != nil {
		t.Fatal(err)
	}
	dir, err := filepath.EvalSymlinks(dir) // golangci-lint resolves it as well
	if err != nil {
		t.Fatal(err)
	}
	x.module = dir
	return x
}
