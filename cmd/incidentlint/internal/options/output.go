package options

import (
	"errors"
	"flag"
	"fmt"
	"strconv"
	"strings"

	"github.com/incidentlint/incidentlint/cmd/incidentlint/internal/formats"
)

// An Output is a report that is wanted.
type Output struct {
	Format *formats.Format
	File   string // "" is standard output
}

// outputFlags are -format, -json and -output.
type outputFlags struct {
	format string
	json   bool
	files  []string
}

func (f *outputFlags) define(flags *flag.FlagSet) {
	flags.StringVar(&f.format, "format", "", "")
	flags.BoolVar(&f.json, "json", false, "")
	flags.Func("output", "", func(value string) error {
		f.files = append(f.files, value)
		return nil
	})
}

// outputs returns the reports that the flags ask for. When a diff or what fixes
// leave is printed, there is only text.
func (f *outputFlags) outputs(isFix bool) ([]Output, error) {
	var main Output
	var err error
	switch {
	case f.json && isFix:
		return nil, errors.New("-json cannot be used together with -fix or -diff" + Hint)
	case isFix && (f.format != "" || len(f.files) > 0):
		return nil, errors.New("-format and -output cannot be used together with -fix or -diff" + Hint)
	case f.json && f.format != "":
		return nil, errors.New("-json cannot be used together with -format" + Hint)
	case f.json:
		f.format = "json"
	case f.format == "":
		f.format = formats.Names()[0]
	}
	if main.Format, err = format(f.format); err != nil {
		return nil, fmt.Errorf("flag -format: %w", err)
	}
	var more []Output
	for _, value := range f.files {
		out, err := output(value)
		switch {
		case err != nil:
			return nil, fmt.Errorf("flag -output: %w", err)
		case out.Format != nil:
			more = append(more, out)
		case main.File != "":
			return nil, fmt.Errorf("flag -output: %s and %s for one format, name another as NAME=FILE", main.File, out.File)
		default:
			main.File = out.File
		}
	}
	return append([]Output{main}, more...), nil
}

// output reads FILE, or NAME=FILE. A file whose own name has such a form can be
// written with its directory before it.
func output(value string) (Output, error) {
	name, file, ok := strings.Cut(value, "=")
	if !ok || strings.ContainsAny(name, `/\`) {
		name, file = "", value
	}
	if file == "" {
		return Output{}, errors.New("a file has no name" + Hint)
	}
	if name == "" {
		return Output{File: file}, nil
	}
	f, err := format(name)
	return Output{f, file}, err
}

func format(name string) (*formats.Format, error) {
	if f := formats.ByName(name); f != nil {
		return f, nil
	}
	return nil, fmt.Errorf("no format is called %s, the formats are %s", strconv.Quote(name), strings.Join(formats.Names(), ", "))
}
