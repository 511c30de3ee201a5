// Command rivals is a vettool with linters of others, for the benchmark: the
// flag of its name runs one of them alone. With the word staticcheck in the
// name that it is called by, it is staticcheck's checks of bugs and of what can be
// simpler.
package main

import (
	"os"
	"path/filepath"
	"strings"

	"github.com/kisielk/errcheck/errcheck"
	sqlclosecheck "github.com/ryanrolds/sqlclosecheck/pkg/analyzer"
	"github.com/timakin/bodyclose/passes/bodyclose"
	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/unitchecker"
	"honnef.co/go/tools/simple"
	"honnef.co/go/tools/staticcheck"
)

func main() {
	if !strings.Contains(filepath.Base(os.Args[0]), "staticcheck") {
		unitchecker.Main(errcheck.Analyzer, bodyclose.Analyzer, sqlclosecheck.NewAnalyzer())
	}
	var all []*analysis.Analyzer
	for _, check := range append(staticcheck.Analyzers, simple.Analyzers...) {
		all = append(all, check.Analyzer)
	}
	unitchecker.Main(all...)
}
