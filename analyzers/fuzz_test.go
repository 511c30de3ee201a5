package analyzers_test

import (
	"bytes"
	"cmp"
	"fmt"
	"go/format"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/checker"
	"golang.org/x/tools/go/packages"

	"github.com/incidentlint/incidentlint/analyzers"
	"github.com/incidentlint/incidentlint/analyzers/internal/linttest"
)

// FuzzSuite runs the suite on programs that a generator writes: nothing panics, two runs say
// the same, in one line each, and what a fix makes of a program is a program again.
func FuzzSuite(f *testing.F) {
	for seed := range 40 {
		choices := make([]byte, 20+5*seed)
		state := uint32(seed*7919 + 1)
		for i := range choices {
			state = state*1664525 + 1013904223
			choices[i] = byte(state >> 24)
		}
		f.Add(choices)
	}
	f.Fuzz(func(t *testing.T, choices []byte) {
		if len(choices) > 2000 {
			return
		}
		source := generate(choices)
		pkg := checkGenerated(t, source)
		first, second := diagnose(t, pkg), diagnose(t, pkg)
		if a, b := say(pkg, first), say(pkg, second); a != b {
			t.Errorf("two runs differ:\n%s\nand\n%s\n%s", a, b, source)
		}
		for _, d := range first {
			if broken := linttest.Broken(d.Message, d.analyzer); broken != "" {
				t.Errorf("message %q %s", d.Message, broken)
			}
			for _, fix := range d.SuggestedFixes {
				fixed, err := apply(pkg.Fset, source, fix)
				if err != nil {
					t.Errorf("the fix of %q: %v\n%s", d.Message, err, source)
					continue
				}
				checkGenerated(t, fixed)
			}
		}
	})
}

// say returns the diagnostics as lines.
func say(pkg *packages.Package, all []diagnostic) string {
	var b strings.Builder
	for _, d := range all {
		fmt.Fprintf(&b, "%s: %s: %s\n", pkg.Fset.Position(d.Pos), d.analyzer, d.Message)
	}
	return b.String()
}

type diagnostic struct {
	analysis.Diagnostic
	analyzer string
}

// diagnose runs the suite and returns what it says, in order.
func diagnose(t *testing.T, pkg *packages.Package) (all []diagnostic) {
	t.Helper()
	graph, err := checker.Analyze(analyzers.All(), []*packages.Package{pkg}, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, action := range graph.Roots {
		if action.Err != nil {
			t.Fatalf("%s: %v", action.Analyzer.Name, action.Err)
		}
		for _, d := range action.Diagnostics {
			if d.Category == analyzers.InternalError || d.Category == analyzers.Directive {
				t.Fatalf("%s", d.Message)
			}
			all = append(all, diagnostic{d, action.Analyzer.Name})
		}
	}
	slices.SortFunc(all, func(a, b diagnostic) int {
		return cmp.Or(cmp.Compare(a.Pos, b.Pos), cmp.Compare(a.analyzer, b.analyzer), cmp.Compare(a.Message, b.Message))
	})
	return all
}

func checkGenerated(t *testing.T, source string) *packages.Package {
	t.Helper()
	u := unit{name: "generated", files: map[string]string{"generated.go": source}, local: stubs}
	pkg, err := u.parse(u.files)
	if err == nil {
		_, err = u.checkTypes(pkg)
	}
	if err != nil {
		t.Fatalf("not correct: %v\n%s", err, source)
	}
	return pkg
}

// stubs are the libraries that generated programs import.
var stubs = func() *localImporter {
	local := &localImporter{units: make(map[string]unit), known: make(map[string]*types.Package)}
	for _, dir := range []string{"gorm.io/gorm", "gorm.io/gorm/clause", "github.com/robfig/cron/v3"} {
		files, _ := filepath.Glob(filepath.Join(linttest.Data(), "src", dir, "*.go"))
		u := unit{name: dir, files: make(map[string]string), local: local}
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				panic(err)
			}
			u.files[file] = string(text)
		}
		local.units[dir] = u
	}
	return local
}()

// apply returns the source with the edits of a fix, formatted.
func apply(fset *token.FileSet, source string, fix analysis.SuggestedFix) (string, error) {
	edits := slices.Clone(fix.TextEdits)
	slices.SortFunc(edits, func(a, b analysis.TextEdit) int { return cmp.Compare(b.Pos, a.Pos) })
	text, last := []byte(source), len(source)
	for _, e := range edits {
		start := fset.Position(e.Pos).Offset
		end := start
		if e.End.IsValid() {
			end = fset.Position(e.End).Offset
		}
		if start > end || end > last {
			return "", fmt.Errorf("edits overlap: %q", e.NewText)
		}
		text = slices.Concat(text[:start], e.NewText, text[end:])
		last = start
	}
	formatted, err := format.Source(bytes.Clone(text))
	return string(formatted), err
}
