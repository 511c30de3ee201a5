package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// editFactor is how many more rounds edits get: they are short, so noise
// weighs more.
const editFactor = 4

// measureEdit measures what a vet run costs after one package was edited,
// floor and suite in turn.
func (b *bench) measureEdit(tools []tool, subjects []subject, budget *budget) error {
	for _, s := range subjects {
		if s.kind != incidents {
			continue
		}
		costs, pkg, err := b.editRounds(s, tools[:stock])
		if err != nil {
			return err
		}
		s.name += ", " + pkg + " edited"
		printCosts(s, tools, costs)
		budget.addEdit(s, costs)
		return nil
	}
	progress("T3 is left out: it needs the subject %s", incidents)
	return nil
}

// editRounds edits a package before each run and returns the costs by tool
// and round, and the package.
func (b *bench) editRounds(s subject, tools []tool) ([][]cost, string, error) {
	pkg, err := b.mostImported(s)
	if err != nil {
		return nil, "", err
	}
	file := filepath.Join(pkg.Dir, pkg.GoFiles[0])
	original, err := os.ReadFile(file)
	if err != nil {
		return nil, "", err
	}
	fixed := make([]tool, len(tools)) // each the same throughout: what is not edited stays cached
	for i, t := range tools {
		if fixed[i], err = b.salted(t); err != nil {
			return nil, "", err
		}
	}
	rounds := b.rounds * editFactor
	costs := make([][]cost, len(tools))
	for round := range rounds + 1 {
		progress("%s, edited: %s", s.name, roundName(round, rounds))
		for i, t := range fixed {
			if err := edit(file, original, round*len(tools)+i); err != nil {
				return nil, "", err
			}
			c, err := b.vet(s, t)
			if err != nil {
				return nil, "", err
			}
			if round > 0 {
				costs[i] = append(costs[i], c)
			}
		}
	}
	return costs, pkg.ImportPath, nil
}

// edit changes a function body, as most edits do, to one the compiler has not
// seen.
func edit(file string, original []byte, number int) error {
	code := slices.Concat(original, fmt.Appendf(nil, "\nfunc _() { _ = %d }\n", number))
	return os.WriteFile(file, code, 0o644)
}

// A listed package is one line of go list.
type listed struct {
	ImportPath string
	Dir        string
	GoFiles    []string
	Imports    []string
}

// mostImported returns the package that most others of the subject import:
// the edit that is felt furthest.
func (b *bench) mostImported(s subject) (listed, error) {
	out, err := b.output(s.dir, "go", append([]string{"list", "-json=ImportPath,Dir,GoFiles,Imports"}, s.args...)...)
	if err != nil {
		return listed{}, err
	}
	var all []listed
	importers := make(map[string]int)
	for dec := json.NewDecoder(strings.NewReader(out)); ; {
		var p listed
		err := dec.Decode(&p)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return listed{}, err
		}
		all = append(all, p)
		for _, path := range p.Imports {
			importers[path]++
		}
	}
	var most listed
	for _, p := range all {
		if len(p.GoFiles) > 0 && (most.Dir == "" || importers[p.ImportPath] > importers[most.ImportPath]) {
			most = p
		}
	}
	if most.Dir == "" {
		return listed{}, errors.New(s.name + ": no package to edit")
	}
	return most, nil
}
