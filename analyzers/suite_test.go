package analyzers_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"

	"github.com/incidentlint/incidentlint/analyzers"
	"github.com/incidentlint/incidentlint/analyzers/internal/directive"
	"github.com/incidentlint/incidentlint/analyzers/internal/page"
)

func TestSuiteIsValid(t *testing.T) {
	if err := analysis.Validate(analyzers.All()); err != nil {
		t.Fatal(err)
	}
	for _, entry := range analyzers.Suite {
		a := entry.Analyzer
		if a.Name != entry.Page.Name {
			t.Errorf("the page of %s is that of %s", a.Name, entry.Page.Name)
		}
		if a.URL != entry.Page.URL() {
			t.Errorf("%s: URL %s, want %s", a.Name, a.URL, entry.Page.URL())
		}
		if strings.HasPrefix(a.Doc, a.Name) {
			t.Errorf("%s: the Doc begins with the name, which help adds", a.Name)
		}
		if n := len(entry.Page.Summary); n > 80 {
			t.Errorf("%s: the summary has %d bytes, at most 80 fit a line", a.Name, n)
		}
		if !slices.Contains(directive.Analyzers, a.Name) {
			t.Errorf("%s is not in directive.Analyzers, no ignore can name it", a.Name)
		}
	}
	if len(directive.Analyzers) != len(analyzers.Suite) {
		t.Errorf("directive.Analyzers has %d names, the suite %d", len(directive.Analyzers), len(analyzers.Suite))
	}
}

// TestListsEveryAnalyzer finds the folders of analyzers and asks for each in
// the suite.
func TestListsEveryAnalyzer(t *testing.T) {
	docs, err := filepath.Glob("*/doc.go")
	if err != nil || len(docs) == 0 {
		t.Fatalf("no analyzers found: %v", err)
	}
	for _, doc := range docs {
		if _, ok := analyzers.ByName(filepath.Dir(doc)); !ok {
			t.Errorf("analyzers/%s is not in the suite", filepath.Dir(doc))
		}
	}
}

var categoryID = regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`)

// TestCategoriesAreDocumented holds the suite's categories against doc.go: a
// section each, a switch each but for those of directives.
func TestCategoriesAreDocumented(t *testing.T) {
	for _, entry := range analyzers.Suite {
		if len(entry.Categories) == 0 {
			t.Errorf("%s has no category", entry.Analyzer.Name)
		}
		for _, c := range entry.Categories {
			if !categoryID.MatchString(c.ID) {
				t.Errorf("%s: category %q is not words with hyphens", entry.Analyzer.Name, c.ID)
			}
			if _, ok := entry.Page.Section(c.ID); !ok {
				t.Errorf("%s: doc.go has no section %q", entry.Analyzer.Name, c.ID)
			}
			if f := entry.Analyzer.Flags.Lookup(c.ID); f == nil {
				t.Errorf("%s: no flag switches %s", entry.Analyzer.Name, c.ID)
			}
			if c.Summary == "" || c.Level == "" {
				t.Errorf("%s/%s has no summary or no level", entry.Analyzer.Name, c.ID)
			}
		}
	}
}

// TestEveryAnalyzerHasItsIncident asks for the test data, and that the code
// shown in doc.go is the code that is tested there.
func TestEveryAnalyzerHasItsIncident(t *testing.T) {
	for _, entry := range analyzers.Suite {
		name := entry.Analyzer.Name
		if name == "effects" {
			continue // the memory of the suite was born of no incident
		}
		files, _ := filepath.Glob(filepath.Join("..", "testdata", "src", name, "incident", "*.go"))
		if len(files) == 0 {
			t.Errorf("testdata/src/%s/incident is missing", name)
			continue
		}
		tested := make(map[string]bool)
		for _, file := range files {
			source, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for line := range strings.Lines(string(source)) {
				tested[codeOf(line)] = true
			}
		}
		for _, block := range entry.Page.Code() {
			if !strings.Contains(block, "{") {
				continue // flags, directives
			}
			for line := range strings.Lines(block) {
				if code := codeOf(line); !tested[code] {
					t.Errorf("%s: doc.go shows %q, which is not in its incident", name, code)
				}
			}
		}
	}
}

// codeOf returns a line without indentation and trailing comment.
func codeOf(line string) string {
	code, _, _ := strings.Cut(line, "//")
	return strings.TrimSpace(code)
}

// TestNothingRequiresSSAOfEverything: buildssa and ctrlflow make drivers analyse
// every dependency, whether anybody asked or not.
func TestNothingRequiresSSAOfEverything(t *testing.T) {
	seen := make(map[*analysis.Analyzer]bool)
	var walk func(a *analysis.Analyzer, from string)
	walk = func(a *analysis.Analyzer, from string) {
		if a.Name == "buildssa" || a.Name == "ctrlflow" {
			t.Errorf("%s requires %s", from, a.Name)
		}
		if seen[a] {
			return
		}
		seen[a] = true
		for _, required := range a.Requires {
			walk(required, from+" > "+required.Name)
		}
	}
	for _, a := range analyzers.All() {
		walk(a, a.Name)
	}
	facts := 0
	for a := range seen {
		if len(a.FactTypes) > 0 {
			facts++
		}
	}
	if facts != 1 {
		t.Errorf("%d analyzers have facts, want one, effects", facts)
	}
}

// TestFactsOnlyRunsNoReporter: a dependency's unit computes facts and nothing
// else, those of the standard library not even that, and takes the flags of all.
func TestFactsOnlyRunsNoReporter(t *testing.T) {
	for path, hasFacts := range map[string]bool{"example.com/app": true, "net/http": false, "gorm.io/gorm": false} {
		all := analyzers.FactsOnly(path)
		if len(all) != len(analyzers.Suite) {
			t.Fatalf("%s: %d analyzers, want %d", path, len(all), len(analyzers.Suite))
		}
		withFacts := all[0]
		for i, a := range all {
			original := analyzers.Suite[i].Analyzer
			if a.Name != original.Name || a.Flags.Lookup("tests") == nil {
				t.Errorf("%s: %s stands for %s, or does not take its flags", path, a.Name, original.Name)
			}
			if a == withFacts {
				continue
			}
			if !slices.Equal(a.Requires, []*analysis.Analyzer{withFacts}) {
				t.Errorf("%s: %s requires %v, selected alone it would leave no facts", path, a.Name, a.Requires)
			}
			if result, err := a.Run(nil); result != nil || err != nil {
				t.Errorf("%s: %s does something", path, a.Name)
			}
		}
		if len(withFacts.FactTypes) == 0 {
			t.Errorf("%s: the facts of what is imported would be lost", path)
		}
		if worksThemOut := withFacts == analyzers.Suite[0].Analyzer; worksThemOut != hasFacts {
			t.Errorf("%s: works out facts: %v, want %v", path, worksThemOut, hasFacts)
		}
	}
}

func TestPagesStartWithTheSite(t *testing.T) {
	for _, entry := range analyzers.Suite {
		if !strings.HasPrefix(entry.Analyzer.URL, page.Site) {
			t.Errorf("%s: URL %s", entry.Analyzer.Name, entry.Analyzer.URL)
		}
	}
}
