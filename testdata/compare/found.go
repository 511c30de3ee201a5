package main

import (
	"bufio"
	"cmp"
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

const foundFile = "found.txt"

// A result is what one tool has found in the whole module.
type result struct {
	version  string
	findings int
}

// found is what all tools have found, of what the module was on one day.
type found struct {
	day    string
	hash   string
	tools  map[string]result
	checks map[string]map[string][]string // by the name of a site and a tool: what speaks in there, sorted
}

func newFound() *found {
	return &found{tools: make(map[string]result), checks: make(map[string]map[string][]string)}
}

// run runs tools and puts what they find in the place of what they found before.
func (f *found) run(ctx context.Context, root string, sites []site, tools []tool) error {
	now, err := hash(subject(root))
	if err != nil {
		return err
	}
	switch {
	case f.hash == "":
		f.day, f.hash = time.Now().UTC().Format(time.DateOnly), now
	case f.hash != now:
		return fmt.Errorf("%s is of another state of the module, run all linters", foundFile)
	}
	tmp, err := os.MkdirTemp("", "compare")
	if err != nil {
		return err
	}
	defer os.RemoveAll(tmp)
	for _, t := range tools {
		fmt.Fprintln(os.Stderr, "compare: running", t.name)
		version, findings, err := t.run(place{ctx, root, tmp})
		if err != nil {
			return fmt.Errorf("%s: %w", t.name, err)
		}
		f.put(t.name, version, findings, sites)
	}
	return nil
}

func (f *found) put(tool, version string, findings []finding, sites []site) {
	f.tools[tool] = result{version, len(findings)}
	for _, s := range sites {
		at := f.at(s)
		delete(at, tool)
		for _, finding := range findings {
			if finding.file == s.file && s.from <= finding.line && finding.line <= s.to && !slices.Contains(at[tool], finding.check) {
				at[tool] = append(at[tool], finding.check)
			}
		}
		slices.Sort(at[tool])
	}
}

// at returns what speaks in a site, by tool.
func (f *found) at(s site) map[string][]string {
	if f.checks[s.name] == nil {
		f.checks[s.name] = make(map[string][]string)
	}
	return f.checks[s.name]
}

// write writes a line for each tool, and for each site and tool that speaks in it.
func (f *found) write(dir string) error {
	var b strings.Builder
	fmt.Fprintln(&b, "# What the linters found in the functions of this module, written by")
	fmt.Fprintln(&b, "# go run ./testdata/compare. Not to be edited.")
	fmt.Fprintf(&b, "day %s\nhash %s\n", f.day, f.hash)
	for _, tool := range toolNames {
		if r, ok := f.tools[tool]; ok {
			fmt.Fprintf(&b, "tool %s %s %d\n", tool, r.version, r.findings)
		}
	}
	for _, name := range slices.SortedFunc(maps.Keys(f.checks), cmp.Compare[string]) {
		for _, tool := range toolNames {
			if checks := f.checks[name][tool]; len(checks) > 0 {
				fmt.Fprintln(&b, "at", name, tool, strings.Join(checks, " "))
			}
		}
	}
	return os.WriteFile(filepath.Join(dir, foundFile), []byte(b.String()), 0o666)
}

func readFound(dir string) (*found, error) {
	file, err := os.Open(filepath.Join(dir, foundFile))
	if err != nil {
		return nil, err
	}
	defer file.Close()
	f := newFound()
	lines := bufio.NewScanner(file)
	for lines.Scan() {
		if err := f.readLine(strings.Fields(lines.Text())); err != nil {
			return nil, fmt.Errorf("%s: %w: %s", foundFile, err, lines.Text())
		}
	}
	return f, lines.Err()
}

func (f *found) readLine(words []string) error {
	switch {
	case len(words) == 2 && words[0] == "day":
		f.day = words[1]
	case len(words) == 2 && words[0] == "hash":
		f.hash = words[1]
	case len(words) == 4 && words[0] == "tool":
		r := result{version: words[2]}
		if _, err := fmt.Sscan(words[3], &r.findings); err != nil {
			return err
		}
		f.tools[words[1]] = r
	case len(words) > 3 && words[0] == "at":
		f.at(site{name: words[1]})[words[2]] = words[3:]
	case len(words) > 0 && words[0] != "#":
		return errBadLine
	}
	return nil
}
