package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// findOwn returns the subject that facts are measured on: a copy of
// incidentlint with its dependencies, and the whole standard library as
// dependencies. To name std on the command line would vet its tests too, many
// times the work; so the noop of the copy imports it.
func (b *bench) findOwn() (subject, error) {
	progress("copying incidentlint")
	dir := filepath.Join(b.tmp, own)
	entries, err := os.ReadDir(b.root)
	if err != nil {
		return subject{}, err
	}
	for _, entry := range entries {
		if err := copyEntry(dir, b.root, entry); err != nil {
			return subject{}, err
		}
	}
	code, err := b.importStd()
	if err != nil {
		return subject{}, err
	}
	file := filepath.Join(dir, "testdata", "bench", "noop", "std.go")
	args := []string{"./cmd/incidentlint", "./testdata/bench/noop"}
	return subject{own, "incidentlint, its dependencies, all of std", dir, args}, os.WriteFile(file, code, 0o644)
}

// copyEntry copies a file or directory of the repository; what is hidden is
// the repository's own and stays.
func copyEntry(to, from string, entry os.DirEntry) error {
	name := entry.Name()
	switch {
	case strings.HasPrefix(name, "."):
		return nil
	case entry.IsDir():
		return os.CopyFS(filepath.Join(to, name), os.DirFS(filepath.Join(from, name)))
	case !entry.Type().IsRegular():
		return nil
	}
	data, err := os.ReadFile(filepath.Join(from, name))
	if err != nil {
		return err
	}
	if err := os.MkdirAll(to, 0o755); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(to, name), data, 0o644)
}

// importStd returns a file of package main that imports all of std that can
// be imported. The rest is reached through that.
func (b *bench) importStd() ([]byte, error) {
	out, err := b.output(b.root, "go", "list", "-f", `{{if ne .Name "main"}}{{.ImportPath}}{{end}}`, "std")
	if err != nil {
		return nil, err
	}
	code := []byte("package main\n")
	for path := range strings.Lines(out) {
		path = strings.TrimSpace(path)
		if path != "" && !strings.HasPrefix(path, "vendor/") && !strings.Contains("/"+path+"/", "/internal/") {
			code = fmt.Appendf(code, "import _ %q\n", path)
		}
	}
	return code, nil
}
