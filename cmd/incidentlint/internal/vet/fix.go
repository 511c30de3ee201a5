package vet

import (
	"context"

	"github.com/incidentlint/incidentlint/cmd/incidentlint/internal/gocmd"
)

// Fix applies the first fix of each finding; the complaint is "" unless that
// failed. The key of the job must name the checkout, see vettool.KeyFlag.
func Fix(ctx context.Context, job Job) (complaint string, err error) {
	_, result, err := job.fix(ctx, "-fix")
	if err != nil || !result.Failed {
		return "", err
	}
	return gocmd.FirstLine(result.Stderr), nil
}

// Diff returns the unified diffs that Fix would apply, in any order.
func Diff(ctx context.Context, job Job) (diffs, complaint string, err error) {
	out, result, err := job.fix(ctx, "-fix", "-diff")
	if err != nil || out != "" || !result.Failed { // a diff makes go vet fail
		return out, "", err
	}
	return "", gocmd.FirstLine(result.Stderr), nil
}

func (j *Job) fix(ctx context.Context, mode ...string) (string, *gocmd.Result, error) {
	args, err := j.args(mode...)
	if err != nil {
		return "", nil, err
	}
	return j.Go.Output(ctx, args...)
}
