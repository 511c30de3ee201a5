// Package options reads the command line of the command.
package options

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/incidentlint/incidentlint/analyzers"
)

// Options are what the user asks for.
type Options struct {
	Help, Version bool
	Fix, Diff     bool
	Outputs       []Output // at least one
	Since         *Since   // show only findings on lines that are new; nil for all
	Baseline      string   // file of findings that are known; "" for none
	WriteBaseline string   // file to write them to, in the place of a report
	Limit         int      // how many findings are shown; 0 for all
	Dir           string   // to run in; "" is the current one
	Tags          string   // build tags
	ToolFlags     []string // for the analyzers, in the order of the suite
	Patterns      []string // packages; at least one

	// What to ask git for: names that were removed and are back.
	ResurrectedMerge  string // with the merge of HEAD into this
	ResurrectedSince  string // since this revision
	ResurrectedWindow int    // days of history that the merge is compared with

	analyzers analyzerFlags
}

// Since is the commit that lines are compared with.
type Since struct {
	Commit    string
	MergeBase bool // or what it and HEAD have in common
}

// LooksFor reports whether the flags have findings of the category shown that an
// analyzer has in such a file.
func (o *Options) LooksFor(analyzer, category, file string) bool {
	return o.analyzers.show(analyzer, category, strings.HasSuffix(file, "_test.go"))
}

// Hint is the end of an error message about the command line.
const Hint = ", run 'incidentlint -h' for help"

// Parse reads args, without the name of the program. Its errors are lines for
// the user.
func Parse(args []string) (*Options, error) {
	o := new(Options)
	var out outputFlags
	flags := flag.NewFlagSet("incidentlint", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	o.define(flags)
	out.define(flags)
	chosen := &o.analyzers
	chosen.define(flags, analyzers.Suite)

	if err := flags.Parse(args); errors.Is(err, flag.ErrHelp) {
		o.Help = true
		return o, nil
	} else if err != nil {
		return nil, plain(err, chosen)
	}
	var err error
	if o.Outputs, err = out.outputs(o.Fix || o.Diff); err != nil {
		return nil, err
	}
	if err := o.exclusive(flags); err != nil {
		return nil, err
	}
	if err := o.checkResurrected(); err != nil {
		return nil, err
	}
	o.ToolFlags = chosen.toolFlags()
	o.Patterns = flags.Args()
	if len(o.Patterns) == 0 {
		o.Patterns = []string{"."}
	}
	return o, misplaced(flags, o.Patterns)
}

func (o *Options) define(flags *flag.FlagSet) {
	flags.BoolVar(&o.Help, "help", false, "")
	flags.BoolVar(&o.Help, "h", false, "")
	flags.BoolVar(&o.Version, "version", false, "")
	flags.BoolVar(&o.Fix, "fix", false, "")
	flags.BoolVar(&o.Diff, "diff", false, "")
	flags.StringVar(&o.Dir, "C", "", "")
	flags.Func("new-from-rev", "", func(commit string) error { return o.since(Since{Commit: commit}) })
	flags.Func("new-from-merge-base", "", func(commit string) error { return o.since(Since{commit, true}) })
	flags.StringVar(&o.Baseline, "baseline", "", "")
	flags.StringVar(&o.WriteBaseline, "write-baseline", "", "")
	flags.Func("limit", "", func(value string) (err error) {
		if o.Limit, err = strconv.Atoi(value); err != nil || o.Limit < 0 {
			return errors.New("it is no number of findings")
		}
		return nil
	})
	flags.StringVar(&o.Tags, "tags", "", "")
	flags.StringVar(&o.ResurrectedMerge, "resurrected-merge", "", "")
	flags.StringVar(&o.ResurrectedSince, "resurrected-since", "", "")
	flags.IntVar(&o.ResurrectedWindow, "resurrected-window", 365, "")
}

func (o *Options) checkResurrected() error {
	switch {
	case o.ResurrectedMerge != "" && o.ResurrectedSince != "":
		return errors.New("-resurrected-merge and -resurrected-since are two questions, ask them one by one" + Hint)
	case o.ResurrectedWindow <= 0:
		return errors.New("-resurrected-window is a number of days, at least 1" + Hint)
	}
	return nil
}

func (o *Options) since(s Since) error {
	if o.Since != nil && *o.Since != s {
		return errors.New("another commit is given already")
	}
	o.Since = &s
	return nil
}

// exclusive returns an error if flags were given that do not go together: fixes
// are applied, and a baseline is written, for all findings.
func (o *Options) exclusive(flags *flag.FlagSet) (err error) {
	others := []string{"new-from-rev", "new-from-merge-base", "baseline", "limit"}
	what := ""
	switch {
	case o.WriteBaseline != "":
		what = "-write-baseline"
		others = append(others, "format", "json", "output", "fix", "diff")
	case o.Fix:
		what = "-fix"
	case o.Diff:
		what = "-diff"
	}
	flags.Visit(func(f *flag.Flag) {
		if what != "" && slices.Contains(others, f.Name) {
			err = fmt.Errorf("%s is about all findings, it cannot be used together with -%s%s", what, f.Name, Hint)
		}
	})
	return err
}

// plain turns an error of package flag into a line for the user.
func plain(err error, chosen *analyzerFlags) error {
	if chosen.err != nil {
		return chosen.err // without the value, which can be long
	}
	if name, ok := strings.CutPrefix(err.Error(), "flag provided but not defined: "); ok {
		return fmt.Errorf("unknown flag or analyzer %s%s", name, Hint)
	}
	return errors.New(err.Error() + Hint)
}

// misplaced returns an error if one of the packages looks like a flag.
func misplaced(flags *flag.FlagSet, packages []string) error {
	for _, arg := range packages {
		if !strings.HasPrefix(arg, "-") {
			continue
		}
		name, _, _ := strings.Cut(strings.TrimLeft(arg, "-"), "=")
		if flags.Lookup(name) != nil {
			return fmt.Errorf("flag -%s stands behind a package, flags come before the packages%s", name, Hint)
		}
		return fmt.Errorf("unknown flag or analyzer %s%s", arg, Hint)
	}
	return nil
}
