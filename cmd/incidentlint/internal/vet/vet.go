// Package vet runs go vet with the suite and reads what it says.
package vet

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/incidentlint/incidentlint/analyzers"
	"github.com/incidentlint/incidentlint/cmd/incidentlint/internal/gocmd"
	"github.com/incidentlint/incidentlint/cmd/incidentlint/internal/vettool"
)

// A Job is what go vet is asked to do.
type Job struct {
	Go        *gocmd.Go
	Tags      string
	ToolFlags []string
	Patterns  []string
	Key       string // of the cache, see vettool.KeyFlag; most often ""
	Seen      func() // called for each package that is done; not nil
}

// An Outcome is what go vet said.
type Outcome struct {
	Signed    []string // the IDs of the packages that were analysed
	Results   []Result
	Failed    bool      // go vet did not exit with 0
	Sections  []Section // the packages that go vet complains about
	Unmatched []string  // patterns without packages
	Reason    string    // the first line of complaint
}

// A Result is what one analyzer said of one package: an error or diagnostics.
type Result struct {
	Package     string // its ID, "example.com/p" or "example.com/p_test"
	Analyzer    string
	Error       string
	Diagnostics []Diagnostic
}

// Run analyses the packages of the job.
func Run(ctx context.Context, job Job) (*Outcome, error) {
	args, err := job.args(append([]string{"-json"}, signing(job.ToolFlags)...)...)
	if err != nil {
		return nil, err
	}
	out := new(Outcome)
	result, err := job.Go.Run(ctx, args, func(r io.Reader) error { return out.read(r, job.Seen) })
	if err != nil {
		return nil, err
	}
	out.Failed = result.Failed
	out.Sections, out.Unmatched = parseStderr(result.Stderr)
	out.Reason = gocmd.FirstLine(result.Stderr)
	return out, nil
}

// args returns the arguments of the go command.
func (j *Job) args(mode ...string) ([]string, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, fmt.Errorf("cannot find this program: %w", err)
	}
	args := append([]string{"vet", "-vettool=" + self}, mode...)
	if j.Tags != "" {
		args = append(args, "-tags="+j.Tags)
	}
	if j.Key != "" {
		args = append(args, "-"+vettool.KeyFlag+"="+j.Key)
	}
	args = append(args, j.ToolFlags...)
	return append(append(args, "--"), j.Patterns...), nil
}

// read reads a stream of JSON objects, one per package.
func (o *Outcome) read(r io.Reader, seen func()) error {
	decoder := json.NewDecoder(r)
	for {
		var unit map[string]map[string]json.RawMessage // by package and analyzer
		err := decoder.Decode(&unit)
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return fmt.Errorf("cannot read the output of go vet: %w", err)
		}
		seen()
		for pkg, byAnalyzer := range unit {
			for analyzer, raw := range byAnalyzer {
				if err := o.add(pkg, analyzer, raw); err != nil {
					return fmt.Errorf("cannot read the output of go vet: %w", err)
				}
			}
		}
	}
}

func (o *Outcome) add(pkg, analyzer string, raw json.RawMessage) error {
	if analyzer == vettool.Witness {
		o.Signed = append(o.Signed, pkg)
		return nil
	}
	result, err := parseResult(raw)
	result.Package, result.Analyzer = pkg, analyzer
	o.Results = append(o.Results, result)
	return err
}

// signing returns the flags that have each package signed. A flag that selects
// analyzers would leave the witness out.
func signing(toolFlags []string) []string {
	flags := []string{"-" + vettool.Witness + ".sign=true"}
	for _, f := range append(strings.Fields(os.Getenv("GOFLAGS")), toolFlags...) {
		name, value, _ := strings.Cut(strings.TrimLeft(f, "-"), "=")
		if _, ok := analyzers.ByName(name); ok && value != "false" {
			return append(flags, "-"+vettool.Witness+"=true")
		}
	}
	return flags
}
