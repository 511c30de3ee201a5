package check

import (
	"context"
	"slices"

	"github.com/incidentlint/incidentlint/cmd/incidentlint/internal/finding"
	"github.com/incidentlint/incidentlint/cmd/incidentlint/internal/listing"
	"github.com/incidentlint/incidentlint/cmd/incidentlint/internal/vet"
)

// books account for the packages of one run of go vet.
type books struct {
	job     vet.Job
	out     *vet.Outcome
	gaps    []finding.Gap
	missing int // packages without a result and without a reason
}

// account finds out what became of each package that the user asks for.
func account(ctx context.Context, job vet.Job, roots *listing.Roots, out *vet.Outcome) (*books, error) {
	b := &books{job: job, out: out}
	for _, pattern := range out.Unmatched {
		b.gaps = append(b.gaps, finding.Unmatched(pattern, ""))
	}
	if !out.Failed {
		b.missing = unsigned(roots.IDs(), out)
		return b, nil
	}
	units, err := listing.Units(ctx, job.Go, job.Tags, job.Patterns)
	if err != nil {
		return nil, err
	}
	if err := b.retry(ctx, units); err != nil {
		return nil, err
	}
	failures := failuresOf(b.out.Sections, units)
	var expected []string
	for _, unit := range units {
		if !unit.IsRoot {
			continue
		}
		if reason := failures.reason(unit); reason != "" {
			b.gaps = append(b.gaps, b.gap(unit, reason))
		} else if roots.Has(unit.ImportPath) { // a folder of external tests is no package itself
			expected = append(expected, listing.Plain(unit.ImportPath))
		}
	}
	b.gaps = append(b.gaps, failures.elsewhere(units)...)
	b.missing = unsigned(expected, b.out)
	if len(b.gaps) == 0 && b.missing == 0 {
		b.gaps = append(b.gaps, finding.Unexplained("go vet failed: "+b.out.Reason))
	}
	return b, b.fatal(ctx, len(expected))
}

// unsigned returns how many of the packages were not analysed.
func unsigned(ids []string, out *vet.Outcome) int {
	signed := make(map[string]int)
	for _, id := range out.Signed {
		signed[listing.Plain(id)]++
	}
	missing := 0
	for _, id := range ids {
		if signed[id]--; signed[id] < 0 {
			missing++
		}
	}
	return missing
}

// retry runs go vet again without the packages that cannot be loaded: one of
// them is enough to keep it from analysing any (Go 1.26).
func (b *books) retry(ctx context.Context, units []*listing.Package) error {
	broken := make(map[string]bool)
	for _, unit := range units {
		broken[unit.Path()] = broken[unit.Path()] || unit.LoadReason() != ""
	}
	var loadable []string
	for _, unit := range units {
		if !broken[unit.Path()] && !slices.Contains(loadable, unit.Path()) {
			loadable = append(loadable, unit.Path())
		}
	}
	isNothing := len(b.out.Signed) == 0 && len(b.out.Sections) == 0
	if !isNothing || len(loadable) == 0 || !slices.ContainsFunc(units, func(u *listing.Package) bool { return broken[u.Path()] }) {
		return nil
	}
	b.job.Patterns = loadable
	out, err := vet.Run(ctx, b.job)
	if err == nil {
		b.out = out
	}
	return err
}

// fatal returns an error if nothing could be analysed for want of a module.
func (b *books) fatal(ctx context.Context, expected int) error {
	isLocal := slices.ContainsFunc(b.job.Patterns, func(p string) bool { return p[:min(1, len(p))] == "." })
	if expected == 0 && len(b.out.Signed) == 0 && isLocal && !b.job.Go.InModule(ctx) {
		return noModule(b.job.Go)
	}
	return nil
}
