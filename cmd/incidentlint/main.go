// Incidentlint finds code that has caused production incidents before.
//
// It is a command, and the tool of go vet -vettool and go fix -fixtool. See
// incidentlint -h.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/incidentlint/incidentlint/cmd/incidentlint/internal/explain"
	"github.com/incidentlint/incidentlint/cmd/incidentlint/internal/formats"
	"github.com/incidentlint/incidentlint/cmd/incidentlint/internal/options"
	"github.com/incidentlint/incidentlint/cmd/incidentlint/internal/terminal"
	"github.com/incidentlint/incidentlint/cmd/incidentlint/internal/version"
	"github.com/incidentlint/incidentlint/cmd/incidentlint/internal/vettool"
)

// The exit codes.
const (
	clean       = 0
	found       = 1   // findings, or a diff
	failed      = 2   // not everything could be analysed
	interrupted = 130 // as a shell says it of SIGINT
)

func main() {
	if vettool.IsCall(os.Args[1:]) {
		vettool.Main()
	}
	ctx, cancel := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer cancel()
	code, err := run(ctx, os.Args[1:])
	switch {
	case errors.Is(err, context.Canceled):
		complain("interrupted")
		code = interrupted
	case err != nil:
		complain(err.Error())
		code = failed
	}
	os.Exit(code)
}

func run(ctx context.Context, args []string) (int, error) {
	if len(args) > 0 && args[0] == "explain" {
		return clean, print(os.Stdout, func(w io.Writer) error { return explain.Page(w, args[1:], terminal.ColoursOf(os.Stdout)) })
	}
	o, err := options.Parse(args)
	switch {
	case err != nil:
		return failed, err
	case o.Help:
		return clean, print(os.Stdout, func(w io.Writer) error { options.PrintHelp(w); return nil })
	case o.Version:
		return clean, print(os.Stdout, func(w io.Writer) error { _, err := fmt.Fprintln(w, version.String()); return err })
	}
	return lint(ctx, o)
}

// complain writes one line to standard error.
func complain(line string) {
	fmt.Fprintf(os.Stderr, "incidentlint: %s\n", formats.Printable(line))
}
