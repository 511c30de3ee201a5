package gclplugin_test

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// A finding is one in the form that all channels can be brought to.
type finding struct {
	file         string // relative to the module, with slashes
	line, column int
	analyzer     string
	category     string // "" from golangci-lint, which drops it
	message      string
}

func (f finding) String() string {
	return fmt.Sprintf("%s:%d:%d: %s: %s", f.file, f.line, f.column, f.analyzer, f.message)
}

// byCommand is the channel of the pre-merge check: incidentlint -json.
func (x tools) byCommand(t *testing.T, args ...string) []finding {
	t.Helper()
	r := x.run(t, x.module, x.command, append([]string{"-json"}, args...)...)
	var out struct {
		Findings []struct {
			Analyzer, Category, File, Message string
			Line, Column                      int
		}
		NotAnalysed []any
	}
	if err := json.Unmarshal(r.stdout, &out); err != nil {
		t.Fatalf("incidentlint, exit %d: %v\n%s%s", r.exit, err, r.stdout, r.stderr)
	}
	if len(out.NotAnalysed) > 0 {
		t.Errorf("incidentlint has not analysed %v", out.NotAnalysed)
	}
	var found []finding
	for _, f := range out.Findings {
		found = append(found, finding{file: x.relative(t, f.File), line: f.Line, column: f.Column,
			analyzer: f.Analyzer, category: f.Category, message: f.Message})
	}
	wantExit(t, "incidentlint", r, len(found) > 0)
	return sorted(found)
}

// byVet is the channel of go vet -vettool.
func (x tools) byVet(t *testing.T, args ...string) []finding {
	t.Helper()
	r := x.run(t, x.module, "go", append([]string{"vet", "-vettool=" + x.command, "-json"}, args...)...)
	if r.exit != 0 {
		t.Fatalf("go vet -json: exit %d: %s", r.exit, r.stderr)
	}
	var found []finding
	for units := json.NewDecoder(bytes.NewReader(r.stdout)); ; {
		// Besides lists of findings there can be {"error": …}: that fails here.
		var unit map[string]map[string][]struct{ Category, Posn, Message string }
		err := units.Decode(&unit)
		if errors.Is(err, io.EOF) {
			return sorted(found)
		}
		if err != nil {
			t.Fatalf("go vet -json: %v\n%s", err, r.stdout)
		}
		for pkg, analyzers := range unit {
			for analyzer, list := range analyzers {
				for _, d := range list {
					found = append(found, vetFinding(t, pkg, analyzer, d.Category, d.Posn, d.Message))
				}
			}
		}
	}
}

// vetFinding takes the directory from the import path: what the go command
// has in its cache can come from another checkout, whose paths it still has.
func vetFinding(t *testing.T, pkg, analyzer, category, posn, message string) finding {
	t.Helper()
	pkg, _, _ = strings.Cut(pkg, " ") // "p [p.test]"
	parts := strings.Split(posn, ":")
	if len(parts) < 3 {
		t.Fatalf("go vet -json: position %q", posn)
	}
	line, err1 := strconv.Atoi(parts[len(parts)-2])
	column, err2 := strconv.Atoi(parts[len(parts)-1])
	if err := errors.Join(err1, err2); err != nil {
		t.Fatal(err)
	}
	file := filepath.Base(strings.Join(parts[:len(parts)-2], ":"))
	dir := strings.TrimPrefix(strings.TrimPrefix(pkg, "example.com/incidents"), "/")
	return finding{file: path.Join(dir, file), line: line, column: column, analyzer: analyzer, category: category, message: message}
}

func (x tools) relative(t *testing.T, file string) string {
	t.Helper()
	if !filepath.IsAbs(file) {
		return filepath.ToSlash(file)
	}
	rel, err := filepath.Rel(x.module, file)
	if err != nil {
		t.Fatal(err)
	}
	return filepath.ToSlash(rel)
}

// wantExit checks the exit code: 1 with findings, 0 without.
func wantExit(t *testing.T, program string, r result, anyFound bool) {
	t.Helper()
	want := 0
	if anyFound {
		want = 1
	}
	if r.exit != want {
		t.Errorf("%s: exit %d, want %d: %s", program, r.exit, want, r.stderr)
	}
}

func sorted(found []finding) []finding {
	slices.SortFunc(found, func(a, b finding) int {
		return cmp.Or(strings.Compare(a.file, b.file), cmp.Compare(a.line, b.line), strings.Compare(a.String(), b.String()))
	})
	return found
}

// spelled returns the findings as lines.
func spelled(found []finding) []string {
	var lines []string
	for _, f := range found {
		lines = append(lines, f.String())
	}
	return lines
}

// wantSame checks that both are the same lines, and says which are not.
func wantSame(t *testing.T, what string, got, want []string) {
	t.Helper()
	for _, line := range got {
		if !slices.Contains(want, line) {
			t.Errorf("%s: has    %s", what, line)
		}
	}
	for _, line := range want {
		if !slices.Contains(got, line) {
			t.Errorf("%s: misses %s", what, line)
		}
	}
	if !t.Failed() && !slices.Equal(got, want) {
		t.Errorf("%s: %d findings, want %d: some come twice", what, len(got), len(want))
	}
}
