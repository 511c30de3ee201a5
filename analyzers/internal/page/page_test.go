package page_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/incidentlint/incidentlint/analyzers/internal/page"
)

const source = `// Package sample reports things that
// are odd.
//
// They hurt.
//
// # odd-thing
//
// WRONG
//
//	f() // it is odd
//
// # other-thing
//
// Another.
package sample
`

func TestParse(t *testing.T) {
	p := page.Parse(source)
	if p.Name != "sample" || p.Summary != "reports things that are odd" {
		t.Errorf("name %q, summary %q", p.Name, p.Summary)
	}
	if got := p.Headings(); !slices.Equal(got, []string{"odd-thing", "other-thing"}) {
		t.Errorf("headings %q", got)
	}
	if got := p.Code(); !slices.Equal(got, []string{"f() // it is odd\n"}) {
		t.Errorf("code %q", got)
	}
	if !strings.HasPrefix(p.AnalyzerDoc(), "reports things that are odd\n\nThey hurt.") {
		t.Errorf("doc %q", p.AnalyzerDoc())
	}
}

func TestMarkdown(t *testing.T) {
	want := "# sample\n\nsample reports things that are odd.\n\nThey hurt.\n\n## odd-thing\n\nWRONG\n\n\tf() // it is odd\n\n## other-thing\n\nAnother.\n"
	if got := page.Parse(source).Markdown(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestSection(t *testing.T) {
	p := page.Parse(source)
	if got, ok := p.Section("odd-thing"); !ok || got != "WRONG\n\n\tf() // it is odd\n" {
		t.Errorf("odd-thing: %q, %v", got, ok)
	}
	if got, ok := p.Section("other-thing"); !ok || got != "Another.\n" {
		t.Errorf("other-thing: %q, %v", got, ok)
	}
	if _, ok := p.Section("no-thing"); ok {
		t.Error("there is a section no-thing")
	}
}

func TestParseRefuses(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("a comment without the package's name is accepted")
		}
	}()
	page.Parse("// Sample reports things.\npackage sample")
}
