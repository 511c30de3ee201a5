// Package objects loads, changes and writes objects of an ORM.
package objects

import (
	"slices"

	"gorm.io/gorm"
)

type Group struct {
	gorm.Model
	Members []Member
}

type Member struct{ gorm.Model }

var db *gorm.DB

func Get(id uint) (*Group, error) { // want Get:"loads 1"
	var group Group
	err := db.Preload("Members").First(&group, id).Error
	return &group, err
}

func Fill(group *Group, id uint) error { // want Fill:"fills 1"
	return db.First(group, id).Error
}

func Save(group *Group) error { // want Save:"keeps 1 by gorm.DB.Save"
	return db.Save(group).Error
}

func SaveValue(group Group) error { // want SaveValue:"keeps 1 by gorm.DB.Save"
	return db.Save(&group).Error
}

func SetMembers(group *Group, members []Member) error { // want SetMembers:"keeps 1 by gorm.Association.Replace"
	return db.Model(group).Association("Members").Replace(members)
}

func Without[T any](list []T, i int) []T { // want Without:"edits 1 shifts into 1"
	return append(list[:i], list[i+1:]...)
}

func Each[T any](list *[]T, do func(T)) { // want Each:"edits 1 drains"
	for len(*list) > 0 {
		do((*list)[0])
		*list = (*list)[1:]
	}
}

func (g *Group) Remove(id uint) { // want Remove:"edits 1.Members zeroes"
	g.Members = slices.DeleteFunc(g.Members, func(m Member) bool { return m.ID == id })
}

func SaveAtOnce(group *Group) error { // want SaveAtOnce:"keeps 1 by gorm.DB.Save"
	return db.Transaction(func(tx *gorm.DB) error { return tx.Save(group).Error })
}

// The rows that are missing are removed.

func SaveAll(group *Group) error { // want SaveAll:"^saves to sql takes-keyed 1$"
	if err := db.Select("Members").Delete(group).Error; err != nil {
		return err
	}
	return db.Save(group).Error
}

// Others do nothing that matters to who calls them.

func SaveName(group *Group) error { // want SaveName:"^saves to sql takes 1$"
	return db.Select("Name").Save(group).Error
}

func Copy[T any](list []T, i int) []T {
	list = slices.Clone(list)
	return append(list[:i], list[i+1:]...)
}

func Window[T any](list []T, i int) []T { return list[i:] }
