// Package alike holds functions that reply beside an error, whatever they have done.
package alike

import (
	"context"
	"errors"

	"gorm.io/gorm"
)

type Trace struct {
	ID     string
	Shared bool
}

type Reply struct {
	Message string
	ID      string
	Trace   *Trace
	Inner   *Reply
}

type traces struct{ db *gorm.DB }

var errNoTrace = errors.New("no such trace")

func (t *traces) find(id string) (*Trace, error) {
	var trace Trace
	err := t.db.First(&trace, "id = ?", id).Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return nil, nil
	}
	return &trace, err
}

func (t *traces) save(trace *Trace) error { return t.db.Save(trace).Error }

func (t *traces) archive(ctx context.Context, id string) (*Reply, error) {
	trace, err := t.find(id) // want `when traces.find finds nothing the write by traces.save at line \d+ is skipped, and success reported`
	if err != nil {
		return nil, err
	}
	if trace == nil {
		return &Reply{Message: "archived"}, nil
	}
	trace.Shared = false
	if err := t.save(trace); err != nil {
		return nil, err
	}
	return &Reply{Message: "archived"}, nil
}

type Nothing struct{}

// share replies with nothing on all ways, and with what the write says: the shape of
// huaixiaohai/gapiservice c1dfe0252, api/inzone_user.api.go, (*InzoneUserApi).Update.
func (t *traces) share(ctx context.Context, id string) (*Nothing, error) {
	trace, err := t.find(id) // want `when traces.find finds nothing the write by traces.save at line \d+ is skipped, and success reported`
	if err != nil {
		return nil, err
	}
	if trace == nil {
		return &Nothing{}, nil
	}
	trace.Shared = true
	return &Nothing{}, t.save(trace)
}

// requestPasswordReset tells nobody who has an account.
func (t *traces) requestPasswordReset(ctx context.Context, id string) (*Nothing, error) {
	trace, err := t.find(id)
	if err != nil {
		return nil, err
	}
	if trace == nil {
		return &Nothing{}, nil
	}
	trace.Shared = true
	return &Nothing{}, t.save(trace)
}

func (t *traces) oneReturn(ctx context.Context, id string) (any, error) {
	trace, err := t.find(id) // want `when traces.find finds nothing the write by traces.save at line \d+ is skipped, and success reported`
	if err != nil {
		return nil, err
	}
	if trace != nil {
		if err := t.save(trace); err != nil {
			return nil, err
		}
	}
	return &Reply{ID: id, Inner: &Reply{Message: "done"}}, nil
}

func (t *traces) errorOfTheWrite(ctx context.Context, id string) (*Reply, error) {
	trace, err := t.find(id) // want `when traces.find finds nothing the write by traces.save at line \d+ is skipped, and success reported`
	if err != nil {
		return nil, err
	}
	if trace == nil {
		return &Reply{}, nil
	}
	return &Reply{}, t.save(trace)
}

func (t *traces) fails(ctx context.Context, id string) (*Reply, error) {
	trace, err := t.find(id)
	if err != nil {
		return nil, err
	}
	if trace == nil {
		return nil, errNoTrace
	}
	return &Reply{}, t.save(trace)
}

func (t *traces) repliesNothing(ctx context.Context, id string) (*Reply, error) {
	trace, err := t.find(id)
	if err != nil {
		return nil, err
	}
	if trace == nil {
		return nil, nil
	}
	return &Reply{}, t.save(trace)
}

func (t *traces) repliesOtherwise(ctx context.Context, id string) (*Reply, error) {
	trace, err := t.find(id)
	if err != nil {
		return nil, err
	}
	if trace == nil {
		return &Reply{Message: "no such trace"}, nil
	}
	return &Reply{Message: "archived"}, t.save(trace)
}

func (t *traces) repliesWithLess(ctx context.Context, id string) (*Reply, error) {
	trace, err := t.find(id)
	if err != nil {
		return nil, err
	}
	if trace == nil {
		return &Reply{}, nil
	}
	return &Reply{Message: "archived"}, t.save(trace)
}

func (t *traces) repliesWithTheObject(ctx context.Context, id string) (*Reply, error) {
	trace, err := t.find(id)
	if err != nil {
		return nil, err
	}
	if trace != nil {
		if err := t.save(trace); err != nil {
			return nil, err
		}
	}
	return &Reply{Trace: trace}, nil
}

func (t *traces) replyIsFilledIn(ctx context.Context, id string) (*Reply, error) {
	trace, err := t.find(id)
	if err != nil {
		return nil, err
	}
	reply := &Reply{}
	if trace != nil {
		reply.Message = "archived"
		if err := t.save(trace); err != nil {
			return nil, err
		}
	}
	return reply, nil
}

func (t *traces) replyIsShown(ctx context.Context, id string, show func(*Reply)) (*Reply, error) {
	trace, err := t.find(id)
	if err != nil {
		return nil, err
	}
	reply := &Reply{}
	if trace != nil {
		show(reply)
		if err := t.save(trace); err != nil {
			return nil, err
		}
	}
	return reply, nil
}

func (t *traces) saysWhether(ctx context.Context, id string) (bool, error) {
	trace, err := t.find(id)
	if err != nil || trace == nil {
		return false, err
	}
	return true, t.save(trace)
}

func (t *traces) leftAloneAsWell(ctx context.Context, id string) (*Reply, error) {
	trace, err := t.find(id)
	if err != nil {
		return nil, err
	}
	if trace == nil {
		return &Reply{}, nil
	}
	if !trace.Shared {
		return &Reply{}, nil
	}
	return &Reply{}, t.save(trace)
}

func (t *traces) disable(ctx context.Context, id string) (*Reply, error) {
	trace, err := t.find(id)
	if err != nil {
		return nil, err
	}
	if trace == nil {
		return &Reply{}, nil
	}
	return &Reply{}, t.save(trace)
}

func (t *traces) replyOfACall(ctx context.Context, id string, reply func() *Reply) (*Reply, error) {
	trace, err := t.find(id)
	if err != nil {
		return nil, err
	}
	if trace == nil {
		return reply(), nil
	}
	return reply(), t.save(trace)
}

func (t *traces) replyOfACallBehindAnEmptyOne(ctx context.Context, id string, reply func() *Reply) (*Reply, error) {
	trace, err := t.find(id)
	if err != nil {
		return nil, err
	}
	if trace == nil {
		return &Reply{}, nil
	}
	return reply(), t.save(trace)
}
