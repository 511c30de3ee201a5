package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/incidentlint/incidentlint/analyzers"
	"github.com/incidentlint/incidentlint/cmd/incidentlint/internal/git"
	"github.com/incidentlint/incidentlint/cmd/incidentlint/internal/options"
	"github.com/incidentlint/incidentlint/cmd/incidentlint/internal/resurrect"
	"github.com/incidentlint/incidentlint/cmd/incidentlint/internal/tree"
)

// ledgerFile is what is retired and belongs to no package, at the root of the module.
const ledgerFile = "retired.txt"

// addLedgers adds to the flags of the analyzers what the ledger file holds, and what git
// says was removed and is back.
func addLedgers(ctx context.Context, o *options.Options, dir string) error {
	written, err := readLedger(dir)
	if err != nil {
		return err
	}
	removed, err := removedNames(ctx, o, dir)
	if err != nil {
		return err
	}
	if err := addEntries(o, "names", written); err != nil {
		return fmt.Errorf("%s: %w", ledgerFile, err)
	}
	if err := addEntries(o, "removed", removed); err != nil {
		return fmt.Errorf("%d names are back: %w", len(removed), err)
	}
	return nil
}

// readLedger reads the ledger file of the module that dir lies in; there may be none.
func readLedger(dir string) (analyzers.Ledger, error) {
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			break
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return nil, nil
		}
		dir = parent
	}
	file := filepath.Join(dir, ledgerFile)
	if _, err := os.Lstat(file); errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	if tree.LeadsOut(dir, file) {
		return nil, fmt.Errorf("%s is a link that leads out of the repository, or nowhere", ledgerFile)
	}
	text, err := tree.Read(file)
	if err != nil {
		return nil, fmt.Errorf("cannot read %s: %w", ledgerFile, cause(err))
	}
	entries, err := analyzers.ParseLedger(string(text))
	if err != nil {
		return nil, fmt.Errorf("%s, %w", ledgerFile, err)
	}
	return entries, nil
}

// removedNames asks git what the options say.
func removedNames(ctx context.Context, o *options.Options, dir string) (analyzers.Ledger, error) {
	if o.ResurrectedMerge == "" && o.ResurrectedSince == "" {
		return nil, nil
	}
	repo, err := git.Open(ctx, dir)
	if err != nil {
		return nil, err
	}
	if o.ResurrectedMerge != "" {
		return resurrect.Merge(repo, o.ResurrectedMerge, o.ResurrectedWindow)
	}
	return resurrect.Since(repo, o.ResurrectedSince)
}

// addEntries adds entries to those that a flag of the analyzer retired was given.
func addEntries(o *options.Options, name string, entries analyzers.Ledger) error {
	if len(entries) == 0 {
		return nil
	}
	f := ledgerFlag(name)
	given := "-retired." + name + "="
	all := strings.Trim(f.Value.String()+";"+entries.String(), ";")
	if err := f.Value.Set(all); err != nil {
		return err
	}
	for i, toolFlag := range o.ToolFlags {
		if strings.HasPrefix(toolFlag, given) {
			o.ToolFlags[i] = given + all
			return nil
		}
	}
	o.ToolFlags = append(o.ToolFlags, given+all)
	return nil
}

func ledgerFlag(name string) *flag.Flag {
	entry, _ := analyzers.ByName("retired")
	return entry.Analyzer.Flags.Lookup(name)
}
