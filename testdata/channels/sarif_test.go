package channels_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"
)

// sarifLog is what is looked at of a log with one run.
type sarifLog struct {
	Runs []struct {
		Tool struct {
			Driver struct {
				Rules []sarifRule
			}
		}
		Invocations []struct {
			ExecutionSuccessful        bool
			ToolExecutionNotifications []struct{ Message struct{ Text string } }
		}
		Results []sarifResult
	}
}

type sarifRule struct {
	ID   string
	Help struct{ Text, Markdown string }
}

type sarifResult struct {
	RuleID              string `json:"ruleId"`
	RuleIndex           int    `json:"ruleIndex"`
	Message             struct{ Text string }
	Locations           []sarifLocation
	PartialFingerprints map[string]string
	CodeFlows           []struct {
		ThreadFlows []struct {
			Locations []struct{ Location sarifLocation }
		}
	}
}

type sarifLocation struct {
	Message          struct{ Text string }
	PhysicalLocation struct {
		ArtifactLocation struct{ URI string }
		Region           struct{ StartLine, StartColumn, EndLine, EndColumn int }
	}
}

func sarif(t *testing.T, dir string) sarifLog {
	t.Helper()
	var log sarifLog
	if err := json.Unmarshal([]byte(printed(t, dir, "sarif")), &log); err != nil {
		t.Fatal(err)
	}
	return log
}

// TestSARIFByMultitool has Microsoft's validator look with the rules of the
// standard and those of GitHub.
func TestSARIFByMultitool(t *testing.T) {
	tool := multitool(t)
	for name, dir := range subjects(t) {
		t.Run(name, func(t *testing.T) {
			log := filepath.Join(t.TempDir(), "log.sarif")
			write(t, log, printed(t, dir, "sarif"))
			verdict := filepath.Join(t.TempDir(), "verdict.sarif")
			// The tool exits with 0 whatever it has found.
			out := must(t, "", []string{"DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1"}, tool,
				"validate", log, "--rule-kind", "Sarif;Ghas", "--level", "Error;Warning", "-o", verdict, "--log", "ForceOverwrite")
			var v sarifLog
			if err := json.Unmarshal([]byte(strings.TrimPrefix(read(t, verdict), "\ufeff")), &v); err != nil {
				t.Fatalf("%v\n%s", err, out)
			}
			if len(v.Runs) != 1 || len(v.Runs[0].Tool.Driver.Rules) == 0 && len(v.Runs[0].Results) > 0 {
				t.Fatalf("the multitool has not looked:\n%s", out)
			}
			if len(v.Runs[0].Results) > 0 {
				t.Errorf("%d complaints:\n%s", len(v.Runs[0].Results), out)
			}
		})
	}
}

// TestMultitoolComplains: the validator is one that notices.
func TestMultitoolComplains(t *testing.T) {
	tool := multitool(t)
	log := filepath.Join(t.TempDir(), "log.sarif")
	write(t, log, strings.ReplaceAll(printed(t, filepath.Join("..", "incidents"), "sarif"), `"startLine"`, `"startLin"`))
	out := run(t, "", []string{"DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1"}, tool, "validate", log, "--rule-kind", "Sarif;Ghas")
	if !strings.Contains(out.stdout, ": error ") {
		t.Errorf("no complaint about a log without lines: %+v", out)
	}
}

// multitool installs Microsoft's validator from npm.
func multitool(t *testing.T) string {
	t.Helper()
	npm := need(t, "npm")
	dir := t.TempDir()
	must(t, dir, nil, npm, "install", "--no-audit", "--no-fund", "--prefix", dir, "@microsoft/sarif-multitool-linux@5.7.0")
	tool := filepath.Join(dir, "node_modules", "@microsoft", "sarif-multitool-linux", "Sarif.Multitool")
	if err := os.Chmod(tool, 0o755); err != nil {
		t.Fatal(err)
	}
	return tool
}

// TestSARIFRules: each category has its rule, which says how to ignore it, and
// each result has the rule that it names.
func TestSARIFRules(t *testing.T) {
	run := sarif(t, filepath.Join("..", "incidents")).Runs[0]
	rules := run.Tool.Driver.Rules
	for topic := range strings.Lines(must(t, "", nil, command, "explain")) {
		id, _, ok := strings.Cut(strings.TrimSpace(topic), ":")
		if !ok || !strings.Contains(id, "/") || strings.Contains(id, " ") {
			continue
		}
		i := slices.IndexFunc(rules, func(r sarifRule) bool { return r.ID == id })
		if i < 0 {
			t.Errorf("%s has no rule", id)
			continue
		}
		page := must(t, "", nil, command, "explain", id)
		_, text, _ := strings.Cut(page, "\n\n")
		for _, help := range []string{rules[i].Help.Text, rules[i].Help.Markdown} {
			if id != "effects/directive" && !strings.Contains(help, "\t//incidentlint:ignore "+id+" the reason\n") {
				t.Errorf("%s: the help does not say how to ignore it:\n%s", id, help)
			}
		}
		if !strings.HasPrefix(rules[i].Help.Text, text) {
			t.Errorf("%s: the help is not what explain prints:\n%s", id, rules[i].Help.Text)
		}
	}
	for _, r := range run.Results {
		if rules[r.RuleIndex].ID != r.RuleID {
			t.Errorf("a %s has the rule of %s", r.RuleID, rules[r.RuleIndex].ID)
		}
	}
	if !run.Invocations[0].ExecutionSuccessful {
		t.Error("the run is called a failure")
	}
}

