package analyzers_test

import (
	"cmp"
	"errors"
	"flag"
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"runtime"
	"runtime/metrics"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/go/analysis/checker"
	"golang.org/x/tools/go/packages"
	"golang.org/x/tools/txtar"

	"github.com/incidentlint/incidentlint/analyzers"
	"github.com/incidentlint/incidentlint/analyzers/internal/directive"
	"github.com/incidentlint/incidentlint/analyzers/internal/inventory"
)

var everything = flag.Bool("everything", false, "run all of each fault corpus, not every tenth package")

// What one package may take: far more than any does, far less than a hang.
const (
	maxTime   = time.Minute
	maxMemory = 1 << 30
)

// TestFaults runs the suite over code that others collected because it is odd or wrong: what
// the tests of the Go distribution and of x/tools are made of. Each package is analysed as it
// is, and once more with candidates for the analyzers put into all its functions.
func TestFaults(t *testing.T) {
	goroot := output(t, "go", "env", "GOROOT")
	tools := output(t, "go", "list", "-m", "-f", "{{.Dir}}", "golang.org/x/tools")
	for _, corpus := range []struct{ name, dir string }{
		{"the type checker's tests", filepath.Join(goroot, "src", "internal", "types", "testdata")},
		{"the compiler's tests", filepath.Join(goroot, "test")},
		{"test data of commands and std", filepath.Join(goroot, "src")},
		{"test data of x/tools", tools},
	} {
		t.Run(corpus.name, func(t *testing.T) {
			if _, err := os.Stat(corpus.dir); err != nil {
				t.Skip(err) // some distributions of Go leave their tests out
			}
			all := unitsBelow(t, corpus.dir)
			if !*everything && len(all) > 200 {
				all = everyTenth(all)
			}
			counts := new(faultCounts)
			for _, u := range all {
				counts.run(t, u)
			}
			t.Logf("%s", counts)
			if counts.analysed == 0 {
				t.Error("nothing was analysed")
			}
		})
	}
}

func everyTenth(all []unit) (some []unit) {
	for i := 0; i < len(all); i += 10 {
		some = append(some, all[i])
	}
	return some
}

func output(t testing.TB, name string, args ...string) string {
	t.Helper()
	out, err := exec.Command(name, args...).Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(string(out))
}

// A unit is the files of one package.
type unit struct {
	name  string
	files map[string]string // source by name
	local *localImporter    // of its directory
}

