package newsletter

import (
	"context"
	"slices"

	"example.com/incidents/newsletter/groups"
)

// Leave takes a user out of the group, who gets no more mail.
func (j *Job) Leave(ctx context.Context, id, user uint) error {
	group, err := j.groups.Get(ctx, id)
	if err != nil {
		return err
	}
	group.Members = slices.DeleteFunc(group.Members, func(u groups.User) bool { return u.ID == user })
	return j.groups.Save(ctx, group)
}
