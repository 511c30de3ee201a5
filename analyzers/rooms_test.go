package analyzers_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/incidentlint/incidentlint/"

// rooms says what each room may import of this module. The order is the one
// way that knowledge flows; analyzers stand for themselves below.
var rooms = map[string][]string{
	"analyzers/internal/catalog":    {},
	"analyzers/internal/directive":  {"ledger"},
	"analyzers/internal/inventory":  {"catalog", "ledger"},
	"analyzers/internal/ledger":     {},
	"analyzers/internal/ir":         {},
	"analyzers/internal/page":       {},
	"analyzers/internal/lazyregexp": {},
	"analyzers/internal/sqltext":    {},
	"analyzers/internal/flow":       {"ir"},
	"analyzers/internal/report":     {"directive", "page", "wiring"},
	"analyzers/internal/wiring":     {},
	"analyzers/internal/stage":      {"catalog"},
	"analyzers/internal/effects":    {"catalog", "directive", "flow", "ir", "ledger", "page", "report", "sqltext", "stage", "wiring"},
	"analyzers/internal/linttest":   {},
}

// analyzerDoors are the rooms that an analyzer may enter.
var analyzerDoors = []string{"catalog", "effects", "flow", "ir", "ledger", "page", "report", "sqltext", "stage"}

// TestRooms finds the imports that have no door.
func TestRooms(t *testing.T) {
	for file, syntax := range sources(t) {
		dir := path.Dir(file)
		for _, spec := range syntax.Imports {
			target, _ := strconv.Unquote(spec.Path.Value)
			target, ours := strings.CutPrefix(target, module)
			if target == "regexp" && strings.HasPrefix(dir, "analyzers/") && dir != "analyzers/internal/lazyregexp" {
				t.Errorf("%s imports regexp, whose expressions cost at each start of the tool; lazyregexp's do not", file)
			}
			if ours && !isDoor(dir, target) {
				t.Errorf("%s imports %s, there is no door", file, target)
			}
		}
	}
}

func isDoor(from, to string) bool {
	room, isRoom := strings.CutPrefix(to, "analyzers/internal/")
	switch {
	case room == "lazyregexp": // a tool, of no subject
		return strings.HasPrefix(from, "analyzers/")
	case from == "analyzers":
		return strings.HasPrefix(to, "analyzers/")
	case strings.HasPrefix(from, "analyzers/internal/"):
		return isRoom && slices.Contains(rooms[from], room)
	case strings.HasPrefix(from, "analyzers/"):
		return isRoom && slices.Contains(analyzerDoors, room)
	case strings.HasPrefix(from, "cmd/incidentlint"):
		return to == "analyzers" || strings.HasPrefix(to, "cmd/incidentlint/internal/")
	case strings.HasPrefix(from, "cmd/"):
		return to == "analyzers"
	}
	return false
}

// TestEveryRoomHasItsDoors names rooms that were added or removed.
func TestEveryRoomHasItsDoors(t *testing.T) {
	found := make(map[string]bool)
	for file := range sources(t) {
		if dir := path.Dir(file); strings.HasPrefix(dir, "analyzers/internal/") {
			found[dir] = true
			if _, ok := rooms[dir]; !ok {
				t.Errorf("%s has no doors in rooms", dir)
			}
		}
	}
	for room := range rooms {
		if !found[room] {
			t.Errorf("rooms lists %s, which holds no source", room)
		}
	}
}

// TestOnlyReportReports finds calls of pass.Report and its like.
func TestOnlyReportReports(t *testing.T) {
	for file, syntax := range sources(t) {
		if !strings.HasPrefix(file, "analyzers/") || strings.HasPrefix(file, "analyzers/internal/report/") {
			continue
		}
		ast.Inspect(syntax, func(n ast.Node) bool {
			if sel, ok := n.(*ast.SelectorExpr); ok && slices.Contains([]string{"Report", "Reportf", "ReportRangef"}, sel.Sel.Name) {
				t.Errorf("%s uses %s, findings go through report", file, sel.Sel.Name)
			}
			return true
		})
	}
}