// TestSARIFPath: the places that belong to a finding are its path.
func TestSARIFPath(t *testing.T) {
	for _, r := range sarif(t, filepath.Join("..", "incidents")).Runs[0].Results {
		if !strings.HasSuffix(r.Locations[0].PhysicalLocation.ArtifactLocation.URI, "/database/open.go") {
			continue
		}
		steps := r.CodeFlows[0].ThreadFlows[0].Locations
		if len(steps) != 2 || steps[0].Location.Message.Text != r.Message.Text || steps[1].Location.Message.Text != "DB.Ping is called here" {
			t.Errorf("steps %+v", steps)
		}
		return
	}
	t.Error("nothing is found in database/open.go")
}

// TestSARIFPlaces: files are named from the top of the repository, columns are
// counted in UTF-16, and what failed is told.
func TestSARIFPlaces(t *testing.T) {
	dir := fixture(t, odd)
	write(t, filepath.Join(dir, ".git"), "")
	run := sarif(t, filepath.Join(dir, "sub")).Runs[0]
	if len(run.Results) != 1 {
		t.Fatalf("%d results", len(run.Results))
	}
	at := run.Results[0].Locations[0].PhysicalLocation
	if at.ArtifactLocation.URI != "sub/a%20gr%C3%B6%C3%9Fe.go" {
		t.Errorf("file %q", at.ArtifactLocation.URI)
	}
	line := strings.Split(read(t, filepath.Join(dir, "sub", "a größe.go")), "\n")[at.Region.StartLine-1]
	units := utf16.Encode([]rune(line))[at.Region.StartColumn-1 : at.Region.EndColumn-1]
	if got := string(utf16.Decode(units)); got != "for" {
		t.Errorf("the region is %q in %s", got, line)
	}
	run = sarif(t, dir).Runs[0]
	if run.Invocations[0].ExecutionSuccessful || len(run.Invocations[0].ToolExecutionNotifications) != 2 {
		t.Errorf("invocations %+v, want a failure with the package broken and the directive", run.Invocations)
	}
}

// TestFingerprints: those of SARIF and Code Climate are the same; they stay when
// code moves and is written otherwise, and tell alike findings apart.
func TestFingerprints(t *testing.T) {
	const archive = `
-- remote/remote.go --
package remote

//incidentlint:remote
func Fetch() error { return nil }
-- p/p.go --
package p

import "example.com/m/remote"

func One() {
	for remote.Fetch() != nil {
	}
	for remote.Fetch() != nil {
	}
}

func Two() {
	for remote.Fetch() != nil {
	}
}
`
	const moved = `package p

import "example.com/m/remote"

// Two was the second.
func Two() {
	for {
		if remote.Fetch() == nil {
			break
		}
	}
}

func One() {
	println()
	for remote.Fetch() != nil { /* again */ }
	if true {
		for remote.Fetch() != nil {
		}
	}
}
`
	dir := fixture(t, archive)
	before := fingerprints(t, dir)
	if len(before) != 3 || len(slices.Compact(slices.Clone(before))) != 3 {
		t.Errorf("fingerprints %q, want three that differ", before)
	}
	write(t, filepath.Join(dir, "p", "p.go"), moved)
	if after := fingerprints(t, dir); !slices.Equal(after, before) {
		t.Errorf("fingerprints %q before and %q after", before, after)
	}
}

// fingerprints returns those of the findings in dir, sorted.
func fingerprints(t *testing.T, dir string) []string {
	t.Helper()
	var bySARIF, byCodeClimate []string
	for _, r := range sarif(t, dir).Runs[0].Results {
		bySARIF = append(bySARIF, r.PartialFingerprints["primaryLocationLineHash"])
	}
	var issues []struct{ Fingerprint string }
	if err := json.Unmarshal([]byte(printed(t, dir, "codeclimate")), &issues); err != nil {
		t.Fatal(err)
	}
	for _, issue := range issues {
		byCodeClimate = append(byCodeClimate, issue.Fingerprint)
	}
	if !slices.Equal(bySARIF, byCodeClimate) {
		t.Errorf("SARIF has %q, Code Climate %q", bySARIF, byCodeClimate)
	}
	slices.Sort(bySARIF)
	return bySARIF
}
