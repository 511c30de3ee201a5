package catalog

import (
	"encoding/json"
	"go/parser"
	"go/token"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// requiredVersions returns the versions that testdata/libraries builds with,
// by module path.
func requiredVersions(t *testing.T) map[string]string {
	t.Helper()
	cmd := exec.Command("go", "mod", "edit", "-json")
	cmd.Dir = librariesDir
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go mod edit in %s: %v", librariesDir, err)
	}
	type module struct{ Path, Version string }
	var file struct {
		Require []module
		Replace []struct{ Old, New module }
	}
	if err := json.Unmarshal(out, &file); err != nil {
		t.Fatal(err)
	}
	versions := make(map[string]string)
	for _, m := range file.Require {
		versions[m.Path] = m.Version
	}
	for _, r := range file.Replace {
		versions[r.Old.Path] = r.New.Version
	}
	return versions
}

// The versions that Libraries names are those that the lines are resolved
// against, so that a new version makes someone read what changed.
func TestLibrariesAreRequired(t *testing.T) {
	required := requiredVersions(t)
	for library, version := range Libraries {
		if got, ok := required[library]; ok {
			if got != version {
				t.Errorf("Libraries says %s %s, %s requires %s: read what changed", library, version, librariesDir, got)
			}
			continue
		}
		if !isRequiredBelow(required, library, version) {
			t.Errorf("Libraries says %s %s, but %s requires no module of that version at or below it", library, version, librariesDir)
		}
	}
}

// isRequiredBelow reports whether a module below the path is required at
// version.
func isRequiredBelow(required map[string]string, path, version string) bool {
	for module, got := range required {
		if underPath(module, path) && got == version {
			return true
		}
	}
	return false
}

// Functions of a library that has lines carry no facts, and every library that
// is required as such has lines or is said to need none.
func TestLinesLieInLibraries(t *testing.T) {
	check := func(path, what string) {
		path = strings.TrimSuffix(path, "/...")
		if !IsStandard(path) && !isCatalogued(path) {
			t.Errorf("%s: %s lies in none of Libraries", what, path)
		}
	}
	for _, call := range Calls() {
		check(call.Path, line(call))
	}
	for _, v := range ErrorVars {
		check(v.Path, "error variable "+v.Name)
	}
	for _, s := range Signatures {
		check(s.Path, "signature with "+s.Option)
	}
}

var versionInText = regexp.MustCompile(`^v\d+\.\d+\.\d+`)

func TestLibraryVersionsAreVersions(t *testing.T) {
	for library, version := range Libraries {
		if !versionInText.MatchString(version) {
			t.Errorf("Libraries says %s %q, which is no version", library, version)
		}
	}
}

var libraryInText = regexp.MustCompile(`(\S+\.\S+/\S+) (v\d+\.\d+\.\d+)`)

// The comments above the tables name the versions that Libraries names.
func TestCommentsNameTheVersions(t *testing.T) {
	filenames, err := filepath.Glob("calls_*.go")
	if err != nil {
		t.Fatal(err)
	}
	files, err := parseFiles(token.NewFileSet(), filenames, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	for i, file := range files {
		for _, group := range file.Comments {
			text := strings.Join(strings.Fields(group.Text()), " ")
			for _, match := range libraryInText.FindAllStringSubmatch(text, -1) {
				library, version := match[1], match[2]
				if known := Libraries[library]; known != "" && !strings.HasPrefix(known, version) {
					t.Errorf("%s: the comment says %s %s, Libraries says %s", filenames[i], library, version, known)
				}
			}
		}
	}
}

func TestHasFacts(t *testing.T) {
	for path, want := range map[string]bool{
		"net/http":                         false,
		"vendor/golang.org/x/net/idna":     false,
		"google.golang.org/grpc":           false,
		"google.golang.org/grpc/codes":     false,
		"google.golang.org/grpcx":          true,
		"github.com/cenkalti/backoff/v9":   false,
		"cloud.google.com/go/unheard/of":   false,
		"example.com/mine/net/http":        true,
		"github.com/incidentlint/anything": true,
	} {
		if got := HasFacts(path); got != want {
			t.Errorf("HasFacts(%q) = %v, want %v", path, got, want)
		}
	}
}