// TestOnlyTheCatalogueNamesLibraries finds import paths, which are strings with
// a dot before a slash, and names of the catalogue's standard packages, outside
// the catalogue.
func TestOnlyTheCatalogueNamesLibraries(t *testing.T) {
	libraries := []string{"net/http", "database/sql", "context", "time", "errors", "net"}
	for file, syntax := range sources(t) {
		if !strings.HasPrefix(file, "analyzers/") || strings.HasPrefix(file, "analyzers/internal/catalog/") || strings.HasPrefix(file, "analyzers/internal/page/") {
			continue
		}
		ast.Inspect(syntax, func(n ast.Node) bool {
			if _, isImport := n.(*ast.ImportSpec); isImport {
				return false
			}
			lit, ok := n.(*ast.BasicLit)
			if !ok || lit.Kind != token.STRING {
				return true
			}
			text, _ := strconv.Unquote(lit.Value)
			host, _, hasSlash := strings.Cut(text, "/")
			if slices.Contains(libraries, text) || hasSlash && strings.Contains(host, ".") && !strings.ContainsAny(text, " \n") {
				t.Errorf("%s names library %s, libraries are lines in the catalogue", file, text)
			}
			return true
		})
	}
}

// TestAnalyzersAskNoLibrary finds names of libraries, constants of the catalogue, in the
// analyzers: they ask what a library does.
func TestAnalyzersAskNoLibrary(t *testing.T) {
	files := sources(t)
	libraries := make(map[string]bool)
	for file, syntax := range files {
		if strings.HasPrefix(file, "analyzers/internal/catalog/") {
			for _, name := range constantsOf("ORM", syntax) {
				libraries[name] = true
			}
		}
	}
	if len(libraries) == 0 {
		t.Fatal("the catalogue names no ORM")
	}
	for file, syntax := range files {
		if strings.HasPrefix(file, "analyzers/internal/") {
			continue
		}
		ast.Inspect(syntax, func(n ast.Node) bool {
			if sel, ok := n.(*ast.SelectorExpr); ok && libraries[sel.Sel.Name] {
				if room, ok := sel.X.(*ast.Ident); ok && room.Name == "catalog" {
					t.Errorf("%s asks for catalog.%s, what it does is a column of the catalogue", file, sel.Sel.Name)
				}
			}
			return true
		})
	}
}

// constantsOf returns the names of the constants that are declared with the type.
func constantsOf(typeName string, syntax *ast.File) (names []string) {
	ast.Inspect(syntax, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok {
			return true
		}
		if t, ok := spec.Type.(*ast.Ident); ok && t.Name == typeName {
			for _, name := range spec.Names {
				names = append(names, name.Name)
			}
		}
		return false
	})
	return names
}

// TestRootStaysLean names what has no place at the top level.
func TestRootStaysLean(t *testing.T) {
	entries, err := filepath.Glob("../*")
	if err != nil {
		t.Fatal(err)
	}
	allowed := []string{"analyzers", "cmd", "testdata", "docs", "go.mod", "go.sum", "README.md", "LICENSE", "CONTRIBUTING.md",
		".ci", ".git", ".github", ".gitignore", ".golangci.yml", ".custom-gcl.yml",
		"action.yml", ".pre-commit-hooks.yaml", ".goreleaser.yaml"} // where their readers look for them
	for _, entry := range entries {
		if !slices.Contains(allowed, filepath.Base(entry)) {
			t.Errorf("the top level holds %s, which the design does not know", filepath.Base(entry))
		}
	}
}

// sources parses the Go files of analyzers and cmd that are no tests, by path
// from the root of the module.
func sources(t *testing.T) map[string]*ast.File {
	t.Helper()
	files := make(map[string]*ast.File)
	for _, top := range []string{"analyzers", "cmd"} {
		err := filepath.WalkDir(filepath.Join("..", top), func(file string, d fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			if d.IsDir() && d.Name() == "testdata" {
				return filepath.SkipDir
			}
			if !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") {
				return nil
			}
			syntax, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
			if err != nil {
				return err
			}
			if name := filepath.ToSlash(file); syntax.Name.Name != "main" || !strings.HasSuffix(name, "_generate.go") {
				files[strings.TrimPrefix(name, "../")] = syntax
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if len(files) == 0 {
		t.Fatal("no sources found")
	}
	return files
}
