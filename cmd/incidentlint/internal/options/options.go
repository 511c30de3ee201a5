// Package options reads the command line of the command.
package options

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"strings"

	"github.com/incidentlint/incidentlint/analyzers"
)

// Options are what the user asks for.
type Options struct {
	Help, Version bool
	Fix, Diff     bool
	Outputs       []Output // at least one
	Dir           string   // to run in; "" is the current one
	Tags          string   // build tags
	ToolFlags     []string // for the analyzers, in the order of the suite
	Patterns      []string // packages; at least one
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
	var chosen analyzerFlags
	chosen.define(flags, analyzers.Suite)

	if err := flags.Parse(args); errors.Is(err, flag.ErrHelp) {
		o.Help = true
		return o, nil
	} else if err != nil {
		return nil, plain(err, &chosen)
	}
	var err error
	if o.Outputs, err = out.outputs(o.Fix || o.Diff); err != nil {
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
	flags.StringVar(&o.Tags, "tags", "", "")
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