// unitsBelow returns the packages below dir, archives of files included. Each file of a
// directory is a package of its own, as those who keep such files mean it, but for those in a
// folder named like the compiler's tests name theirs, "x.dir".
func unitsBelow(t *testing.T, dir string) (all []unit) {
	onlyTestdata := strings.HasSuffix(dir, "src") || strings.Contains(dir, "tools@")
	err := filepath.WalkDir(dir, func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || onlyTestdata && !strings.Contains(filepath.ToSlash(file), "/testdata/") {
			return err
		}
		if strings.Contains(file, filepath.Join("internal", "types", "testdata")) && onlyTestdata {
			return nil // a corpus of its own
		}
		switch ext := filepath.Ext(file); {
		case ext == ".go" && strings.HasSuffix(filepath.Dir(file), ".dir"):
			return nil // below
		case ext == ".go":
			text, err := os.ReadFile(file)
			all = append(all, unit{name: file, files: map[string]string{file: string(text)}})
			return err
		case ext == ".txtar" || ext == ".txt":
			text, err := os.ReadFile(file)
			all = append(all, unitsOf(file, txtar.Parse(text).Files)...)
			return err
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	folders, err := filepath.Glob(filepath.Join(dir, "*", "*.dir"))
	if err != nil {
		t.Fatal(err)
	}
	more, _ := filepath.Glob(filepath.Join(dir, "*.dir"))
	for _, folder := range append(folders, more...) {
		files, err := filepath.Glob(filepath.Join(folder, "*.go"))
		if err != nil {
			t.Fatal(err)
		}
		var archive []txtar.File
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			archive = append(archive, txtar.File{Name: filepath.Base(file), Data: text})
		}
		all = append(all, unitsOf(folder, archive)...)
	}
	return all
}

// unitsOf groups the files of an archive into packages, which may import each other.
func unitsOf(name string, files []txtar.File) []unit {
	groups := make(map[string]unit)
	local := &localImporter{units: make(map[string]unit), known: make(map[string]*types.Package)}
	for _, f := range files {
		if !strings.HasSuffix(f.Name, ".go") {
			continue
		}
		syntax, _ := parser.ParseFile(token.NewFileSet(), "", f.Data, parser.PackageClauseOnly)
		if syntax == nil {
			continue
		}
		key := path.Dir(f.Name) + " " + syntax.Name.Name
		if groups[key].files == nil {
			groups[key] = unit{name: name + ":" + key, files: make(map[string]string), local: local}
		}
		groups[key].files[f.Name] = string(f.Data)
		// "./a" is the package of a.go, or of the folder a.
		local.units[strings.TrimSuffix(path.Base(f.Name), ".go")] = groups[key]
		local.units[path.Base(path.Dir(f.Name))] = groups[key]
	}
	var all []unit
	for _, key := range slices.Sorted(maps.Keys(groups)) {
		all = append(all, groups[key])
	}
	return all
}

// A localImporter finds packages by their path, or by the last element of it.
type localImporter struct {
	units map[string]unit
	known map[string]*types.Package
	depth int
}

func (l *localImporter) Import(importPath string) (*types.Package, error) {
	if pkg := l.known[importPath]; pkg != nil {
		return pkg, nil
	}
	u, ok := l.units[importPath]
	if !ok {
		u, ok = l.units[path.Base(importPath)]
	}
	if l.depth++; !ok || l.depth > 50 {
		return nil, fmt.Errorf("no package %s", importPath)
	}
	defer func() { l.depth-- }()
	pkg, without, err := u.check(u.files)
	if err == nil && without == 0 {
		l.known[importPath] = pkg.Types
		return pkg.Types, nil
	}
	return nil, fmt.Errorf("package %s has errors: %w", importPath, err)
}

var standard = importer.ForCompiler(token.NewFileSet(), "gc", nil)

// standardMissing are the paths that the go command has no export data of: it is asked once.
var standardMissing = make(map[string]error)

// importing finds a package in std, or beside the unit.
func (u *unit) importing(importPath string) (*types.Package, error) {
	if importPath == "unsafe" {
		return types.Unsafe, nil
	}
	if u.local != nil {
		if pkg, err := u.local.Import(importPath); err == nil {
			return pkg, nil
		}
	}
	first, _, _ := strings.Cut(importPath, "/")
	if strings.Contains(first, ".") || first == "test" || first == "testdata" {
		return nil, fmt.Errorf("no package %s", importPath)
	}
	if err := standardMissing[importPath]; err != nil {
		return nil, err
	}
	pkg, err := standard.Import(importPath)
	if err != nil {
		standardMissing[importPath] = err
	}
	return pkg, err
}

type importerFunc func(string) (*types.Package, error)

func (f importerFunc) Import(importPath string) (*types.Package, error) { return f(importPath) }

// check parses and type-checks files. Declarations in which there are errors are taken out,
// and counted, until the rest has none. The error is that of a package with none left.
func (u *unit) check(files map[string]string) (pkg *packages.Package, without int, err error) {
	pkg, err = u.parse(files)
	for err == nil {
		var broken []token.Pos
		if broken, err = u.checkTypes(pkg); err == nil {
			break
		}
		taken := 0
		for _, file := range pkg.Syntax {
			file.Decls = slices.DeleteFunc(file.Decls, func(decl ast.Decl) bool {
				isBroken := slices.ContainsFunc(broken, func(pos token.Pos) bool { return decl.Pos() <= pos && pos <= decl.End() })
				if isBroken {
					taken++
				}
				return isBroken
			})
		}
		if without += taken; taken > 0 {
			err = nil
		}
	}
	return pkg, without, err
}

func (u *unit) parse(files map[string]string) (pkg *packages.Package, err error) {
	pkg = &packages.Package{ID: u.name, PkgPath: "example.com/fault", Fset: token.NewFileSet(), TypesSizes: types.SizesFor("gc", "amd64")}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		syntax, parseErr := parser.ParseFile(pkg.Fset, name, files[name], parser.ParseComments|parser.SkipObjectResolution)
		if syntax != nil {
			pkg.Syntax = append(pkg.Syntax, syntax)
		}
		err = errors.Join(err, parseErr)
	}
	return pkg, err
}

// checkTypes returns where there are errors, and the first of them. That something is not used
// is none here: it leaves the types whole.
func (u *unit) checkTypes(pkg *packages.Package) (broken []token.Pos, first error) {
	pkg.TypesInfo = &types.Info{
		Types: make(map[ast.Expr]types.TypeAndValue), Instances: make(map[*ast.Ident]types.Instance),
		Defs: make(map[*ast.Ident]types.Object), Uses: make(map[*ast.Ident]types.Object),
		Implicits: make(map[ast.Node]types.Object), Selections: make(map[*ast.SelectorExpr]*types.Selection),
		Scopes: make(map[ast.Node]*types.Scope), FileVersions: make(map[*ast.File]string),
	}
	config := types.Config{Importer: importerFunc(u.importing), Sizes: pkg.TypesSizes, Error: func(err error) {
		if e, ok := err.(types.Error); ok && (!e.Soft || !strings.Contains(e.Msg, "not used")) {
			broken = append(broken, e.Pos)
			first = cmp.Or(first, err)
		}
	}}
	pkg.Types, _ = config.Check(pkg.PkgPath, pkg.Fset, pkg.Syntax, pkg.TypesInfo)
	pkg.Name = pkg.Types.Name()
	return broken, first
}

// faultCounts say what was run.
type faultCounts struct {
	files, packages, unreadable, mended, analysed, seeded, findings int
	slowest                                                         time.Duration
	slowestName                                                     string
	largest                                                         uint64
}

