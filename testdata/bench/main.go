// Command bench measures what a vet run with incidentlint costs, and says
// whether that is within the budget of docs/performance.md.
//
//	go run ./testdata/bench [flags] [std] [incidents] [module] [growth]
//
// It runs three vettools in turn, A B C A B C, on each subject named (all of
// them by default), and compares CPU seconds of the whole process tree:
//
//	noop    one analyzer that does nothing: the floor
//	suite   cmd/incidentlint
//	go vet  the stock tool with its default analyzers
//
// With -alone each analyzer of the suite runs, too, with effects, which all of
// them need; with -rivals errcheck, bodyclose, sqlclosecheck and staticcheck,
// as pinned in testdata/bench/rivals.
//
// The subjects:
//
//	std        database/sql and net/http
//	incidents  the nested module testdata/incidents
//	module     a large module of somebody else (-module)
//	growth     synthetic programs, each in four sizes, of which only the units
//	           themselves are measured (T5)
//
// Every round vets everything anew while compiled code stays cached. Two more
// measurements follow: -edit (one package of incidents edited, vetted again)
// and -units (memory and facts of each unit). Nothing is written outside a
// temporary directory but the module cache; the first run compiles and takes
// minutes. Ratios are what counts: seconds depend on the machine.
//
// The exit status is 0 when all was measured, 2 when something could not be,
// and with -check 1 when a budget line is over.
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
	"os/signal"
	"slices"
	"syscall"
)

//go:embed main.go
var source string

// defaultModule is network code of 320,000 lines, all of whose dependencies
// the public module proxy serves, none of them translated from C (one such
// package costs more than all others). The version is fixed so that two runs
// can be compared.
const defaultModule = "google.golang.org/grpc@v1.85.0"

type options struct {
	rounds   int
	module   string
	suite    string
	cache    string
	edit     bool
	units    bool
	rivals   bool
	alone    bool
	check    bool
	subjects []string // as named on the command line; empty for all
}

func main() {
	os.Exit(run(os.Args[1:]))
}

// run returns the exit status.
func run(args []string) int {
	opts, err := parse(args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return 0
	case err != nil:
		return 2 // the flag package has said why
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	budget, err := measure(ctx, opts)
	switch {
	case err != nil:
		fmt.Fprintln(os.Stderr, "bench:", err)
		return 2
	case opts.check && budget.isOver():
		return 1
	}
	return 0
}

func parse(args []string) (options, error) {
	var o options
	set := flag.NewFlagSet("bench", flag.ContinueOnError)
	set.IntVar(&o.rounds, "n", 5, "measured rounds; one more warms up")
	set.StringVar(&o.module, "module", defaultModule, "large module: a directory, or path@version to take from the module proxy")
	set.StringVar(&o.suite, "suite", "", "vettool to measure instead of cmd/incidentlint")
	set.StringVar(&o.cache, "cache", "", "build cache to use and keep; by default a new one that is removed")
	set.BoolVar(&o.edit, "edit", true, "measure T3: edit one package, vet again")
	set.BoolVar(&o.units, "units", true, "measure T4 and T6: memory and facts of each unit")
	set.BoolVar(&o.alone, "alone", false, "time each analyzer of the suite alone, too")
	set.BoolVar(&o.rivals, "rivals", false, "time other linters, too")
	set.BoolVar(&o.check, "check", false, "exit with 1 when a budget line is over")
	set.Usage = func() {
		fmt.Fprint(set.Output(), help(), "\nFlags:\n")
		set.PrintDefaults()
	}
	if err := set.Parse(args); err != nil {
		return o, err
	}
	o.subjects = set.Args()
	if err := o.validate(); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		return o, err
	}
	return o, nil
}

func (o options) validate() error {
	if o.rounds < 1 {
		return errors.New("-n must be at least 1")
	}
	for _, name := range o.subjects {
		if !slices.Contains([]string{std, incidents, module, growth}, name) {
			return fmt.Errorf("unknown subject %q; there are %s, %s, %s and %s", name, std, incidents, module, growth)
		}
	}
	return nil
}

// help returns the package comment, the only documentation.
func help() string {
	file, err := parser.ParseFile(token.NewFileSet(), "main.go", source, parser.ParseComments|parser.PackageClauseOnly)
	if err != nil {
		panic(err) // the compiler has read it
	}
	return file.Doc.Text()
}
