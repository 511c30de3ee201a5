// Package corpusnil holds the shapes of public bugs in which what was not found is nil.
package corpusnil

import (
	"context"
	"errors"
	"fmt"
	"log"

	"xorm.io/xorm"
)

// User and what is done with it are casdoor, controllers/user.go, at the parent of
// b7d78d1e.
type User struct {
	ID    int64
	Owner string
	Email string
}

type objects struct{ engine *xorm.Engine }

func (o *objects) getUser(id int64) (*User, error) {
	var u User
	has, err := o.engine.ID(id).Get(&u)
	if err != nil {
		return nil, err
	}
	if has {
		return &u, nil
	}
	return nil, nil
}

func (o *objects) updateUser(id int64, email string) error {
	old, err := o.getUser(id) // want `objects.getUser can return nil and no error, the use at line \d+ panics before the write by Session.Update`
	if err != nil {
		return err
	}
	changed := &User{ID: id, Owner: old.Owner, Email: email}
	_, err = o.engine.ID(id).Update(changed)
	return err
}

func (o *objects) updateUserFixed(id int64, email string) error {
	old, err := o.getUser(id)
	if err != nil {
		return err
	}
	if old == nil {
		return fmt.Errorf("the user %d does not exist", id)
	}
	changed := &User{ID: id, Owner: old.Owner, Email: email}
	_, err = o.engine.ID(id).Update(changed)
	return err
}

// Org is woodpecker, server/store/datastore/org.go, at the parent of e51df2db: callers
// write under the id of an organization that is not there.
type Org struct {
	ID   int64
	Name string
}

// Repo belongs to one.
type Repo struct{ ID, OrgID int64 }

var errNotExist = errors.New("record does not exist")

func (o *objects) orgFindByName(name string) (*Org, error) {
	org := new(Org)
	has, err := o.engine.Where("name = ?", name).Get(org)
	if err != nil || !has {
		return nil, err
	}
	return org, nil
}

func (o *objects) orgFindByNameFixed(name string) (*Org, error) {
	org := new(Org)
	has, err := o.engine.Where("name = ?", name).Get(org)
	if err != nil {
		return nil, err
	}
	if !has {
		return nil, errNotExist
	}
	return org, nil
}

func (o *objects) addRepo(owner string) error {
	org, err := o.orgFindByName(owner) // want `objects.orgFindByName can return nil and no error, the use at line \d+ panics before the write by Engine.Insert`
	if err != nil {
		return err
	}
	_, err = o.engine.Insert(&Repo{OrgID: org.ID})
	return err
}

func (o *objects) addRepoFixed(owner string) error {
	org, err := o.orgFindByNameFixed(owner)
	if err != nil {
		return err
	}
	_, err = o.engine.Insert(&Repo{OrgID: org.ID})
	return err
}

// Author, and the source that knows it, are bindery, internal/scheduler/scheduler.go, at
// the parent of 2e4f0896: the source speaks to a server, so its author says what it does.
type Author struct {
	ID   int64
	Name string
}

// Source knows authors.
type Source interface {
	//incidentlint:query result=0 absent=nil
	Author(ctx context.Context, id int64) (*Author, error)
}

type scheduler struct {
	source Source
	engine *xorm.Engine
}

func (s *scheduler) refresh(ctx context.Context, authors []Author) {
	for _, author := range authors {
		updated, err := s.source.Author(ctx, author.ID) // want `Source.Author can return nil and no error, the use at line \d+ panics before the write by Engine.Update`
		if err != nil {
			log.Print(err)
			continue
		}
		author.Name = updated.Name
		if _, err := s.engine.Update(&author); err != nil {
			log.Print(err)
		}
	}
}

func (s *scheduler) refreshFixed(ctx context.Context, authors []Author) {
	for _, author := range authors {
		updated, err := s.source.Author(ctx, author.ID)
		if err != nil {
			log.Print(err)
			continue
		}
		if updated == nil {
			log.Printf("no author %d", author.ID)
			continue
		}
		author.Name = updated.Name
		if _, err := s.engine.Update(&author); err != nil {
			log.Print(err)
		}
	}
}

// Model and Permission are casdoor, object/permission.go, at the parent of 77091a3a: what
// is read of the model goes into what is written.
type Model struct {
	ID   int64
	Text string
}

// Permission rests on a model.
type Permission struct {
	ID    int64
	Rules string
}

func (o *objects) getModel(id int64) (*Model, error) {
	var m Model
	has, err := o.engine.ID(id).Get(&m)
	if err != nil {
		return nil, err
	}
	if !has {
		return nil, nil
	}
	return &m, nil
}

func (o *objects) updatePermission(p *Permission, model int64) error {
	m, err := o.getModel(model) // want `objects.getModel can return nil and no error, the use at line \d+ panics before the write by Session.Update`
	if err != nil {
		return err
	}
	p.Rules = m.Text
	_, err = o.engine.ID(p.ID).Update(p)
	return err
}

func (o *objects) updatePermissionFixed(p *Permission, model int64) error {
	m, err := o.getModel(model)
	if err != nil {
		return err
	} else if m == nil {
		return fmt.Errorf("the model %d does not exist", model)
	}
	p.Rules = m.Text
	_, err = o.engine.ID(p.ID).Update(p)
	return err
}
