// Package corpus has the public cases, by shape.
package corpus

import (
	"context"
	"slices"

	"github.com/go-rel/rel"
	"gorm.io/gorm"

	"ormmutate/corpus/cache"
	"ormmutate/corpus/model"
)

// chat-api: the user who is thrown out of the group stays in it.

type Group struct {
	gorm.Model
	Users []Member `gorm:"many2many:group_users"`
}

type Member struct{ gorm.Model }

var db *gorm.DB

func findGroup(uuid string) (Group, error) {
	var group Group
	if err := db.Preload("Users").Where("uuid = ?", uuid).First(&group).Error; err != nil {
		return Group{}, err
	}
	return group, nil
}

func updateGroup(group Group) Group {
	if err := db.Save(group).Error; err != nil {
		panic(err)
	}
	return group
}

func removeUserFromGroup(uuid string, user uint) Group {
	group, err := findGroup(uuid)
	if err != nil {
		panic(err)
	}
	for i, u := range group.Users {
		if u.ID == user {
			group.Users = append(group.Users[:i], group.Users[i+1:]...) // want `Group.Users loses an element in memory only, updateGroup at line 52 removes no link: it is back on the next load`
			break
		}
	}
	group = updateGroup(group)
	return group
}

// filemaod: the group is loaded without its users, and saved without one of them.

func removeUserUnloaded(id uint, user uint) error {
	var group Group
	if err := db.First(&group, id).Error; err != nil {
		return err
	}
	for i, u := range group.Users {
		if u.ID == user {
			group.Users = append(group.Users[:i], group.Users[i+1:]...) // want `Group.Users loses an element in memory only, DB.Save at line 69`
			break
		}
	}
	return db.Save(&group).Error
}

// gorm 1.x and 2.x: nothing is left of the list, and the condition decides.

func deleteOld(isNew func(Member) bool) error {
	var members []Member
	if err := db.Find(&members).Error; err != nil {
		return err
	}
	members = slices.DeleteFunc(members, isNew) // want `when nothing is left of this list, DB.Delete at line 80 deletes all rows`
	return db.Where("name <> ''").Delete(&members).Error
}

// go-rel: what was emptied is taken for what was not loaded.

type User struct {
	ID     int
	Emails []Email `autosave:"true"`
}

type Email struct {
	ID     int
	UserID int
}

func removeEmails(ctx context.Context, repo rel.Repository, u *User) error {
	u.Emails = u.Emails[:0] // want `User.Emails is emptied in memory only, Repository.Update at line 97 takes it for not loaded and removes no row`
	return repo.Update(ctx, u)
}

func removeAll(ctx context.Context, repo rel.Repository, u *User) error {
	u.Emails = []Email{} // want `User.Emails is emptied in memory only, Repository.Update at line 102 takes it for not loaded and removes no row`
	return repo.Update(ctx, u)
}

// gotosocial: the cache hands out copies that share their arrays.

type database interface {
	GetFilter(ctx context.Context, id string) (*model.Filter, error)
	UpdateFilter(ctx context.Context, f *model.Filter) error
}

type processor struct {
	db     database
	caches cache.Caches
}

func (p *processor) keywordDelete(ctx context.Context, id, keyword string) error {
	filter, err := p.db.GetFilter(ctx, id)
	if err != nil {
		return err
	}
	filter.KeywordIDs = slices.DeleteFunc(filter.KeywordIDs, func(id string) bool { // want `Filter.KeywordIDs has its array in common with the object in the cache: slices.DeleteFunc changes both`
		return id == keyword
	})
	return p.db.UpdateFilter(ctx, filter)
}

func (p *processor) statusDelete(ctx context.Context, id, status string) error {
	filter, err := p.db.GetFilter(ctx, id)
	if err != nil {
		return err
	}
	filter.StatusIDs = slices.DeleteFunc(filter.StatusIDs, func(id string) bool { return id == status })
	return p.db.UpdateFilter(ctx, filter)
}

func (p *processor) keywordDeleteCloned(ctx context.Context, id, keyword string) error {
	filter, err := p.db.GetFilter(ctx, id)
	if err != nil {
		return err
	}
	filter.KeywordIDs = slices.Clone(filter.KeywordIDs)
	filter.KeywordIDs = slices.DeleteFunc(filter.KeywordIDs, func(id string) bool { return id == keyword })
	return p.db.UpdateFilter(ctx, filter)
}

// The fixes.

func removeByRelation(group *Group, user *Member) error {
	return db.Model(group).Association("Users").Delete(user)
}

func removeEmailsByHand(ctx context.Context, repo rel.Repository, u *User) error {
	u.Emails = nil
	return repo.Update(ctx, u)
}

func removeSomeEmails(ctx context.Context, repo rel.Repository, u *User, i int) error {
	u.Emails = append(u.Emails[:i], u.Emails[i+1:]...)
	return repo.Update(ctx, u)
}
