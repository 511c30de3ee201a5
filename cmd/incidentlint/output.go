package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"github.com/incidentlint/incidentlint/cmd/incidentlint/internal/finding"
	"github.com/incidentlint/incidentlint/cmd/incidentlint/internal/options"
	"github.com/incidentlint/incidentlint/cmd/incidentlint/internal/tree"
)

// outputs are the reports that are wanted, with the files to write them to.
type outputs []output

type output struct {
	options.Output
	file *os.File
}

// open empties the files before anything is analysed: what stands in them
// afterwards is of this run, and one that cannot be written costs no time.
func open(wanted []options.Output, dir string) (outputs, error) {
	var all outputs
	for _, w := range wanted {
		file := os.Stdout
		if w.File != "" {
			var err error
			if file, err = tree.Create(dir, within(dir, w.File)); err != nil {
				return nil, fmt.Errorf("cannot write %s: %w", w.File, cause(err))
			}
		}
		all = append(all, output{w, file})
	}
	return all, nil
}

// write prints the report everywhere.
func (all outputs) write(report *finding.Report) error {
	for _, o := range all {
		if err := print(o.file, func(w io.Writer) error { return o.Format.Print(w, report) }); err != nil {
			return err
		}
		if o.file != os.Stdout {
			if err := o.file.Close(); err != nil {
				return fmt.Errorf("cannot write the result: %w", err)
			}
		}
	}
	return nil
}

// print writes to file what write does, all of it or nothing.
func print(file *os.File, write func(io.Writer) error) error {
	var out bytes.Buffer
	if err := write(&out); err != nil {
		return err
	}
	if _, err := file.Write(out.Bytes()); err != nil {
		return fmt.Errorf("cannot write the result: %w", err)
	}
	return nil
}

// cause returns err without the name of the file that it is about.
func cause(err error) error {
	if path := new(fs.PathError); errors.As(err, &path) {
		return path.Err
	}
	return err
}
