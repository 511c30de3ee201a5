package newsletter

import "context"

// Leave takes a user out of the group, who gets no more mail.
func (j *Job) Leave(ctx context.Context, id, user uint) error {
	group, err := j.groups.Get(ctx, id)
	if err != nil {
		return err
	}
	return j.groups.Remove(ctx, group, user)
}
