package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
)

// nilawayVersion is a state of its main branch; it has no releases.
const nilawayVersion = "v0.0.0-20260808063849-8649a03c818a"

const (
	stock    = "go-vet"
	static   = "staticcheck"
	golangci = "golangci-lint"
	nilaways = "nilaway"
	ours     = "incidentlint"
)

// others are the tools but ours, and toolNames all, in the order in which they are told of.
var (
	others    = []string{stock, static, golangci, nilaways}
	toolNames = append(slices.Clone(others), ours)
)

// howRun says what is enabled.
var howRun = map[string]string{
	stock:    "its default analyzers",
	static:   "`-checks=all`",
	golangci: "`default: all`, all checks of staticcheck, revive, gocritic, gosec and govet, nothing hidden",
	nilaways: "its defaults",
	ours:     "its defaults, by the command",
}

// A finding is where a check speaks.
type finding struct {
	check string
	file  string // slashed, below the module's directory
	line  int
}

// A place is where tools are run.
type place struct {
	ctx  context.Context
	root string // of the repository
	tmp  string // where binaries go
}

// A tool is run over the whole module.
type tool struct {
	name string
	run  func(place) (version string, findings []finding, err error)
}

func toolsToRun(own bool, nilaway string) []tool {
	if own {
		return []tool{{ours, runOurs}}
	}
	return []tool{
		{nilaways, func(p place) (string, []finding, error) { return runNilaway(p, nilaway) }}, // first, it may not be to be had
		{stock, runVet},
		{static, runStaticcheck},
		{golangci, runGolangci},
		{ours, runOurs},
	}
}

func runVet(p place) (string, []finding, error) {
	out, err := p.output("go", "vet", "-json", "./...")
	if err != nil {
		return "", nil, err
	}
	findings, err := p.readVet(out)
	return runtime.Version(), findings, err
}

// runStaticcheck runs all of its checks, those too that are off by default.
func runStaticcheck(p place) (string, []finding, error) {
	binary, version, err := p.build("testdata/bench/rivals", "honnef.co/go/tools", "cmd/staticcheck")
	if err != nil {
		return "", nil, err
	}
	out, err := p.output(binary, "-checks=all", "-f=json", "./...")
	if err != nil {
		return "", nil, err
	}
	var findings []finding
	for dec := json.NewDecoder(bytes.NewReader(out)); ; {
		var issue struct {
			Code     string
			Location struct {
				File string
				Line int
			}
		}
		err := dec.Decode(&issue)
		if errors.Is(err, io.EOF) {
			return version, findings, nil
		}
		if err != nil {
			return "", nil, err
		}
		findings = append(findings, p.finding(static+"/"+issue.Code, issue.Location.File, issue.Location.Line))
	}
}

// manyChecks are the linters of golangci-lint that begin what they say with the
// check that says it.
var (
	manyChecks = []string{"gocritic", "gosec", "govet", "revive", "staticcheck"}
	checkName  = regexp.MustCompile(`^[\w-]+`)
)

// runGolangci runs all that the module's .golangci.yml enables.
func runGolangci(p place) (string, []finding, error) {
	binary, version, err := p.build("testdata/golangci", "github.com/golangci/golangci-lint/v2", "cmd/golangci-lint")
	if err != nil {
		return "", nil, err
	}
	out, err := p.output(binary, "run", "--allow-parallel-runners", "--show-stats=false", "--output.json.path=stdout", "./...")
	if err != nil {
		return "", nil, err
	}
	var report struct {
		Issues []struct {
			FromLinter string
			Text       string
			Pos        struct {
				Filename string
				Line     int
			}
		}
	}
	if err := json.NewDecoder(bytes.NewReader(out)).Decode(&report); err != nil {
		return "", nil, err
	}
	var findings []finding
	for _, issue := range report.Issues {
		check := issue.FromLinter
		if check == "typecheck" {
			return "", nil, errors.New(issue.Text)
		}
		if slices.Contains(manyChecks, check) {
			check += "/" + checkName.FindString(issue.Text)
		}
		findings = append(findings, p.finding(check, issue.Pos.Filename, issue.Pos.Line))
	}
	return version, findings, nil
}