func (c *faultCounts) String() string {
	return fmt.Sprintf("%d files, %d packages: %d cannot be parsed; %d analysed, %d of them without the declarations that have errors; %d again with candidates; %d findings; slowest %v (%s), at most %d MB in use",
		c.files, c.packages, c.unreadable, c.analysed, c.mended, c.seeded, c.findings, c.slowest.Round(time.Millisecond), filepath.Base(c.slowestName), c.largest>>20)
}

// run analyses a package as it is and with candidates.
func (c *faultCounts) run(t *testing.T, u unit) {
	c.packages++
	c.files += len(u.files)
	c.limited(t, u.name, func() {
		for _, text := range u.files {
			inventory.Of(text) // of a broken file it has nothing to say, and must not fall over it
		}
		pkg, without, err := u.check(u.files)
		directive.Parse(pkg.Fset, pkg.Syntax)
		if err != nil {
			c.unreadable++
			return // no channel runs an analyzer on it
		}
		if c.analysed++; without > 0 {
			c.mended++
		}
		c.findings += analyse(t, pkg)
	})
	seeded := map[string]string{"candidates.go": ""}
	for name, text := range u.files {
		var pkg string
		if seeded[name], pkg = withCandidates(text); pkg != "" {
			seeded["candidates.go"] = "package " + pkg + candidates
		}
	}
	c.limited(t, u.name+", with candidates", func() {
		if pkg, _, err := u.check(seeded); err == nil {
			c.seeded++
			c.findings += analyse(t, pkg)
		}
	})
}

// limited runs f and fails the test if it takes too long or too much.
func (c *faultCounts) limited(t *testing.T, name string, f func()) {
	done := make(chan struct{})
	started := time.Now()
	go func() { defer close(done); f() }()
	select {
	case <-done:
	case <-time.After(maxTime):
		stack := make([]byte, 1<<20)
		t.Fatalf("%s: not done after %v\n%s", name, maxTime, stack[:runtime.Stack(stack, true)])
	}
	if took := time.Since(started); took > c.slowest {
		c.slowest, c.slowestName = took, name
	}
	sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	metrics.Read(sample)
	if c.largest = max(c.largest, sample[0].Value.Uint64()); sample[0].Value.Uint64() > maxMemory {
		t.Fatalf("%s: %d MB are in use", name, sample[0].Value.Uint64()>>20)
	}
}

// analyse runs the suite on a package and returns how many findings there are. An internal
// error fails the test.
func analyse(t testing.TB, pkg *packages.Package) (findings int) {
	graph, err := checker.Analyze(analyzers.All(), []*packages.Package{pkg}, nil)
	if err != nil {
		t.Errorf("%s: %v", pkg.ID, err)
		return 0
	}
	for _, action := range graph.Roots {
		if action.Err != nil {
			t.Errorf("%s: %s: %v", pkg.ID, action.Analyzer.Name, action.Err)
		}
		for _, d := range action.Diagnostics {
			if d.Category == analyzers.InternalError {
				t.Errorf("%s: %s", pkg.ID, d.Message)
			}
		}
		findings += len(action.Diagnostics)
	}
	return findings
}

// candidates are functions that the analyzers look at each call of.
const candidates = `
import "time"
type seedRow struct { ID int; Name string }
//incidentlint:remote
func seedRemote() error { return nil }
//incidentlint:query
func seedFind(id int) (*seedRow, error) { return nil, nil }
//incidentlint:write
func seedSave(row *seedRow) error { return nil }
func seedTick() { for range time.Tick(time.Second) { go seedWork() } }
func seedWork() { if row, err := seedFind(1); err == nil { _ = seedSave(row) } }
`

// withCandidates puts candidates at the start of each function and each loop, on its line. It
// returns the name of the package too, "" if the text cannot be parsed.
func withCandidates(text string) (seeded, pkg string) {
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "", text, parser.SkipObjectResolution)
	if err != nil {
		return text, ""
	}
	seeds := make(map[int]string) // by offset
	put := func(block *ast.BlockStmt, seed string) {
		if block != nil && block.Lbrace.IsValid() {
			seeds[fset.PositionFor(block.Lbrace, false).Offset+1] = seed
		}
	}
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncDecl:
			put(n.Body, " for seedRemote() != nil { }; if row, err := seedFind(1); err == nil { if err := seedSave(row); err != nil { go seedTick() } }; ")
		case *ast.FuncLit:
			put(n.Body, " if seedRemote() != nil { go seedWork() }; ")
		case *ast.ForStmt:
			put(n.Body, " if row, err := seedFind(1); err != nil { _ = seedSave(row); continue }; ")
		case *ast.RangeStmt:
			put(n.Body, " if seedRemote() != nil { continue }; ")
		}
		return true
	})
	offsets := slices.Sorted(maps.Keys(seeds))
	var b strings.Builder
	from := 0
	for _, offset := range offsets {
		b.WriteString(text[from:offset] + seeds[offset])
		from = offset
	}
	return b.String() + text[from:], file.Name.Name
}
