// Package newsletter writes to the groups of an e-learning platform once a week.
package newsletter

import (
	"context"
	"fmt"
	"slices"

	"example.com/incidents/fixed/newsletter/batches"
	"example.com/incidents/fixed/newsletter/groups"
)

// mails is how many the provider takes at a time.
const mails = 100

// A Mailer sends one mail to several users.
type Mailer interface {
	Send(ctx context.Context, to []groups.User, text string) error
}

// A Job is the weekly job.
type Job struct {
	groups *groups.Repository
	mailer Mailer
}

// New returns the job that writes to the groups.
func New(repository *groups.Repository, mailer Mailer) *Job {
	return &Job{groups: repository, mailer: mailer}
}

// Run tells the members of a group what is new; as long as nobody has been taken in, those
// who want to be. It closes the group that is full.
func (j *Job) Run(ctx context.Context, id uint, size int, text string) error {
	group, err := j.groups.Get(ctx, id)
	if err != nil {
		return fmt.Errorf("newsletter of group %d: %w", id, err)
	}
	isFull := len(group.Members) >= size
	to := slices.Clone(group.Applicants)
	if len(group.Members) > 0 {
		to = slices.Clone(group.Members)
	}
	err = batches.Each(&to, mails, func(users []groups.User) error {
		return j.mailer.Send(ctx, users, text)
	})
	if err != nil {
		return fmt.Errorf("newsletter of group %d: %w", id, err)
	}
	group.IsClosed = isFull
	if err := j.groups.Save(ctx, group); err != nil {
		return fmt.Errorf("newsletter of group %d: %w", id, err)
	}
	return j.groups.SetMembers(ctx, group)
}
