// Command compare runs linters over the module testdata/rivals, whose functions
// say of themselves whether they are bad or good, and writes docs/comparison.md.
//
//	go run ./testdata/compare [flags]
//
// It builds what it runs: staticcheck as pinned in testdata/bench/rivals,
// golangci-lint as pinned in testdata/golangci, nilaway, and incidentlint from this
// checkout. That, and golangci-lint with everything enabled, takes minutes.
//
// Four files below testdata/rivals belong to it: .golangci.yml and retired.txt
// say to the linters what they are told, found.txt is what they found, and
// judged.txt says which findings name the mistake of their function. Where the two do
// not fit, that is printed, and nothing is written but found.txt.
//
// The exit status is 0 when the page was written, 1 when findings have to be judged
// before, 2 when something could not be run.
package main

import (
	"context"
	_ "embed"
	"errors"
	"flag"
	"fmt"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
)

//go:embed main.go
var source string

func main() {
	os.Exit(run(os.Args[1:]))
}

// run returns the exit status.
func run(args []string) int {
	set := flag.NewFlagSet("compare", flag.ContinueOnError)
	own := set.Bool("own", false, "run incidentlint alone, and keep what the others found the last time")
	nilaway := set.String("nilaway", "", "binary of nilaway, where the module proxy does not have it")
	set.Usage = func() {
		fmt.Fprint(set.Output(), help(), "\nFlags:\n")
		set.PrintDefaults()
	}
	switch err := set.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		return 0
	case err != nil:
		return 2 // the flag package has said why
	case set.NArg() > 0:
		fmt.Fprintf(os.Stderr, "compare: unknown argument %q\n", set.Arg(0))
		return 2
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	misfits, err := compare(ctx, *own, *nilaway)
	if err != nil {
		fmt.Fprintln(os.Stderr, "compare:", err)
		return 2
	}
	for _, line := range misfits {
		fmt.Fprintln(os.Stderr, line)
	}
	if len(misfits) > 0 {
		return 1
	}
	return 0
}

// compare writes found.txt, and the page if that fits what is judged; else it
// returns a line for each misfit.
func compare(ctx context.Context, own bool, nilaway string) (misfits []string, err error) {
	dir, err := root(ctx)
	if err != nil {
		return nil, err
	}
	sites, err := readSites(subject(dir))
	if err != nil {
		return nil, err
	}
	found := newFound()
	if own {
		if found, err = readFound(subject(dir)); err != nil {
			return nil, err
		}
	}
	if err := found.run(ctx, dir, sites, toolsToRun(own, nilaway)); err != nil {
		return nil, err
	}
	if err := found.write(subject(dir)); err != nil {
		return nil, err
	}
	c, err := newComparison(dir, sites, found)
	if err != nil {
		return nil, err
	}
	if misfits := c.misfits(); len(misfits) > 0 {
		return misfits, nil
	}
	return nil, os.WriteFile(pageFile(dir), []byte(c.page()), 0o666)
}

// root returns the directory of the repository.
func root(ctx context.Context) (string, error) {
	out, err := exec.CommandContext(ctx, "go", "list", "-m", "-f", "{{.Dir}}").Output()
	if err != nil {
		return "", fmt.Errorf("go list -m: %w", err)
	}
	return strings.TrimSpace(string(out)), nil
}

// subject returns the directory of the module that linters are run over.
func subject(root string) string { return filepath.Join(root, "testdata", "rivals") }

func pageFile(root string) string { return filepath.Join(root, "docs", "comparison.md") }

// help returns the package comment, the only documentation.
func help() string {
	file, err := parser.ParseFile(token.NewFileSet(), "main.go", source, parser.ParseComments|parser.PackageClauseOnly)
	if err != nil {
		panic(err) // the compiler has read it
	}
	return file.Doc.Text()
}
