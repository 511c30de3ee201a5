package main

import (
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// Variables of the environment that have this test program run a vet tool, and write
// a hash of the facts that come of it to a file.
const spiedTool, spiedFacts = "INCIDENTLINT_SPIED_TOOL", "INCIDENTLINT_SPIED_FACTS"

// spy runs the tool.
func spy(tool string) int {
	cmd := exec.Command(tool, os.Args[1:]...)
	cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
	err := cmd.Run()
	if exit := new(exec.ExitError); err != nil && !errors.As(err, &exit) {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	if file := os.Args[len(os.Args)-1]; strings.HasSuffix(file, ".cfg") {
		if err := noteFacts(file); err != nil {
			fmt.Fprintln(os.Stderr, err)
			return 1
		}
	}
	return cmd.ProcessState.ExitCode()
}

func noteFacts(unitFile string) error {
	text, err := os.ReadFile(unitFile)
	if err != nil {
		return err
	}
	var unit struct{ ID, VetxOutput string }
	if err := json.Unmarshal(text, &unit); err != nil {
		return err
	}
	facts, err := os.ReadFile(unit.VetxOutput)
	if err != nil {
		return err
	}
	log, err := os.OpenFile(os.Getenv(spiedFacts), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o666)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(log, "%s %x %d\n", unit.ID, sha256.Sum256(facts), len(facts))
	return errors.Join(err, log.Close())
}

// TestDeterminism analyses real libraries twice, one package at a time and many,
// named in another order: the facts about each package are the same bytes, and so
// are the findings.
func TestDeterminism(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("analyses the standard library twice")
	}
	packages := []string{"./countdown", "./desk/cmd/desk", "./desk/cmd/worker", "./exam", "./outbox/cmd/outbox", "./practice", "./proctor", "./reminders"}
	facts, findings := spied(t, "-p=1", packages)
	slices.Reverse(packages)
	factsAgain, findingsAgain := spied(t, "-p=8", packages)
	if len(facts) < 100 || len(findings) < len(packages) {
		t.Fatalf("facts about %d packages, %d lines of findings", len(facts), len(findings))
	}
	if !slices.Equal(facts, factsAgain) {
		t.Errorf("the facts differ: %q", slices.DeleteFunc(factsAgain, func(line string) bool { return slices.Contains(facts, line) }))
	}
	if !slices.Equal(findings, findingsAgain) {
		t.Errorf("the findings differ:\n%s\nand\n%s", strings.Join(findings, ""), strings.Join(findingsAgain, ""))
	}
}

// spied returns a line for the facts about each package, and one for each finding.
func spied(t *testing.T, parallel string, packages []string) (facts, findings []string) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "facts")
	env := []string{spiedTool + "=" + binary, spiedFacts + "=" + file}
	args := []string{"vet", "-vettool=" + self, parallel, fmt.Sprintf("-cachekey=%d", time.Now().UnixNano())}
	r := runIn(t, filepath.Join("..", "..", "testdata", "incidents"), env, "go", append(args, packages...)...)
	if r.code != 1 {
		t.Fatalf("%+v", r)
	}
	for line := range strings.Lines(read(t, "", file)) {
		facts = append(facts, line)
	}
	for line := range strings.Lines(r.stderr) {
		if !strings.HasPrefix(line, "#") {
			findings = append(findings, line)
		}
	}
	slices.Sort(facts)
	slices.Sort(findings)
	return facts, findings
}
