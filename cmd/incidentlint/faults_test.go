package main

import (
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var everything = flag.Bool("everything", false, "run the command on all tests of the compiler, not every fortieth")

// TestOddModules runs the command on modules of unusual make, each with the same finding.
func TestOddModules(t *testing.T) {
	t.Parallel()
	const library = "module example.com/lib\n\ngo 1.26.0\n-- %[1]slib.go --\npackage lib\n\n//incidentlint:remote\nfunc Fetch() error { return nil }\n"
	use := strings.Replace(hot, "example.com/m/remote", "example.com/lib", 1)
	use = strings.Replace(use, "remote.Fetch", "lib.Fetch", 1)
	for name, test := range map[string]struct{ files, note string }{
		"generics": {files: hot + `
-- g/g.go --
package g

import "example.com/m/remote"

type self[T any] interface{ *T; M() self2[T] }
type self2[T any] interface{ ~[]T | ~map[string]T }
type tree[K comparable, V any] struct{ left, right *tree[K, V]; all map[K]func(V) tree[V2[V], V] }
type V2[V any] struct{ v *V }
type alias[T any] = func(T) alias2[T]
type alias2[T any] = []T

func fetch[F ~func() error, E interface{ ~[]F }](all E) {
	for _, f := range all {
		for f() != nil {
			_ = remote.Fetch()
		}
	}
}

func _[P interface{ ~func(yield func(int) bool) }](seq P) { for range seq { go func[T any](T) {}(1) } }
`, note: "cannot be compiled"},
		"range over functions": {files: hot + `
-- g/g.go --
package g

import "example.com/m/remote"

func outer(yield func(int, error) bool) {
	defer func() { recover() }()
loop:
	for i := range inner {
		for j := range 3 {
			switch {
			case j == i:
				continue loop
			case remote.Fetch() != nil:
				break loop
			case !yield(i, nil):
				return
			}
			defer func() { for range inner { return } }()
			goto next
		next:
		}
	}
}

func inner(yield func(int) bool) { _ = yield(1) && yield(2) }

func Use() (err error) {
	for _, err = range outer {
		for range outer { if err != nil { return err } }
	}
	return
}
`},
		"workspace": {files: use + "-- go.mod --\nmodule example.com/m\n\ngo 1.26.0\n\nrequire example.com/lib v0.0.0\n-- go.work --\ngo 1.26.0\n\nuse (\n\t.\n\t./lib\n)\n-- lib/go.mod --\n" + fmt.Sprintf(library, "lib/")},
		"vendored":  {files: use + "-- go.mod --\nmodule example.com/m\n\ngo 1.26.0\n\nrequire example.com/lib v1.0.0\n-- vendor/modules.txt --\n# example.com/lib v1.0.0\n## explicit; go 1.26.0\nexample.com/lib\n-- vendor/example.com/lib/go.mod --\n" + fmt.Sprintf(library, "vendor/example.com/lib/")},
		"replaced":  {files: use + "-- go.mod --\nmodule example.com/m\n\ngo 1.26.0\n\nrequire example.com/lib v1.0.0\n\nreplace example.com/lib => ./lib\n-- lib/go.mod --\n" + fmt.Sprintf(library, "lib/")},
		"tags":      {files: hot + "-- hot/other.go --\n//go:build never || (windows && !windows)\n\npackage nothot\n\nvar x = y\n-- hot/hot_plan9.go --\npackage hot\n\nfunc Loop() {}\n"},
		"embedded":  {files: hot + "-- hot/e.go --\npackage hot\n\nimport _ \"embed\"\n\n//go:embed e.go\nvar text string\n//go:noinline\nfunc asm()\n-- hot/a.s --\n"},
		"giant":     {files: hot + "-- g/g.go --\n" + giant()},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			want := strings.ReplaceAll(hotText, "remote.Fetch", map[bool]string{true: "lib.Fetch", false: "remote.Fetch"}[strings.Contains(test.files, "example.com/lib")])
			got := lintIn(t, module(t, test.files), "./...")
			if test.note == "" {
				got.want(t, 1, want, "")
				return
			}
			if got.code != 2 || got.stdout != want || strings.Contains(got.stderr, "internal error") {
				t.Errorf("%+v", got)
			}
		})
	}
}

// giant is a file as a generator may write it: each of its declarations is far too big.
func giant() string {
	var b strings.Builder
	b.WriteString("package g\n\nimport \"example.com/m/remote\"\n\nfunc Long() {\n")
	for i := range 20_000 {
		fmt.Fprintf(&b, "\tif remote.Fetch() != nil { println(%d) }\n", i)
	}
	b.WriteString("}\n\nfunc Deep() {\n" + strings.Repeat("for { if remote.Fetch() != nil {\n", 240) + strings.Repeat("}}\n", 240) + "}\n\n")
	b.WriteString("func Wide(n int) {\n\tswitch n {\n")
	for i := range 20_000 {
		fmt.Fprintf(&b, "\tcase %d: _ = remote.Fetch()\n", i)
	}
	b.WriteString("\t}\n}\n\nvar Table = map[string]func() error{\n")
	for i := range 20_000 {
		fmt.Fprintf(&b, "\t\"%d\": remote.Fetch,\n", i)
	}
	b.WriteString("}\n\nvar Sum = 0" + strings.Repeat(" +\n\t1", 5_000) + "\n")
	for i := range 5_000 {
		fmt.Fprintf(&b, "\nfunc f%d() error { for range 3 { _ = f%d() }; return remote.Fetch() }", i, (i+1)%5000)
	}
	return b.String() + "\n"
}

// TestCompilerTests runs the command on the tests of the compiler, as packages of one module:
// each is analysed or named, and nothing is an internal error.
func TestCompilerTests(t *testing.T) {
	t.Parallel()
	out := runIn(t, ".", nil, "go", "env", "GOROOT")
	corpus := filepath.Join(strings.TrimSpace(out.stdout), "test")
	if _, err := os.Stat(corpus); err != nil {
		t.Skip(err) // some distributions of Go leave their tests out
	}
	dir := module(t, hot)
	files, packages := 0, 0
	err := filepath.WalkDir(corpus, func(file string, d fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(file) != ".go" {
			return err
		}
		if files++; !*everything && files%40 != 0 {
			return nil
		}
		packages++
		text, err := os.ReadFile(file)
		write(t, dir, fmt.Sprintf("p%d/p.go", files), string(text))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	got := lintIn(t, dir, "./...")
	if strings.Contains(got.stderr, "internal error") || strings.Contains(got.stderr, "panic") || strings.Contains(got.stderr, "left out") {
		t.Errorf("%s", got.stderr)
	}
	if got.code != 2 || !strings.Contains(got.stdout, hotLine) {
		t.Errorf("exit code %d:\n%s", got.code, got.stdout)
	}
	t.Logf("%d packages, %d named as not analysed", packages, strings.Count(got.stderr, "is not analysed"))
}