// runNilaway builds nilaway unless it is given a binary of that very version.
func runNilaway(p place, binary string) (string, []finding, error) {
	if binary == "" {
		binary = filepath.Join(p.tmp, nilaways)
		cmd := exec.CommandContext(p.ctx, "go", "install", "go.uber.org/nilaway/cmd/nilaway@"+nilawayVersion)
		cmd.Env = append(cmd.Environ(), "GOBIN="+p.tmp)
		if out, err := cmd.CombinedOutput(); err != nil {
			return "", nil, fmt.Errorf("build it from a clone of github.com/uber-go/nilaway, and use -nilaway: %w: %s", err, out)
		}
	}
	binary, err := filepath.Abs(binary)
	if err != nil {
		return "", nil, err
	}
	build, err := p.output("go", "version", "-m", binary)
	if err != nil {
		return "", nil, err
	}
	if !bytes.Contains(build, []byte(nilawayVersion)) {
		return "", nil, fmt.Errorf("%s is not nilaway %s", binary, nilawayVersion)
	}
	out, err := p.output(binary, "-json", "-pretty-print=false", "-group-error-messages=false", "-include-pkgs=example.com/rivals", "./...")
	if err != nil {
		return "", nil, err
	}
	findings, err := p.readVet(out)
	return nilawayVersion, findings, err
}

// runOurs runs the categories that are on by default.
func runOurs(p place) (string, []finding, error) {
	binary := filepath.Join(p.tmp, ours)
	cmd := exec.CommandContext(p.ctx, "go", "build", "-o", binary, "./cmd/incidentlint")
	cmd.Dir = p.root
	if out, err := cmd.CombinedOutput(); err != nil {
		return "", nil, fmt.Errorf("%w: %s", err, out)
	}
	out, err := p.output(binary, "-format=json", "./...")
	if err != nil {
		return "", nil, err
	}
	var report struct {
		Findings []struct {
			Analyzer, Category, File string
			Line                     int
		}
		NotAnalysed []struct{ Package, Reason string }
	}
	if err := json.Unmarshal(out, &report); err != nil {
		return "", nil, err
	}
	for _, gap := range report.NotAnalysed {
		return "", nil, fmt.Errorf("%s: %s", gap.Package, gap.Reason)
	}
	var findings []finding
	for _, f := range report.Findings {
		findings = append(findings, p.finding(f.Analyzer+"/"+f.Category, f.File, f.Line))
	}
	return "checkout", findings, nil
}

// build builds a command of a module that a nested module of the repository
// requires, and returns the binary and the version that is required.
func (p place) build(nested, module, cmd string) (binary, version string, err error) {
	dir := filepath.Join(p.root, filepath.FromSlash(nested))
	binary = filepath.Join(p.tmp, filepath.Base(cmd))
	build := exec.CommandContext(p.ctx, "go", "build", "-C", dir, "-o", binary, module+"/"+cmd)
	if out, err := build.CombinedOutput(); err != nil {
		return "", "", fmt.Errorf("%w: %s", err, out)
	}
	out, err := exec.CommandContext(p.ctx, "go", "list", "-C", dir, "-m", "-f", "{{.Version}}", module).Output()
	return binary, strings.TrimSpace(string(out)), err
}

// output runs a command in the module and returns its standard output; that
// there are findings, which most tools say by 1, is no error.
func (p place) output(name string, args ...string) ([]byte, error) {
	cmd := exec.CommandContext(p.ctx, name, args...)
	cmd.Dir = subject(p.root)
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	err := cmd.Run()
	if exit, ok := errors.AsType[*exec.ExitError](err); ok && exit.ExitCode() == 1 && stdout.Len() > 0 {
		err = nil
	}
	if err != nil {
		err = fmt.Errorf("%w: %s", err, stderr.Bytes())
	}
	return stdout.Bytes(), err
}

// readVet reads the stream of objects, one per package, that drivers of go/analysis print with -json.
func (p place) readVet(out []byte) ([]finding, error) {
	var findings []finding
	for dec := json.NewDecoder(bytes.NewReader(out)); ; {
		var tree map[string]map[string][]struct{ Posn string } // by package and analyzer; one that failed is no list
		err := dec.Decode(&tree)
		if errors.Is(err, io.EOF) {
			return findings, nil
		}
		if err != nil {
			return nil, err
		}
		for _, byAnalyzer := range tree {
			for check, list := range byAnalyzer {
				for _, d := range list {
					file, line, err := splitPosn(d.Posn)
					if err != nil {
						return nil, err
					}
					findings = append(findings, p.finding(check, file, line))
				}
			}
		}
	}
}

// splitPosn splits file:line:column.
func splitPosn(posn string) (file string, line int, err error) {
	posn = posn[:max(0, strings.LastIndexByte(posn, ':'))]
	i := max(0, strings.LastIndexByte(posn, ':'))
	line, err = strconv.Atoi(strings.TrimPrefix(posn[i:], ":"))
	return posn[:i], line, err
}

func (p place) finding(check, file string, line int) finding {
	if rel, err := filepath.Rel(subject(p.root), file); err == nil && filepath.IsAbs(file) {
		file = rel
	}
	return finding{check, filepath.ToSlash(file), line}
}
