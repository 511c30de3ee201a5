package gclplugin

import (
	"slices"
	"testing"

	"github.com/golangci/plugin-module-register/register"
	"golang.org/x/tools/go/analysis"

	"github.com/incidentlint/incidentlint/analyzers"
)

// TestRegistered builds each plugin by the name that a user writes.
func TestRegistered(t *testing.T) {
	bundle := built(t, register.GetPlugin, bundleName)
	if got, want := names(bundle), names(analyzers.All()); !slices.Equal(got, want) {
		t.Errorf("the bundle holds %v, want %v", got, want)
	}
	for _, name := range names(analyzers.All()) {
		if got := names(built(t, register.GetPlugin, name)); !slices.Equal(got, []string{name}) {
			t.Errorf("plugin %s holds %v", name, got)
		}
	}
}

func built(t *testing.T, get func(string) (register.NewPlugin, error), name string) []*analysis.Analyzer {
	t.Helper()
	create, err := get(name)
	if err != nil {
		t.Fatal(err)
	}
	p, err := create(nil)
	if err != nil {
		t.Fatal(err)
	}
	if p.GetLoadMode() != register.LoadModeTypesInfo {
		t.Errorf("%s: load mode %s has no types", name, p.GetLoadMode())
	}
	all, err := p.BuildAnalyzers()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestDisable(t *testing.T) {
	p, err := newBundle(newProcess(), map[string]any{"disable": []any{"unboundedretry"}})
	if err != nil {
		t.Fatal(err)
	}
	got := names(p.analyzers)
	if slices.Contains(got, "unboundedretry") || len(got) != len(analyzers.All())-1 {
		t.Errorf("the bundle holds %v", got)
	}
}

// TestFactsStayOneObject: golangci-lint keys facts by analyzer, and a copy
// would have none.
func TestFactsStayOneObject(t *testing.T) {
	facts := byName(analyzers.All(), "effects")
	first, second := built(t, register.GetPlugin, bundleName), built(t, register.GetPlugin, "unboundedretry")
	if byName(first, "effects") != facts {
		t.Error("the bundle holds a copy of effects")
	}
	a, b := byName(first, "unboundedretry"), byName(second, "unboundedretry")
	if a == b || a == byName(analyzers.All(), "unboundedretry") {
		t.Error("unboundedretry is the same object in two plugins")
	}
	if !slices.Contains(a.Requires, facts) || !slices.Contains(b.Requires, facts) {
		t.Error("a copy of unboundedretry asks another effects")
	}
}

func TestWithoutRelated(t *testing.T) {
	a := &analysis.Analyzer{Name: "twoplaces", Run: func(pass *analysis.Pass) (any, error) {
		pass.Report(analysis.Diagnostic{Message: "here", Related: []analysis.RelatedInformation{{Message: "there"}}})
		return "result", nil
	}}
	var got []analysis.Diagnostic
	pass := &analysis.Pass{Report: func(d analysis.Diagnostic) { got = append(got, d) }}
	result, err := withoutRelated(a).Run(pass)
	if err != nil || result != "result" {
		t.Errorf("got %v, %v", result, err)
	}
	if len(got) != 1 || got[0].Message != "here" || got[0].Related != nil {
		t.Errorf("reported %+v", got)
	}
}
