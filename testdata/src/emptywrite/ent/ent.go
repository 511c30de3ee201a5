// Package ent uses code that ent generates.
package ent

import (
	"context"
	"fmt"

	"emptywrite/ent/generated"
)

// A job that is not there is done, as far as the caller is told.
func finish(ctx context.Context, jobs *generated.JobClient, id int) error {
	j, err := jobs.Get(ctx, id) // want `when JobClient.Get finds nothing the write by JobUpdateOne.Exec at line \d+ is skipped, and success reported`
	if generated.IsNotFound(err) {
		return nil
	}
	if err != nil {
		return err
	}
	return jobs.UpdateOneID(j.ID).SetStatus("done").Exec(ctx)
}

// So it is by a query of one's own, and a write that returns what it has written.
func finishFirst(ctx context.Context, jobs *generated.JobClient, id int) error {
	j, err := jobs.Query().Where(generated.JobID(id)).First(ctx) // want `when JobQuery.First finds nothing the write by JobUpdateOne.Save at line \d+ is skipped, and success reported`
	switch {
	case generated.IsNotFound(err):
		return nil
	case err != nil:
		return err
	}
	_, err = jobs.UpdateOneID(j.ID).SetStatus("done").Save(ctx)
	return err
}

// Silent: the error is handed on.
func finishChecked(ctx context.Context, jobs *generated.JobClient, id int) error {
	j, err := jobs.Get(ctx, id)
	if err != nil {
		return fmt.Errorf("job %d: %w", id, err)
	}
	return jobs.UpdateOneID(j.ID).SetStatus("done").Exec(ctx)
}

// Silent: an update of one by its key fails if it is not there.
func finishUnread(ctx context.Context, jobs *generated.JobClient, id int) error {
	return jobs.UpdateOneID(id).SetStatus("done").Exec(ctx)
}

// Silent: what is missing is made.
func adopt(ctx context.Context, jobs *generated.JobClient, id int, owner string) error {
	j, err := jobs.Get(ctx, id)
	if generated.IsNotFound(err) {
		return jobs.Create().SetOwner(owner).Exec(ctx)
	}
	if err != nil {
		return err
	}
	return jobs.UpdateOneID(j.ID).SetStatus("adopted").Exec(ctx)
}

// Silent: a list may well be empty.
func finishAll(ctx context.Context, jobs *generated.JobClient) error {
	all, err := jobs.Query().All(ctx)
	if err != nil {
		return err
	}
	for _, j := range all {
		if err := jobs.UpdateOneID(j.ID).SetStatus("done").Exec(ctx); err != nil {
			return err
		}
	}
	return nil
}
