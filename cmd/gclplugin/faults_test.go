package gclplugin_test

import (
	"bytes"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var everything = flag.Bool("everything", false, "run the channels on all tests of the compiler, not every fortieth")

const hotFile = `package hot

//incidentlint:remote
func fetch() error { return nil }

func Loop() {
	for fetch() != nil {
	}
}
`

// testOddCode runs go vet and golangci-lint on the tests of the compiler, as packages of one
// module: neither panics, and what is to be said of another package is said.
func (x tools) testOddCode(t *testing.T) {
	goroot := x.run(t, x.module, "go", "env", "GOROOT")
	corpus := filepath.Join(string(bytes.TrimSpace(goroot.stdout)), "test")
	if _, err := os.Stat(corpus); err != nil {
		t.Skip(err) // some distributions of Go leave their tests out
	}
	x.module = t.TempDir()
	x.cache = filepath.Join(x.module, ".cache")
	write(t, filepath.Join(x.module, "go.mod"), "module example.com/odd\n\ngo 1.26.0\n")
	writeIn(t, filepath.Join(x.module, "hot"), "hot.go", hotFile)
	files, packages := 0, 0
	err := filepath.WalkDir(corpus, func(file string, d fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(file) != ".go" {
			return err
		}
		if files++; *everything || files%40 == 0 {
			packages++
			writeIn(t, filepath.Join(x.module, fmt.Sprintf("p%d", files)), "p.go", read(t, file))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	list := x.run(t, x.module, "go", "list", "-e", "-export", "-f", "{{if not (or .Error .Incomplete)}}{{.ImportPath}}{{end}}", "./...")
	correct := strings.Fields(string(list.stdout))
	t.Logf("%d packages, %d of them correct", packages, len(correct)-1)
	vet := []string{"vet", "-vettool=" + x.command}
	for run, r := range map[string]result{
		"go vet":                      x.run(t, x.module, "go", append(vet, correct...)...),
		"go vet, all packages":        x.run(t, x.module, "go", append(vet, "./...")...),
		"golangci-lint":               x.lint(t, linters{"incidentlint": nil}, inFolders(correct)...),
		"golangci-lint, all packages": x.lint(t, linters{"incidentlint": nil}, "./..."),
	} {
		said := string(r.stdout) + string(r.stderr)
		if strings.Contains(said, "[running]:") || strings.Contains(said, "internal error:") || strings.Contains(said, "deadline exceeded") {
			t.Errorf("%s: %s", run, said)
		}
		isAll := strings.HasSuffix(run, "all packages") // neither says more than what is incorrect
		if r.exit != 1 || !isAll && !strings.Contains(said, "retry of fetch has no wait") {
			t.Errorf("%s: exit %d, and what is retried in hot.go is not said:\n%s", run, r.exit, said)
		}
	}
}

// inFolders returns the packages as golangci-lint wants them.
func inFolders(packages []string) (folders []string) {
	for _, pkg := range packages {
		folders = append(folders, strings.Replace(pkg, "example.com/odd", ".", 1))
	}
	return folders
}

func writeIn(t *testing.T, dir, name, text string) {
	t.Helper()
	if err := os.Mkdir(dir, 0o777); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, name), text)
}
