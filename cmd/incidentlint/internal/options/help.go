package options

import (
	"flag"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/incidentlint/incidentlint/analyzers"
)

const usage = `incidentlint finds code that has caused production incidents before.

Usage:
  incidentlint [flags] [packages]          analyse packages, by default the current one
  incidentlint explain [ANALYZER[/CATEGORY]]
                                           say why a finding matters and what to write instead
  go vet -vettool=$(which incidentlint) [packages]

Flags, before the packages:
  -C DIR       run in DIR
  -tags LIST   build tags, separated by commas
  -format NAME print text (the default), json, sarif, github, rdjsonl or codeclimate
  -json        the same as -format json
  -output FILE write that to FILE and nothing to standard output
  -output NAME=FILE
               write format NAME to FILE as well; can be repeated
  -limit N     show the N surest findings, and count the rest
  -new-from-rev COMMIT
               show findings on lines that are new since COMMIT
  -new-from-merge-base COMMIT
               show findings on lines that are new since HEAD left COMMIT's history
  -write-baseline FILE
               write all findings to FILE
  -baseline FILE
               show findings that are not in FILE, and what in FILE is gone
  -fix         apply the suggested fixes, print what remains
  -diff        print the suggested fixes as a diff, change nothing
  -resurrected-merge TARGET
               report what merging HEAD into TARGET brings back that was removed there
  -resurrected-since REV
               report what was removed since REV and is back
  -resurrected-window DAYS
               how far back the history of TARGET is asked, by default 365
  -version     print the version
  -h           print this help

Analyzers:
`

const legend = `
-NAME runs only the analyzers named so, -NAME=false all but those.
`

const exits = `
Exit codes: 0 clean, 1 findings (or a diff), 2 not everything could be
analysed: what and why is on standard error.
`

// PrintHelp writes the help of the command.
func PrintHelp(w io.Writer) {
	io.WriteString(w, usage)
	PrintAnalyzers(w)
	io.WriteString(w, legend)
	for _, entry := range analyzers.Suite {
		printFlags(w, entry)
	}
	io.WriteString(w, exits)
}

// PrintAnalyzers writes one line for each analyzer: name and what it reports.
func PrintAnalyzers(w io.Writer) {
	columns := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, entry := range analyzers.Suite {
		fmt.Fprintf(columns, "  %s\t%s\n", entry.Page.Name, entry.Page.Summary)
	}
	columns.Flush()
}

// printFlags writes the flags of one analyzer.
func printFlags(w io.Writer, entry analyzers.Entry) {
	fmt.Fprintf(w, "\nFlags of %s:\n", entry.Analyzer.Name)
	columns := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	entry.Analyzer.Flags.VisitAll(func(f *flag.Flag) {
		value, text := "", f.Usage
		switch b, ok := f.Value.(interface{ IsBoolFlag() bool }); {
		case !ok || !b.IsBoolFlag():
			value = "=LIST"
		case f.DefValue == "true":
			value = "=false"
			text = "do not " + text
		}
		text = strings.ReplaceAll(text, "do not report ", "hide ")
		fmt.Fprintf(columns, "  -%s.%s%s\t%s\n", entry.Analyzer.Name, f.Name, value, text)
	})
	columns.Flush()
}
