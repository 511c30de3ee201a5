// Package check runs the suite over packages and accounts for all of them:
// what was found, and what was not analysed and why.
package check

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"github.com/incidentlint/incidentlint/cmd/incidentlint/internal/finding"
	"github.com/incidentlint/incidentlint/cmd/incidentlint/internal/gocmd"
	"github.com/incidentlint/incidentlint/cmd/incidentlint/internal/listing"
	"github.com/incidentlint/incidentlint/cmd/incidentlint/internal/tree"
	"github.com/incidentlint/incidentlint/cmd/incidentlint/internal/vet"
)

// An Analysis is what came out of a run.
type Analysis struct {
	Report finding.Report

	// Job has the packages that could be loaded, for a run that fixes them.
	Job vet.Job
	// HasFixes reports whether there is a fix for some finding.
	HasFixes bool

	roots *listing.Roots
	wires map[mistake][]wire
}

// FixKey returns a key for the cache that keeps the fixes of this checkout and
// these packages apart from all others, see vettool.KeyFlag.
func (a *Analysis) FixKey() string { return a.roots.Key() + a.Job.Go.Dir }

// Covers reports whether there would be a finding in the file, an absolute path,
// if it had one: it was analysed, or it is no more.
func (a *Analysis) Covers(file string) bool {
	return len(a.Report.NotAnalysed) == 0 && a.roots.HasFile(file) || !exists(file)
}

// LeadsOut returns a file of the packages that is a link to somewhere outside of the repository,
// as it is seen from the job's directory; "" if there is none.
func (a *Analysis) LeadsOut() string {
	for _, file := range a.roots.Files() {
		if tree.LeadsOut(a.Job.Go.Dir, file) {
			rel, _ := filepath.Rel(a.Job.Go.Dir, file)
			return rel
		}
	}
	return ""
}

// Run analyses the packages of the job. The error is for the whole of it: no
// module, a go command that does not work, an interrupt.
func Run(ctx context.Context, job vet.Job) (*Analysis, error) {
	listed := make(chan rootsOrError, 1)
	go func() {
		roots, err := listing.FindRoots(ctx, job.Go, job.Tags, job.Patterns)
		listed <- rootsOrError{roots, err}
	}()
	out, err := vet.Run(ctx, job)
	found := <-listed
	if err != nil {
		return nil, err
	}
	if found.err != nil {
		return nil, brokenGo(ctx, job, out, found.err)
	}
	a, err := account(ctx, job, found.roots, out)
	if err != nil || a.missing == 0 {
		return a.analysis(found.roots), err
	}
	// go vet has taken results from its cache that are none: see
	// vettool.KeyFlag. With a key for exactly these packages it cannot.
	job.Key = found.roots.Key()
	if out, err = vet.Run(ctx, job); err != nil {
		return nil, err
	}
	if a, err = account(ctx, job, found.roots, out); err != nil {
		return nil, err
	}
	if a.missing > 0 {
		a.gaps = append(a.gaps, a.unexplained(found.roots))
	}
	return a.analysis(found.roots), nil
}

// unexplained tells of the packages that are missing.
func (b *books) unexplained(roots *listing.Roots) finding.Gap {
	if b.out.Failed && len(b.out.Sections) == 0 {
		return finding.Unexplained("go vet failed: " + b.out.Reason)
	}
	return finding.Unexplained(fmt.Sprintf("go vet left out %d of %d packages and did not say why", b.missing, roots.Len()))
}

type rootsOrError struct {
	roots *listing.Roots
	err   error
}

// brokenGo returns why neither go vet nor go list says anything.
func brokenGo(ctx context.Context, job vet.Job, out *vet.Outcome, listError error) error {
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case !job.Go.InModule(ctx):
		return noModule(job.Go)
	case out.Failed:
		return errors.New(out.Reason)
	}
	return listError
}

func noModule(g *gocmd.Go) error {
	return fmt.Errorf("%s is not in a module, run incidentlint in one or name its directory with -C", g.Dir)
}
