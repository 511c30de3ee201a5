package check

import (
	"cmp"
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
	unloadable := unloadable(units)
	if err := b.retry(ctx, units, unloadable); err != nil {
		return nil, err
	}
	failures := failuresOf(b.out.Sections, units)
	var expected []string
	for _, unit := range units {
		if !unit.IsRoot {
			continue
		}
		reason := failures.reason(unit)
		if reason == "" && unsigned([]string{listing.Plain(unit.ImportPath)}, b.out) > 0 {
			reason = unloadable[unit.Path()] // for the sake of its test
		}
		if reason != "" {
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

// unloadable returns, by path, why a package or one of its tests cannot be loaded.
func unloadable(units []*listing.Package) map[string]string {
	reasons := make(map[string]string)
	for _, unit := range units {
		reasons[unit.Path()] = cmp.Or(reasons[unit.Path()], unit.LoadReason())
	}
	return reasons
}

// retry runs go vet again without the packages that cannot be loaded: one of
// them can be enough to keep it from analysing any (Go 1.26).
func (b *books) retry(ctx context.Context, units []*listing.Package, unloadable map[string]string) error {
	var loadable []string
	isWhole := true
	for _, unit := range units {
		if unloadable[unit.Path()] != "" {
			isWhole = false
		} else if !slices.Contains(loadable, unit.Path()) {
			loadable = append(loadable, unit.Path())
		}
	}
	isNothing := len(b.out.Signed) == 0 && len(b.out.Sections) == 0
	if !isNothing || len(loadable) == 0 || isWhole {
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
