package report_test

import (
	"go/ast"
	"reflect"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/analysistest"

	"github.com/incidentlint/incidentlint/analyzers/internal/linttest"
	"github.com/incidentlint/incidentlint/analyzers/internal/page"
	"github.com/incidentlint/incidentlint/analyzers/internal/report"
)

var data = linttest.Data()

// newNamed returns an analyzer that reports functions named bad…, under the
// name of effects, which directives may give.
func newNamed() *analysis.Analyzer {
	return report.New(report.Spec{
		Page: page.Parse("// Package effects reports functions by their names.\npackage effects"),
		Categories: []report.Category{
			{ID: "named", On: true, Summary: "functions named bad"},
			{ID: "off-by-default", Summary: "functions named off"},
		},
		Result: reflect.TypeFor[*struct{}](),
		Run: func(pass *analysis.Pass, say report.Func) any {
			for _, file := range pass.Files {
				for _, decl := range file.Decls {
					if fn, ok := decl.(*ast.FuncDecl); ok {
						sayName(fn.Name, say)
					}
				}
			}
			return new(struct{})
		},
	})
}

func sayName(name *ast.Ident, say report.Func) {
	switch {
	case name.Name == "boom":
		panic("out of luck")
	case strings.HasPrefix(name.Name, "bad"):
		say(report.Finding{Category: "named", Range: name, Message: name.Name + " is here"})
	case strings.HasPrefix(name.Name, "off"):
		say(report.Finding{Category: "off-by-default", Range: name, Message: name.Name + " is here"})
	}
}

func TestWhatIsShown(t *testing.T) {
	analysistest.Run(t, data, newNamed(), "report/shown")
}

// TestPanic: the finding names the place, and the analyzer still has a result
// for those that require it.
func TestPanic(t *testing.T) {
	for _, result := range analysistest.Run(t, data, newNamed(), "report/panics") {
		if result.Action.Err != nil {
			t.Errorf("the analyzer fails: %v", result.Action.Err)
		}
		if _, ok := result.Result.(*struct{}); !ok {
			t.Errorf("the result is %T, want an empty one", result.Result)
		}
	}
}

func TestSwitches(t *testing.T) {
	a := newNamed()
	for flag, want := range map[string]string{"tests": "false", "named": "true", "off-by-default": "false"} {
		if got := a.Flags.Lookup(flag); got == nil || got.DefValue != want {
			t.Errorf("flag %s is %v, want default %s", flag, got, want)
		}
	}
	a.Flags.Set("tests", "true")
	a.Flags.Set("off-by-default", "true")
	a.Flags.Set("named", "false")
	var got []string
	for _, result := range analysistest.Run(silence{t}, data, a, "report/shown") {
		for _, d := range result.Diagnostics {
			got = append(got, d.Message)
		}
	}
	found := strings.Join(got, "\n")
	if !strings.Contains(found, "off is here") || strings.Contains(found, "bad is here") {
		t.Errorf("with the other switches: %q", got)
	}
}

// TestTestFiles: findings in test files are shown on request.
func TestTestFiles(t *testing.T) {
	a := newNamed()
	a.Flags.Set("tests", "true")
	shown := false
	for _, result := range analysistest.Run(silence{t}, data, a, "report/shown") {
		for _, d := range result.Diagnostics {
			shown = shown || d.Message == "badInATest is here"
		}
	}
	if !shown {
		t.Error("a finding in a test file is not shown")
	}
}

// silence takes the complaints of analysistest about want comments that are
// written for other flags.
type silence struct{ t *testing.T }

func (silence) Errorf(string, ...any) {}
