package main

import (
	"context"
	"fmt"
	"io"
	"os"

	"github.com/incidentlint/incidentlint/cmd/incidentlint/internal/baseline"
	"github.com/incidentlint/incidentlint/cmd/incidentlint/internal/check"
	"github.com/incidentlint/incidentlint/cmd/incidentlint/internal/finding"
	"github.com/incidentlint/incidentlint/cmd/incidentlint/internal/formats"
	"github.com/incidentlint/incidentlint/cmd/incidentlint/internal/gocmd"
	"github.com/incidentlint/incidentlint/cmd/incidentlint/internal/options"
	"github.com/incidentlint/incidentlint/cmd/incidentlint/internal/progress"
	"github.com/incidentlint/incidentlint/cmd/incidentlint/internal/vet"
)

// lint analyses what o asks for and prints what it finds.
func lint(ctx context.Context, o *options.Options) (int, error) {
	g, err := gocmd.Find(ctx, o.Dir)
	if err != nil {
		return failed, err
	}
	if err := addLedgers(ctx, o, g.Dir); err != nil {
		return failed, err
	}
	narrow, err := newNarrowing(ctx, o, g.Dir)
	if err != nil {
		return failed, err
	}
	out, err := open(o.Outputs, g.Dir)
	if err != nil {
		return failed, err
	}
	line := progress.Start(os.Stderr)
	a, diffs, err := analyse(ctx, o, vet.Job{Go: g, Tags: o.Tags, ToolFlags: o.ToolFlags, Patterns: o.Patterns, Seen: line.Add})
	line.Stop()
	if err != nil {
		return failed, err
	}
	shown := 0
	var notes []string
	switch {
	case o.WriteBaseline != "":
		notes, err = remember(&a.Report, o.WriteBaseline)
	case o.Diff:
		err = print(os.Stdout, func(w io.Writer) error { shown = formats.Diff(w, diffs, g.Dir); return nil })
	default:
		notes = narrow.apply(a)
		shown = len(a.Report.Findings)
		err = out.write(&a.Report)
	}
	for _, gap := range a.Report.NotAnalysed {
		notes = append(notes, gap.String())
	}
	for _, note := range notes {
		complain(note)
	}
	return exitCode(shown, len(a.Report.NotAnalysed)), err
}

// analyse runs the suite, and then again after the fixes if they are wanted.
func analyse(ctx context.Context, o *options.Options, job vet.Job) (a *check.Analysis, diffs string, err error) {
	a, err = check.Run(ctx, job)
	if err != nil || !a.HasFixes || !o.Fix && !o.Diff {
		return a, "", err
	}
	fixes := a.Job
	fixes.Key = a.FixKey()
	hadGaps := len(a.Report.NotAnalysed) > 0
	var complaint string
	if link := a.LeadsOut(); link != "" && !o.Diff {
		a.Report.NotAnalysed = append(a.Report.NotAnalysed, finding.Unexplained("no fix is applied: "+link+" is a link that leads out of the repository"))
		return a, "", nil
	}
	if o.Diff {
		diffs, complaint, err = vet.Diff(ctx, fixes)
	} else if complaint, err = vet.Fix(ctx, fixes); err == nil {
		a, err = check.Run(ctx, job)
	}
	if err != nil {
		return nil, "", err
	}
	if complaint != "" && !hadGaps { // else it is about those
		a.Report.NotAnalysed = append(a.Report.NotAnalysed, finding.Unexplained("not all fixes can be applied: "+complaint))
	}
	return a, diffs, nil
}

// remember writes the findings to a baseline, if there can be no more of them.
func remember(report *finding.Report, file string) (notes []string, err error) {
	if len(report.NotAnalysed) > 0 {
		return []string{"baseline " + file + " is not written, not everything could be analysed"}, nil
	}
	if err := baseline.Write(within(report.Dir, file), report); err != nil {
		return nil, fmt.Errorf("cannot write %s: %w", file, cause(err))
	}
	return []string{fmt.Sprintf("%s now knows %d findings, -baseline %s hides them", file, len(report.Findings), file)}, nil
}

func exitCode(findings, gaps int) int {
	switch {
	case gaps > 0:
		return failed
	case findings > 0:
		return found
	}
	return clean
}
