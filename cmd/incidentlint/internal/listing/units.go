package listing

import (
	"context"
	"slices"
	"strings"

	"github.com/incidentlint/incidentlint/cmd/incidentlint/internal/gocmd"
)

// Units lists all variants of the packages that match the patterns, with what
// they import and why they cannot be loaded. A pattern that go cannot make
// sense of is listed as a package with an error.
func Units(ctx context.Context, g *gocmd.Go, tags string, patterns []string) ([]*Package, error) {
	args := append(tagArgs(tags), "-test", "--")
	// What files are embedded is asked because only then go says that there are none (Go 1.26).
	const fields = "ImportPath,Name,Dir,ForTest,Imports,Deps,Error,DepsErrors,EmbedFiles,TestEmbedFiles,XTestEmbedFiles"
	all, err := list(ctx, g, fields, append(args, patterns...)...)
	if err != nil {
		return nil, err
	}
	listed := make(map[string]bool)
	for _, p := range all {
		listed[p.ImportPath] = true
	}
	for _, p := range all {
		p.IsRoot = !listed[variant(p.ImportPath)]
	}
	return slices.DeleteFunc(all, func(p *Package) bool {
		tested, isTest := strings.CutSuffix(p.ImportPath, ".test")
		return isTest && p.Name == "main" && listed[tested] // made by go to run the tests
	}), nil
}

// variant returns the ID of package path with its test files.
func variant(path string) string { return path + " [" + path + ".test]" }

// Path returns the import path of the package that p is, or is a test of.
func (p *Package) Path() string {
	if p.ForTest != "" {
		return p.ForTest
	}
	return p.ImportPath
}

// IsPattern reports whether p is no package but an argument that go cannot
// find a package for.
func (p *Package) IsPattern() bool {
	return p.Name == "" && p.Error != nil && (p.Dir == "" || strings.HasPrefix(p.ImportPath, "."))
}

// LoadReason returns why p cannot be loaded, in one line, or "".
func (p *Package) LoadReason() string {
	switch {
	case p.Error != nil:
		return p.Error.line()
	case len(p.DepsErrors) > 0:
		return p.DepsErrors[0].line()
	}
	return ""
}

// line returns "file:line:column: what is wrong".
func (e *LoadError) line() string {
	text := strings.Join(strings.Fields(e.Err), " ")
	if strings.HasSuffix(text, "import cycle not allowed") {
		text += ": " + strings.Join(e.ImportStack, " imports ")
	}
	if e.Pos == "" || strings.HasPrefix(text, e.Pos) {
		return text
	}
	return e.Pos + ": " + text
}
