// Package groups keeps in a database who learns together, with gorm.
package groups

import (
	"context"

	"gorm.io/gorm"
)

// A Group of users takes a course together.
type Group struct {
	ID         uint
	Course     string
	IsClosed   bool
	Members    []User
	Applicants []User `gorm:"many2many:group_applicants"`
}

// A User is a member of one group.
type User struct {
	ID      uint
	Email   string
	GroupID *uint
}

// A Repository has the groups of all courses.
type Repository struct{ db *gorm.DB }

// New returns the repository in the database.
func New(db *gorm.DB) *Repository { return &Repository{db: db} }

// Get returns the group with its users.
func (r *Repository) Get(ctx context.Context, id uint) (*Group, error) {
	var group Group
	err := r.db.WithContext(ctx).Preload("Members").Preload("Applicants").First(&group, id).Error
	if err != nil {
		return nil, err
	}
	return &group, nil
}

// SetMembers stores who the members of the group are.
func (r *Repository) SetMembers(ctx context.Context, group *Group) error {
	return r.db.WithContext(ctx).Model(group).Association("Members").Replace(group.Members)
}

// Save stores the group.
func (r *Repository) Save(ctx context.Context, group *Group) error {
	return r.db.WithContext(ctx).Save(group).Error
}

// Remove takes a user out of the group.
func (r *Repository) Remove(ctx context.Context, group *Group, user uint) error {
	return r.db.WithContext(ctx).Model(group).Association("Members").Delete(&User{ID: user})
}
