package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
	"time"
)

// A cost is what one vet run took.
type cost struct {
	cpu time.Duration // user and system, of the go command and all below it
	counts
	in map[string]counts // by package
}

// counts are what a run found.
type counts struct {
	findings  int
	leftAlone int // functions that are too big, or have too many paths, to be analysed
}

// takeTurns runs the tools in turn on a subject, one round to warm up, and
// returns the costs by tool and round.
func (b *bench) takeTurns(s subject, tools []tool) ([][]cost, error) {
	costs := make([][]cost, len(tools))
	for round := range b.rounds + 1 {
		progress("%s: %s", s.name, roundName(round, b.rounds))
		for i, t := range tools {
			c, err := b.vetAnew(s, t)
			if err != nil {
				return nil, err
			}
			if round > 0 {
				costs[i] = append(costs[i], c)
			}
		}
	}
	return costs, nil
}

func roundName(round, rounds int) string {
	if round == 0 {
		return "warm-up"
	}
	return fmt.Sprintf("round %d of %d", round, rounds)
}

// vetAnew runs a tool on a subject; nothing of earlier runs but compiled code
// is used.
func (b *bench) vetAnew(s subject, t tool) (cost, error) {
	t, err := b.salted(t)
	if err != nil {
		return cost{}, err
	}
	defer os.Remove(t.binary)
	return b.vet(s, t)
}

// vet runs a tool on a subject. With -json findings do not change the exit
// status, so any other than 0 is a failure.
func (b *bench) vet(s subject, t tool) (cost, error) {
	args := slices.Concat([]string{"vet", "-json", "-vettool=" + t.binary}, t.flags, s.args)
	cmd := exec.CommandContext(b.ctx, "go", args...)
	cmd.Dir = s.dir
	cmd.Env = b.env
	var stdout, stderr strings.Builder
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Run(); err != nil {
		return cost{}, fmt.Errorf("%s failed on %s: %w: %s", t.name, s.name, err, firstLine(stderr.String()))
	}
	found, in, err := countFindings(strings.NewReader(stdout.String()))
	if err != nil {
		return cost{}, fmt.Errorf("%s failed on %s: %w", t.name, s.name, err)
	}
	// The times of a waited-for process include those it has waited for.
	return cost{cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(), found, in}, nil
}

// countFindings reads the stream of objects, one per package, that go vet
// -json prints. An analyzer that fails leaves the exit status at 0 and an
// error in the place of its findings.
func countFindings(r io.Reader) (all counts, in map[string]counts, err error) {
	in = make(map[string]counts)
	for dec := json.NewDecoder(r); ; {
		var tree map[string]map[string]json.RawMessage // by package and analyzer
		err := dec.Decode(&tree)
		if errors.Is(err, io.EOF) {
			return all, in, nil
		}
		if err != nil {
			return all, in, fmt.Errorf("output of -json: %w", err)
		}
		for pkg, byAnalyzer := range tree {
			var count counts
			for analyzer, result := range byAnalyzer {
				if err := count.add(result); err != nil {
					return all, in, fmt.Errorf("%s on %s: %w", analyzer, pkg, err)
				}
			}
			in[pkg] = count
			all.findings += count.findings
			all.leftAlone += count.leftAlone
		}
	}
}

// add counts the findings of one analyzer on one package: a list, or
// {"error": why it failed}.
func (c *counts) add(result json.RawMessage) error {
	var list []struct{ Category string }
	if json.Unmarshal(result, &list) == nil {
		for _, finding := range list {
			if finding.Category == "not-analysed" {
				c.leftAlone++
			} else {
				c.findings++
			}
		}
		return nil
	}
	var failure struct {
		Err string `json:"error"`
	}
	if err := json.Unmarshal(result, &failure); err != nil {
		return err
	}
	return errors.New(failure.Err)
}
