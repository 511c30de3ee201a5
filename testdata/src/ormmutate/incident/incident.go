// Package incident is the weekly mail of an e-learning platform, which drained the list
// that it mailed: on one branch, the relation.
package incident

import (
	"errors"
	"slices"

	"gorm.io/gorm"
)

var errNoMail = errors.New("mail not sent")

const size = 100

// Mailer mails groups in batches.
type Mailer struct {
	db   *gorm.DB
	send func([]User) error
}

// Mail takes out of the list what it has sent, and the list is the relation unless the
// group is closed.
func (m *Mailer) Mail(id uint) error {
	var group Group
	if err := m.db.Preload("Members").First(&group, id).Error; err != nil {
		return err
	}
	list := &group.Members
	if !group.IsOpen {
		list = &group.Recipients
	}
	for len(*list) > 0 {
		n := min(size, len(*list))
		if err := m.send((*list)[:n]); err != nil {
			return errNoMail
		}
		*list = (*list)[n:] // want `Group.Members is drained in place, Association.Replace at line 41 unlinks the rows that are missing from it`
	}
	group.IsOpen = false
	return m.db.Model(&group).Association("Members").Replace(group.Members)
}

// MailCopy is the fix that was shipped: a plain list is made first.
func (m *Mailer) MailCopy(id uint) error {
	var group Group
	if err := m.db.Preload("Members").First(&group, id).Error; err != nil {
		return err
	}
	list := slices.Clone(group.Members)
	if !group.IsOpen {
		list = slices.Clone(group.Recipients)
	}
	for len(list) > 0 {
		n := min(size, len(list))
		if err := m.send(list[:n]); err != nil {
			return errNoMail
		}
		list = list[n:]
	}
	return m.db.Model(&group).Association("Members").Replace(group.Members)
}

// MailChunks takes parts of the relation and changes nothing.
func (m *Mailer) MailChunks(id uint) error {
	var group Group
	if err := m.db.Preload("Members").First(&group, id).Error; err != nil {
		return err
	}
	for part := range slices.Chunk(group.Members, size) {
		if err := m.send(part); err != nil {
			return errNoMail
		}
	}
	return m.db.Model(&group).Association("Members").Replace(group.Members)
}

// MailWindows moves a window over the relation.
func (m *Mailer) MailWindows(id uint) error {
	var group Group
	if err := m.db.Preload("Members").First(&group, id).Error; err != nil {
		return err
	}
	for i := 0; i < len(group.Members); i += size {
		if err := m.send(group.Members[i:min(i+size, len(group.Members))]); err != nil {
			return errNoMail
		}
	}
	return m.db.Save(&group).Error
}

// Leave removes one member and says so to the relation: that is how it is done.
func (m *Mailer) Leave(group *Group, user uint) error {
	for i, member := range group.Members {
		if member.ID == user {
			group.Members = append(group.Members[:i], group.Members[i+1:]...)
			break
		}
	}
	return m.db.Model(group).Association("Members").Replace(group.Members)
}
