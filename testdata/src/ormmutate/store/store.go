// Package store loads and saves what other packages change.
package store

import "gorm.io/gorm"

// A Group has no tag, and no embedded model: that gorm keeps it is known from here.
type Group struct {
	ID    uint
	Name  string
	Users []Member
}

type Member struct {
	ID      uint
	GroupID uint
}

var db *gorm.DB

// Get loads a group.
func Get(id uint) (*Group, error) {
	var group Group
	if err := db.Preload("Users").First(&group, id).Error; err != nil {
		return nil, err
	}
	return &group, nil
}

// Load fills a group.
func Load(group *Group, id uint) error { return db.First(group, id).Error }

// Save saves a group.
func Save(group *Group) error { return db.Save(group).Error }

// Rename saves one column.
func Rename(group *Group) error { return db.Select("Name").Save(group).Error }

// Show does nothing with the store.
func Show(group *Group) error { return nil }

// Groups loads all.
func Groups() ([]*Group, error) {
	var groups []*Group
	err := db.Find(&groups).Error
	return groups, err
}

// Remove takes a member out of the group.
func (g *Group) Remove(id uint) {
	for i, m := range g.Users {
		if m.ID == id {
			g.Users = append(g.Users[:i], g.Users[i+1:]...)
			return
		}
	}
}
